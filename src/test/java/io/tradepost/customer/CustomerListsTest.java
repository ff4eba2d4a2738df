package io.tradepost.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.customer.CustomerLists.Reading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerListsTest {
  private final CustomerLists lists =
      new CustomerLists(
          Rules.COUNTRIES, Rules.FREEMAIL, Domains.shipped(), "hotwell-demo.example"::equals);

  private Reading csv(String text) {
    return lists.readCsv("customers.csv", text.getBytes(UTF_8));
  }

  private Reading yaml(String text) {
    return lists.readYaml("customers.yaml", text.getBytes(UTF_8));
  }

  private static List<String> problems(Reading reading) {
    assertThat(reading.customers()).isEmpty();
    return reading.problems().stream().map(Object::toString).toList();
  }

  @Test
  void theExampleThatShipsIsWithoutFault() throws IOException {
    String shipped = Files.readString(Path.of("rules/customers.yaml"));
    assertThat(yaml(shipped).customers()).isEmpty();
    assertThat(yaml(shipped).problems()).isEmpty();
    Reading reading = yaml(shipped.replace("\n#  - ", "\n  - "));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.customers()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(reading.customers().stream().map(Customer::country).distinct())
        .hasSizeGreaterThanOrEqualTo(9)
        .contains(new Country("NO"));
    Customer nevir = reading.customers().getFirst();
    assertThat(nevir.key()).isEqualTo("ES-001");
    assertThat(nevir.name()).isEqualTo("NEVIR S.A.");
    assertThat(nevir.shortName()).isEqualTo("NEVIR");
    assertThat(nevir.domains()).containsExactly("nevir-demo.es");
    assertThat(nevir.grade()).isEqualTo(Grade.A);
    assertThat(nevir.owner()).isEqualTo("Britty");
    assertThat(nevir.details()).containsEntry("phone", "+34 912 345 678");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsWrittenReadsBackTheSame(long seed) {
    Random random = new Random(seed);
    List<Customer> customers = new ArrayList<>();
    for (int i = 100; i < 140; i++) {
      customers.add(any(random, i));
    }
    customers.sort(Comparator.comparing(Customer::key));
    Reading fromCsv = lists.readCsv("x.csv", CustomerLists.csv(customers));
    assertThat(fromCsv.problems()).isEmpty();
    assertThat(fromCsv.customers()).isEqualTo(customers);
    Reading fromYaml = lists.readYaml("x.yaml", CustomerLists.yaml(customers));
    assertThat(fromYaml.problems()).isEmpty();
    assertThat(fromYaml.customers()).isEqualTo(customers);
  }

  @Test
  void filesAreReadAndWrittenByTheirEnding(@TempDir Path folder) throws IOException {
    List<Customer> customers = List.of(any(new Random(7), 100));
    for (String name : List.of("a.csv", "b.yaml", "c.YML")) {
      CustomerLists.write(folder.resolve(name), customers);
      assertThat(lists.read(folder.resolve(name)).customers()).isEqualTo(customers);
    }
  }

  @Test
  void everythingThatIsWrongInACsvIsSaidAtOnceWithItsLine() {
    String text =
        """
        code,name,country,domains,addresses,grade,provisional
        ES-001,NEVIR S.A.,Spian,gmail.com;nevir-demo.es,,E,maybe
        "ES-1","Two
        lines Ltd",ES,co.uk,anna(at)x.es,A,
        ES-002,,,,,,
        ES-001,Again,ES,,,,,surplus
        ES-001,Again,ES,no domain,,,
        """;
    assertThat(problems(csv(text)))
        .containsExactly(
            "customers.csv:2: country: found \"Spian\", allowed: an ISO 3166-1 code (ES), a name of"
                + " rules/countries.yaml, or ZZ for unknown",
            "customers.csv:2: domains: found \"gmail.com\", which many people share"
                + " (rules/freemail.yaml), allowed: the company's own domain; put the whole address"
                + " under addresses",
            "customers.csv:2: grade: found \"E\", allowed: A, B, C, D",
            "customers.csv:2: provisional: found \"maybe\", allowed: yes, no",
            "customers.csv:3: code: found \"ES-1\", allowed: two letters, a hyphen and a serial:"
                + " ES-001",
            "customers.csv:3: domains: found \"co.uk\", below which anybody can register, allowed:"
                + " the company's own domain: nevir-demo.co.uk",
            "customers.csv:3: addresses: found \"anna(at)x.es\", allowed: a whole address:"
                + " anna@nevir-demo.es",
            "customers.csv:5: name: found nothing, allowed: the company's name in full",
            "customers.csv:6: found \"surplus\" in column 8, which has no name, allowed: as many"
                + " cells as the first line names",
            "customers.csv:7: code: found \"ES-001\", allowed: each number once; it is in line 2"
                + " too",
            "customers.csv:7: domains: found \"no domain\", allowed: a domain name: nevir-demo.es");
  }

  @Test
  void everythingThatIsWrongInAYamlIsSaidAtOnceWithItsLine() {
    String text =
        """
        # customers
        customers:
          - { code: ES-001, name: NEVIR S.A., land: ES, grade: E }
          - name: Tormo
            country: Atlantis
            name: Tormo again
            domains: { a: b }
          - just text
          - country: [ES]
        rules: []
        """;
    assertThat(problems(yaml(text)))
        .satisfiesExactly(
            p ->
                assertThat(p)
                    .startsWith("customers.yaml:3: found the key \"land\", allowed: key, code"),
            p -> assertThat(p).startsWith("customers.yaml:3: grade: found \"E\""),
            p -> assertThat(p).startsWith("customers.yaml:6: "),
            p -> assertThat(p).startsWith("customers.yaml:7: domains: found a table"),
            p -> assertThat(p).startsWith("customers.yaml:8: found no customer"),
            p ->
                assertThat(p)
                    .startsWith("customers.yaml:9: country: found a list, allowed: one value"),
            p -> assertThat(p).startsWith("customers.yaml:10: found the key \"rules\""));
  }

  @Test
  void brokenFilesSayWhere() {
    assertThat(problems(yaml("customers:\n  - { name: x\n  - y")))
        .first()
        .asString()
        .matches("(?s)customers.yaml:[23]: found broken YAML.*");
    assertThat(problems(csv("name,country\n\"NEVIR,ES\n")))
        .first()
        .asString()
        .startsWith("customers.csv:2: found a quote that is never closed");
    assertThat(problems(csv("")))
        .containsExactly(
            "customers.csv: found nothing, allowed: a first line that names the columns");
    assertThat(problems(csv("name,colour\nx,y\n"))).first().asString().contains("\"colour\"");
    assertThat(problems(csv("code\nES-001\n"))).first().asString().contains("name: found no such");
    assertThat(yaml("").problems()).isEmpty();
    assertThat(yaml("customers:\n").problems()).isEmpty();
    assertThat(problems(yaml("[1]"))).hasSize(1);
  }

  @Test
  void norwayAndPhoneNumbersStandAsWritten() {
    Customer customer =
        yaml("customers:\n  - { name: Fjordlys AS, country: NO, phone: +4721234567, owner: on }\n")
            .customers()
            .getFirst();
    assertThat(customer.country()).isEqualTo(new Country("NO"));
    assertThat(customer.details()).containsEntry("phone", "+4721234567");
    assertThat(customer.owner()).isEqualTo("on");
    assertThat(customer.key()).isEqualTo("new-fjordlys");
  }

  @Test
  void csvComesAsExcelMakesItInEveryCountry() {
    String chinese = "客户编号,客户名称,国家,邮箱,等级,业务员\r\nES-001,西班牙内维尔公司,西班牙,anna@qq.com;bo@qq.com,A,小王\r\n";
    Customer expected = csv(chinese).customers().getFirst();
    assertThat(expected.name()).isEqualTo("西班牙内维尔公司");
    assertThat(expected.addresses()).containsExactly("anna@qq.com", "bo@qq.com");
    for (String charset : List.of("GBK", "GB18030")) {
      assertThat(lists.readCsv("a.csv", chinese.getBytes(Charset.forName(charset))).customers())
          .as(charset)
          .containsExactly(expected);
    }
    assertThat(lists.readCsv("a.csv", ("\uFEFF" + chinese).getBytes(UTF_8)).customers())
        .containsExactly(expected);
    byte[] tabs = ("\uFEFF" + chinese.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE);
    assertThat(lists.readCsv("a.csv", tabs).customers()).containsExactly(expected);

    String spanish = "name;country;domains\r\nPeña y Muñoz S.A.;España;\"a-demo.es;b-demo.es\"\r\n";
    Reading reading = lists.readCsv("a.csv", spanish.getBytes(Charset.forName("windows-1252")));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.customers().getFirst().name()).isEqualTo("Peña y Muñoz S.A.");
    assertThat(reading.customers().getFirst().country()).isEqualTo(new Country("ES"));
    assertThat(reading.customers().getFirst().domains()).containsExactly("a-demo.es", "b-demo.es");
    assertThat(csv("sep=;\r\nname;country\r\nX;Atlantis\r\n").problems().getFirst().line())
        .isEqualTo(3);
  }

  @Test
  void aFormulaInAStrangersNameDoesNotRunInASpreadsheet() {
    Customer evil =
        new Customer(
            "new-x",
            "",
            "=HYPERLINK(\"http://x\")",
            "@x",
            Country.UNKNOWN,
            Set.of(),
            Set.of(),
            Set.of(),
            Grade.C,
            "'-1",
            true,
            Map.of("phone", "+34 1"),
            "");
    String written = new String(CustomerLists.csv(List.of(evil)), UTF_8);
    assertThat(written)
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", ",'@x,", ",''-1,", ",'+34 1,");
    assertThat(lists.readCsv("x.csv", written.getBytes(UTF_8)).customers()).containsExactly(evil);
  }

  private static final List<String> TEXTS =
      List.of(
          "NEVIR S.A.",
          "Peña, \"Muñoz\" & Co.",
          "山田; 商会",
          "=1+1",
          "'quoted'",
          "null",
          "NO",
          "1e5",
          "a: b # c",
          "- x",
          "{x}",
          "two\nlines",
          "ООО «Ромашка»",
          "~",
          "x'y",
          "'-=1",
          "true",
          "0012",
          "2026-11-23",
          "😀 emoji",
          "@at",
          "100%");

  private static Customer any(Random random, int number) {
    Map<String, String> details = new TreeMap<>();
    for (Column column : Column.values()) {
      if (random.nextInt(3) == 0) {
        column.detail().ifPresent(name -> details.put(name, text(random)));
      }
    }
    String code = random.nextBoolean() ? "ES-" + number : "";
    return new Customer(
        code.isEmpty() || random.nextInt(4) == 0 ? "new-" + number : code,
        code,
        text(random),
        text(random),
        random.nextInt(4) == 0 ? Country.UNKNOWN : new Country(random.nextBoolean() ? "NO" : "CN"),
        some(random, "a-demo.es", "b-demo.com", "xn--bcker-demo-q5a.de"),
        some(random, "anna@gmail.com", "o'neil+x@a-demo.es"),
        some(random, "z@qq.com", "=y@qq.com"),
        List.of(Grade.values()).get(random.nextInt(4)),
        random.nextBoolean() ? text(random) : "",
        random.nextBoolean(),
        details,
        random.nextInt(5) == 0 ? "ES-1" : "");
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static Set<String> some(Random random, String... from) {
    Set<String> some = new TreeSet<>();
    for (String each : from) {
      if (random.nextInt(3) == 0) {
        some.add(each);
      }
    }
    return some;
  }
}

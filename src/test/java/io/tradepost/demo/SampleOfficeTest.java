package io.tradepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleOfficeTest {
  private static final Instant UNTIL = Instant.parse("2026-06-30T00:00:00Z");
  private static final List<Sample> LETTERS =
      SampleOffice.generate(SampleOptions.acceptance(11, UNTIL)).toList();

  @Test
  void theSameSeedGivesTheSameBytes() {
    SampleOptions options = SampleOptions.demo(UNTIL);
    List<Sample> first = SampleOffice.generate(options).toList();
    List<Sample> second = SampleOffice.generate(options).toList();

    assertThat(first).hasSize(300);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).raw()).isEqualTo(first.get(i).raw());
      assertThat(second.get(i).flags()).isEqualTo(first.get(i).flags());
      assertThat(second.get(i).internalDate()).isEqualTo(first.get(i).internalDate());
      assertThat(second.get(i).truth()).isEqualTo(first.get(i).truth());
    }
  }

  @Test
  void anotherSeedGivesOtherLetters() {
    SampleOptions one = SampleOptions.acceptance(1, UNTIL);
    SampleOptions two = SampleOptions.acceptance(2, UNTIL);

    Set<Integer> first = hashes(SampleOffice.generate(one).limit(200));
    Set<Integer> second = hashes(SampleOffice.generate(two).limit(200));

    assertThat(first).doesNotContainAnyElementsOf(second);
  }

  private static Set<Integer> hashes(Stream<Sample> samples) {
    return samples.map(s -> Arrays.hashCode(s.raw())).collect(Collectors.toSet());
  }

  @Test
  void eachMailboxGetsItsNumberOfLettersWithinTheSpan() {
    Map<String, Long> counts =
        LETTERS.stream().collect(Collectors.groupingBy(Sample::mailbox, Collectors.counting()));

    assertThat(counts).containsOnly(Map.entry("Britty", 2_000L), Map.entry("Kevin", 2_000L));
    Duration span = SampleOptions.acceptance(11, UNTIL).span();
    assertThat(LETTERS)
        .allSatisfy(
            s -> assertThat(s.internalDate()).isBetween(UNTIL.minus(span), UNTIL.plusSeconds(90)));
  }

  @Test
  void everyKindOccursInTwoThousandLetters() {
    Set<String> kinds =
        LETTERS.stream()
            .filter(s -> s.mailbox().equals("Britty"))
            .map(s -> s.truth().kind())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(kinds).containsAll(Stream.of(Kind.values()).map(Kind::label).toList());
  }

  @Test
  void theDemoShowsNearlyEveryKindInThreeHundred() {
    Set<String> kinds =
        SampleOffice.generate(SampleOptions.demo(UNTIL))
            .map(s -> s.truth().kind())
            .collect(Collectors.toSet());

    assertThat(kinds)
        .hasSizeGreaterThan(Kind.values().length - 4)
        .contains("bounce", "auto-reply", "platform-inquiry", "newsletter", "order", "revision");
  }

  @Test
  void theFourPlacesAllGetTheirShare() {
    Map<String, Long> shares =
        LETTERS.stream()
            .collect(Collectors.groupingBy(s -> s.truth().category(), Collectors.counting()));

    assertThat(shares).containsOnlyKeys("customer", "business-assistant", "sent", "others");
    assertThat(shares.values()).allMatch(n -> n > 150);
    assertThat(shares.get("customer")).isBetween(1_000L, 2_000L);
  }

  @Test
  void truthsAreWhole() {
    Set<String> kinds = Stream.of(Kind.values()).map(Kind::label).collect(Collectors.toSet());
    assertThat(LETTERS)
        .allSatisfy(
            s -> {
              Truth t = s.truth();
              boolean customer = t.category().equals("customer");
              assertThat(kinds).contains(t.kind());
              assertThat(t.category().equals("sent")).isEqualTo(s.folder() == Role.SENT);
              assertThat(!t.company().isEmpty()).isEqualTo(customer);
              assertThat(t.country()).matches(customer ? "[A-Z]{2}" : "");
              assertThat(t.targets()).allMatch(k -> k.matches("[A-Z]{2}/.+"));
              assertThat(t.targets().isEmpty())
                  .isEqualTo(!s.folder().equals(Role.SENT) || t.kind().equals("booking"));
              assertThat(t.places(Map.of("ES", "SP"))).noneMatch(p -> p.startsWith("Customer/ES"));
            });
  }

  @Test
  void aKnownDomainAlwaysMeansItsCustomer() throws Exception {
    Map<String, Firm> byDomain = new HashMap<>();
    for (Firm firm : SampleOffice.customers()) {
      firm.domains().forEach(d -> byDomain.put(d, firm));
    }
    int checked = 0;
    for (Sample s : LETTERS) {
      String from = message(s).getHeader("From", null).replaceAll(".*[@]|>.*", "");
      Firm firm = byDomain.get(from);
      if (firm != null) {
        checked++;
        assertThat(s.truth().company()).isEqualTo(firm.shortName());
        assertThat(s.truth().country()).isEqualTo(firm.country());
      }
    }
    assertThat(checked).isGreaterThan(400);
  }

  @Test
  void everyCustomerFolderIsMetWithOneCountryOnly() {
    Map<String, Set<String>> countries =
        LETTERS.stream()
            .filter(s -> s.truth().category().equals("customer"))
            .collect(
                Collectors.groupingBy(
                    s -> s.truth().company(),
                    Collectors.mapping(s -> s.truth().country(), Collectors.toSet())));

    assertThat(countries.values()).allMatch(c -> c.size() == 1);
  }

  @Test
  void everyLetterCanBeReadAtLeastByItsHeaders() throws Exception {
    for (Sample s : LETTERS) {
      MimeMessage message = read(s.raw());
      assertThat(message.getHeader("From", null)).contains("@");
      assertThat(message.getHeader("Subject")).isNotNull();
      assertThat(message.getFrom()).hasSize(1);
      assertThat(message.getAllRecipients()).isNotEmpty();
      assertThat(message.getContentType()).isNotBlank();
    }
  }

  @Test
  void headersDecodeToWhatWasMeant() throws Exception {
    Set<String> names = new HashSet<>();
    for (Sample s : LETTERS) {
      String from = message(s).getFrom()[0].toString();
      names.add(jakarta.mail.internet.MimeUtility.decodeText(from));
      assertThat(from).doesNotContain("\uFFFD");
    }
    assertThat(names)
        .anyMatch(n -> n.contains("Łukasz"))
        .anyMatch(n -> n.contains("Muñoz"))
        .anyMatch(n -> n.contains("Алексей"))
        .anyMatch(n -> n.contains("田中"))
        .anyMatch(n -> n.contains("陳"));
  }

  @Test
  void charsetsAndTransferEncodingsOfTheTradeOccur() {
    Set<String> found = new TreeSet<>();
    for (Sample s : LETTERS) {
      String head = new String(s.raw(), StandardCharsets.ISO_8859_1);
      for (String mark :
          List.of(
              "gb2312",
              "GBK",
              "GB18030",
              "big5",
              "Shift_JIS",
              "iso-2022-jp",
              "koi8-r",
              "windows-1251",
              "Windows-1252",
              "windows-1254",
              "iso-8859-1",
              "utf-8",
              "ks_c_5601-1987",
              "quoted-printable",
              "base64",
              "8bit",
              "multipart/alternative",
              "multipart/mixed",
              "multipart/report",
              "multipart/related",
              "message/rfc822",
              "text/calendar",
              "filename*=utf-8''",
              "filename*0*=utf-8''",
              "filename=\"=?")) {
        if (head.contains(mark)) {
          found.add(mark);
        }
      }
    }
    assertThat(found).hasSize(25);
  }

  @Test
  void onlyCopiesForColleaguesAreTheSameLetter() {
    Map<String, List<Sample>> byWords =
        LETTERS.stream()
            .filter(s -> s.folder() == Role.INBOX)
            .collect(Collectors.groupingBy(SampleOfficeTest::withoutTransport));
    List<List<Sample>> repeated =
        byWords.values().stream().filter(list -> list.size() > 1).toList();

    assertThat(repeated).isNotEmpty();
    assertThat(repeated)
        .allSatisfy(
            list -> {
              assertThat(list).hasSize(2);
              assertThat(list).extracting(Sample::mailbox).doesNotHaveDuplicates();
              assertThat(list).extracting(Sample::truth).containsOnly(list.getFirst().truth());
            });
    assertThat(hashes(LETTERS.stream())).hasSize(LETTERS.size());
  }

  private static String withoutTransport(Sample s) {
    String text = new String(s.raw(), StandardCharsets.ISO_8859_1);
    return text.substring(text.indexOf("\r\nFrom: "));
  }

  @Test
  void someMessageIdsAreMissingOrReused() throws Exception {
    int missing = 0;
    Map<String, Set<String>> words = new HashMap<>();
    for (Sample s : LETTERS) {
      String id = message(s).getMessageID();
      if (id == null) {
        missing++;
      } else if (s.folder() == Role.INBOX) {
        words.computeIfAbsent(id, k -> new HashSet<>()).add(withoutTransport(s));
      }
    }
    assertThat(missing).isBetween(1, 40);
    assertThat(words.values().stream().filter(w -> w.size() > 1).count()).isBetween(1L, 40L);
  }

  @Test
  void anAnswerNamesTheLetterThatItAnswers() throws Exception {
    Set<String> ids = new HashSet<>();
    List<Sample> answers = new ArrayList<>();
    for (Sample s : byTime(LETTERS)) {
      MimeMessage m = message(s);
      String[] to = m.getHeader("In-Reply-To");
      if (to != null) {
        answers.add(s);
        assertThat(ids).contains(to[0]);
      }
      if (m.getMessageID() != null) {
        ids.add(m.getMessageID());
      }
    }
    assertThat(answers).hasSizeGreaterThan(1_000);
  }

  private static List<Sample> byTime(List<Sample> samples) {
    return samples.stream().sorted(Comparator.comparing(Sample::internalDate)).toList();
  }

  @Test
  void aBuyersPrivateAddressIsKnownByItsConversationOnly() throws Exception {
    Map<String, Firm> known =
        SampleOffice.customers().stream()
            .filter(Firm::ownDomain)
            .collect(Collectors.toMap(Firm::shortName, Function.identity()));
    int found = 0;
    for (Sample s : LETTERS) {
      MimeMessage m = message(s);
      Firm firm = known.get(s.truth().company());
      String from = m.getHeader("From", null);
      boolean freemail = from.matches("(?s).*@(gmail|hotmail|outlook|yahoo|aol)\\.com>.*");
      if (firm != null && freemail) {
        found++;
        assertThat(m.getHeader("References")).isNotNull();
      }
    }
    assertThat(found).isGreaterThan(5);
  }

  @Test
  void theMeanSizeIsWhatWasAskedFor() {
    for (int target : new int[] {12_000, 26_000}) {
      SampleOptions options = new SampleOptions(5, List.of("Britty"), 2_500, UNTIL, target);
      int[] sizes = SampleOffice.generate(options).mapToInt(s -> s.raw().length).sorted().toArray();

      assertThat(Arrays.stream(sizes).average().orElse(0)).isBetween(target * 0.8, target * 1.2);
      assertThat(sizes[sizes.length / 2]).isBetween(4_000, 8_000);
      assertThat(sizes[sizes.length - 1]).isBetween(200_000, 4_500_000);
    }
  }

  @Test
  void aStreamIsMadeOnlyAsFarAsItIsRead() {
    SampleOptions endless =
        new SampleOptions(1, List.of("Britty"), Integer.MAX_VALUE, UNTIL, 12_000);

    assertThat(SampleOffice.generate(endless).limit(50).count()).isEqualTo(50);
  }

  /** Its header alone, which is quick to read. */
  private static MimeMessage message(Sample s) throws Exception {
    byte[] head = Scene.head(s.raw()).getBytes(StandardCharsets.ISO_8859_1);
    return read(head);
  }

  private static MimeMessage read(byte[] bytes) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }
}

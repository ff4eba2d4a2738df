package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties on few domains and addresses, so that customers clash and merge often. */
class CustomerDirectoryPropertyTest {
  private static final List<String> DOMAINS =
      List.of("a-demo.es", "b-demo.es", "x.a-demo.es", "gmail.com", "c-demo.co.uk", "co.uk");
  private static final List<String> ADDRESSES =
      List.of(
          "p@gmail.com", "q@a-demo.es", "r@x.a-demo.es", "s@qq.com", "t@y.x.a-demo.es", "u@co.uk");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderInWhichCustomersComeDoesNotMatter(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Customer> customers = customers(random, 12);
      CustomerDirectory first = CustomerDirectory.of(customers, Rules.FREEMAIL);
      Collections.shuffle(customers, random);
      assertSame(CustomerDirectory.of(customers, Rules.FREEMAIL), first);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void addingAndReplacingOneByOneGivesTheSameAsAllAtOnce(long seed) {
    Random random = new Random(seed);
    Map<String, Customer> last = new LinkedHashMap<>();
    CustomerDirectory grown = CustomerDirectory.of(List.of(), Rules.FREEMAIL);
    for (int i = 0; i < 400; i++) {
      Customer customer = customer(random, random.nextInt(150));
      last.put(customer.key(), customer);
      grown = grown.with(customer);
    }
    assertSame(grown, CustomerDirectory.of(last.values(), Rules.FREEMAIL));
  }

  @Test
  void noMatchIsEverAMergedCustomerUnlessMergesLeadNowhere() {
    Random random = new Random(21);
    for (int round = 0; round < 100; round++) {
      List<Customer> customers = customers(random, 10);
      Set<String> keys = new HashSet<>(customers.stream().map(Customer::key).toList());
      CustomerDirectory directory = CustomerDirectory.of(customers, Rules.FREEMAIL);
      for (String address : ADDRESSES) {
        directory
            .match(new Address("", address))
            .map(CustomerDirectory.Match::customer)
            .filter(Customer::merged)
            .ifPresent(
                c -> assertThat(!keys.contains(c.mergedInto()) || circles(c, directory)).isTrue());
      }
    }
  }

  @Test
  void twentyThousandCustomersAndFiveThousandMoreAreFoundAgain() {
    List<Customer> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(
          Customers.named("K" + i, Set.of("k" + i + "-demo.es"), Set.of("k" + i + "@gmail.com")));
    }
    CustomerDirectory directory = CustomerDirectory.of(many, Rules.FREEMAIL);
    for (int i = 20_000; i < 25_000; i++) {
      directory = directory.with(Customers.named("K" + i, Set.of("k" + i + "-demo.es"), Set.of()));
    }
    for (int i = 0; i < 25_000; i += 7) {
      Address address = new Address("", "x@mail.k" + i + "-demo.es");
      assertThat(directory.match(address).map(m -> m.customer().key())).contains("K" + i);
    }
    assertThat(directory.customers()).hasSize(25_000);
  }

  /** Merges that run in a circle leave one of them standing, which is itself merged. */
  private static boolean circles(Customer start, CustomerDirectory directory) {
    Set<String> seen = new HashSet<>();
    Map<String, Customer> byKey = new LinkedHashMap<>();
    directory.customers().forEach(c -> byKey.put(c.key(), c));
    Customer at = start;
    while (at != null && at.merged() && seen.add(at.key())) {
      at = byKey.get(at.mergedInto());
    }
    return at != null && at.merged();
  }

  private static void assertSame(CustomerDirectory actual, CustomerDirectory expected) {
    assertThat(actual.customers()).isEqualTo(expected.customers());
    assertThat(actual.clashes()).isEqualTo(expected.clashes());
    assertThat(actual.sharedDomains()).isEqualTo(expected.sharedDomains());
    for (String address : ADDRESSES) {
      Address a = new Address("", address);
      assertThat(actual.match(a)).as(address).isEqualTo(expected.match(a));
    }
    for (int i = 0; i < 6; i++) {
      assertThat(actual.find("short " + i)).isEqualTo(expected.find("short " + i));
    }
  }

  private static List<Customer> customers(Random random, int most) {
    List<Customer> all = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(most); i++) {
      all.add(customer(random, i));
    }
    return all;
  }

  private static Customer customer(Random random, int number) {
    return new Customer(
        "K" + number,
        "",
        "Name",
        "Short " + random.nextInt(6),
        Country.UNKNOWN,
        some(DOMAINS, random),
        some(ADDRESSES, random),
        random.nextInt(3) == 0 ? some(ADDRESSES, random) : Set.of(),
        Grade.C,
        "",
        random.nextBoolean(),
        Map.of(),
        random.nextInt(4) == 0 ? "K" + random.nextInt(12) : "");
  }

  private static Set<String> some(List<String> from, Random random) {
    Set<String> some = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      some.add(from.get(random.nextInt(from.size())));
    }
    return some;
  }
}

package io.tradepost.filing;

import io.tradepost.customer.Customer;
import io.tradepost.filing.CustomerSearch.Found;
import io.tradepost.letter.Letter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which customer a letter's conversation is with.
 *
 * @param reason empty where the conversation says nothing at all
 */
record Conversing(Optional<Customer> customer, Optional<Reason> reason) {
  static Conversing of(Letter letter, Knowledge knowledge) {
    List<Customer> all = customers(knowledge);
    if (all.isEmpty()) {
      return new Conversing(Optional.empty(), Optional.empty());
    }
    if (all.size() == 1) {
      Customer only = all.getFirst();
      return with(only, Ground.CONVERSATION);
    }
    List<Customer> named =
        addressees(letter, knowledge).stream()
            .map(Found::customer)
            .filter(c -> all.stream().anyMatch(a -> a.key().equals(c.key())))
            .toList();
    if (named.size() == 1) {
      return with(named.getFirst(), Ground.CONVERSATION_ADDRESSED);
    }
    String keys = String.join(", ", all.stream().map(Customer::key).toList());
    return new Conversing(Optional.empty(), Optional.of(Ground.CONVERSATION_SEVERAL.because(keys)));
  }

  /** The customers of the conversation, each once, by key; merged ones as who they are now. */
  static List<Customer> customers(Knowledge knowledge) {
    return knowledge.conversationCustomers().stream()
        .flatMap(key -> knowledge.directory().find(key).stream())
        .distinct()
        .sorted(Comparator.comparing(Customer::key))
        .toList();
  }

  private static Conversing with(Customer customer, Ground ground) {
    return new Conversing(
        Optional.of(customer), Optional.of(ground.because(customer.name(), customer.key())));
  }

  private static Collection<Found> addressees(Letter letter, Knowledge knowledge) {
    return new CustomerSearch(knowledge.directory())
        .among(Stream.of(letter.from(), letter.to(), letter.cc()).flatMap(List::stream).toList());
  }
}

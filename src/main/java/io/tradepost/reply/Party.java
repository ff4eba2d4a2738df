package io.tradepost.reply;

import java.util.List;
import java.util.Set;

/**
 * A customer in a conversation.
 *
 * @param key the customer's; empty for a writer whom the customer file does not know
 * @param address the writer's where there is no key, else empty
 */
record Party(String key, String address) implements Comparable<Party> {
  /** Whose letter it is. */
  static List<Party> of(Turn letter) {
    return letter.customers().isEmpty()
        ? List.of(new Party("", letter.from()))
        : letter.customers().stream().map(key -> new Party(key, "")).toList();
  }

  /** Whether they wrote it. */
  boolean wrote(Turn letter) {
    return key.isEmpty()
        ? letter.customers().isEmpty() && letter.from().equals(address)
        : letter.customers().contains(key);
  }

  /**
   * Whether it goes to them.
   *
   * @param contacts addresses from which they write
   */
  boolean receives(Turn letter, Set<String> contacts) {
    return (!key.isEmpty() && letter.customers().contains(key)) || addresses(letter, contacts);
  }

  /** Whether one of these stands among the letter's receivers. */
  static boolean addresses(Turn letter, Set<String> contacts) {
    return contacts.stream().anyMatch(c -> letter.to().contains(c) || letter.cc().contains(c));
  }

  @Override
  public int compareTo(Party other) {
    int byKey = key.compareTo(other.key);
    return byKey != 0 ? byKey : address.compareTo(other.address);
  }
}

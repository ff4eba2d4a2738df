package io.tradepost.filing;

import io.tradepost.customer.CustomerDirectory;
import java.util.Set;

/**
 * What the office knows when it decides on a letter.
 *
 * @param names the folders of at least the customers in the directory
 * @param mailbox the English name of the mailbox that the letter lies in
 * @param conversationCustomers keys of the customers whom the other letters of its conversation
 *     belong to
 */
public record Knowledge(
    CustomerDirectory directory,
    FolderNames names,
    Lessons lessons,
    String mailbox,
    Set<String> conversationCustomers) {
  public Knowledge {
    conversationCustomers = Set.copyOf(conversationCustomers);
  }
}

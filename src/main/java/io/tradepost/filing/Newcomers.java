package io.tradepost.filing;

import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.letter.Letter;
import java.util.Optional;

/** Makes a provisional customer of an unknown company's inquiry. */
@FunctionalInterface
public interface Newcomers {
  /**
   * The customer to be entered, with a key that the directory does not have; empty where nothing
   * says which company it is.
   */
  Optional<Customer> propose(Letter letter, Buyer buyer, CustomerDirectory directory);
}

package io.tradepost.filing;

import io.tradepost.letter.Address;

/**
 * Who really writes, as far as a letter tells: for a letter that a platform or a web form passed
 * on, what its notice says of the buyer.
 *
 * @param address empty addr-spec where the platform keeps it to itself
 * @param company as written; empty where not told, like the rest
 * @param country as written, in any language
 * @param phone as written
 */
public record Buyer(Address address, String company, String country, String phone) {
  /** A buyer of whom only the address is known. */
  static Buyer of(Address address) {
    return new Buyer(address, "", "", "");
  }

  /** Whether there is an address to which the buyer's letters can be told. */
  boolean hasAddress() {
    return !address.address().isEmpty();
  }

  /** Whether anything says which company it is. */
  boolean isNamed() {
    return hasAddress() || !company.isBlank();
  }

  /** The address, else the company, else the name. */
  String label() {
    return hasAddress() ? address.address() : company.isEmpty() ? address.name() : company;
  }
}

package io.tradepost.filing;

import io.tradepost.letter.Address;
import java.util.List;

/** Where a letter comes from. */
sealed interface Origin {
  /**
   * Somebody outside, person or machine.
   *
   * @param address the first writer
   * @param others further addresses of the sender: further writers, where answers go
   */
  record Outsider(Address address, List<Address> others) implements Origin {}

  /** A platform passed on what a buyer wrote. */
  record Relay(Platform platform, Buyer buyer, Reason how) implements Origin {}

  /** A platform writes for itself. */
  record Notice(Platform platform, Address address) implements Origin {}

  /** A web form or a shop system wrote for somebody. */
  record WebForm(Address sender, Buyer buyer) implements Origin {}

  /** One of us. */
  record Colleague(Address address) implements Origin {}

  /**
   * A mail server, of a letter of ours.
   *
   * @param recipients whom that letter was for, as far as the notice tells
   */
  record Bounce(List<Address> recipients) implements Origin {}

  /** The letter has no writer's address. */
  record Nobody() implements Origin {}
}

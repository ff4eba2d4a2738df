package io.tradepost.letter;

import java.util.Locale;

/**
 * One address of a letter's header (RFC 5322 §3.4).
 *
 * @param name the display name, decoded; empty where there is none
 * @param address the addr-spec as written, without angle brackets and blanks; empty where none
 *     could be read
 */
public record Address(String name, String address) {
  public Address {
    name = name.strip();
    address = address.strip();
  }

  /** The address by which two spellings are the same: lower case. */
  public String key() {
    return address.toLowerCase(Locale.ROOT);
  }

  /** What stands before the last {@code @}, lower case; the whole address where there is none. */
  public String localPart() {
    int at = address.lastIndexOf('@');
    return (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
  }

  /** What stands after the last {@code @}, lower case; empty where there is none. */
  public String domain() {
    int at = address.lastIndexOf('@');
    return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
  }

  /** As a person reads it: {@code Anna Ruiz <anna@nevir-demo.es>}. */
  @Override
  public String toString() {
    if (name.isEmpty()) {
      return address;
    }
    return address.isEmpty() ? name : name + " <" + address + ">";
  }
}

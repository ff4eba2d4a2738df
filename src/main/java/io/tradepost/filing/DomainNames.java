package io.tradepost.filing;

import io.tradepost.customer.Domains;
import java.util.Locale;
import java.util.Set;

/** Domain names as they are compared: lower case, ASCII (IDNA), without a dot at the end. */
final class DomainNames {
  private DomainNames() {}

  /** Whether the domain is one of these or lies below one. */
  static boolean covers(Set<String> domains, String domain) {
    if (domains.isEmpty() || domain.isEmpty()) {
      return false;
    }
    String rest = ascii(domain);
    while (true) {
      if (domains.contains(rest)) {
        return true;
      }
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return false;
      }
      rest = rest.substring(dot + 1);
    }
  }

  /** The form by which domains are compared; a name that IDNA refuses stays as it is. */
  static String ascii(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (bare.chars().allMatch(c -> c < 0x80)) {
      return bare;
    }
    return Domains.ascii(bare).orElse(bare);
  }

  /**
   * A domain as an admin writes it in a rule: {@code kn-demo.example}, {@code @kn-demo.example} or
   * {@code *.kn-demo.example}.
   *
   * @throws IllegalArgumentException where it is none
   */
  static String written(String text) {
    String bare = text.strip();
    bare = bare.startsWith("*.") || bare.startsWith("@.") ? bare.substring(2) : bare;
    bare = bare.startsWith("@") ? bare.substring(1) : bare;
    String ascii = ascii(bare);
    if (!ascii.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*")) {
      throw new IllegalArgumentException("not a domain: " + text);
    }
    return ascii;
  }
}

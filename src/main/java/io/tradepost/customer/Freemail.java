package io.tradepost.customer;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Domains that many people share, so that only the whole address says who somebody is: free mail,
 * mail of internet providers, and the relay addresses of marketplaces.
 *
 * @param domains lower case, ASCII; {@code yahoo.*} stands for the national forms {@code yahoo.es},
 *     {@code yahoo.co.uk}, {@code yahoo.com.br}
 */
public record Freemail(Set<String> domains) {
  private static final Pattern ENTRY =
      Pattern.compile("(?:[\\p{L}\\p{N}_-]+\\.)+(?:\\*|[\\p{L}\\p{N}-]+)");

  /**
   * What may stand for the star: a top-level domain or a country's second level. Anything longer is
   * somebody's own domain that begins with the same word.
   */
  private static final Pattern NATIONAL =
      Pattern.compile("(?:com|net|org)|(?:(?:com?|net?|org?)\\.)?[a-z]{2}");

  /** Knows none. */
  public static final Freemail NONE = new Freemail(Set.of());

  public Freemail {
    TreeSet<String> checked = new TreeSet<>();
    for (String domain : domains) {
      checked.add(normal(domain));
    }
    domains = Set.copyOf(checked);
  }

  /** Whether it is one of them or lies below one ({@code vip.qq.com}). */
  public boolean contains(String domain) {
    String name = Domains.ascii(domain).orElse("");
    while (name.indexOf('.') > 0) {
      if (domains.contains(name) || isNationalForm(name)) {
        return true;
      }
      name = name.substring(name.indexOf('.') + 1);
    }
    return false;
  }

  private boolean isNationalForm(String name) {
    int dot = name.indexOf('.');
    return NATIONAL.matcher(name.substring(dot + 1)).matches()
        && domains.contains(name.substring(0, dot) + ".*");
  }

  private static String normal(String domain) {
    String name = domain.strip().toLowerCase(Locale.ROOT);
    if (!ENTRY.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "not a domain: \"" + domain + "\" (allowed: gmail.com, or yahoo.* for national forms)");
    }
    return name.endsWith(".*") ? name : Domains.ascii(name).orElse(name);
  }
}

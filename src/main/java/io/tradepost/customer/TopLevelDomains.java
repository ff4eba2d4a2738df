package io.tradepost.customer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which country a top-level domain speaks for (IANA root zone). */
final class TopLevelDomains {
  private static final Pattern TWO_LETTERS = Pattern.compile("[a-z]{2}");

  /** Sold to all the world: they say nothing of where a company is at home. */
  private static final Set<String> USED_AS_GENERIC =
      Set.of(
          "ac", "ag", "ai", "bz", "cc", "cf", "co", "cx", "eu", "fm", "ga", "gg", "gq", "gs", "io",
          "la", "ly", "me", "ml", "ms", "nu", "pw", "sc", "sh", "so", "st", "tc", "tk", "to", "tv",
          "vc", "vg", "ws");

  /** Below these, even such a domain is a national one: {@code com.co}, {@code gov.ly}. */
  private static final Set<String> NATIONAL_SECOND_LEVEL =
      Set.of("com", "net", "org", "edu", "gov", "gob", "nom", "mil");

  private static final Map<String, String> OTHERS = others();

  private TopLevelDomains() {}

  /** The ISO code; empty where the domain says nothing. */
  static Optional<String> countryCode(String domain) {
    String name = domain.strip().toLowerCase(Locale.ROOT);
    name = name.startsWith(".") ? name.substring(1) : name;
    String[] labels = Domains.ascii(name).orElse("").split("\\.", -1);
    String top = labels[labels.length - 1];
    String known = OTHERS.get(top);
    if (known != null) {
      return Optional.of(known);
    }
    boolean generic =
        USED_AS_GENERIC.contains(top)
            && !(labels.length > 2 && NATIONAL_SECOND_LEVEL.contains(labels[labels.length - 2]));
    return TWO_LETTERS.matcher(top).matches() && !generic && !top.equals("eu")
        ? Optional.of(top.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Those that are not the ISO code in small letters. */
  private static Map<String, String> others() {
    Map<String, String> all = new HashMap<>();
    all.put("uk", "GB");
    all.put("su", "RU");
    // Internationalized country code top-level domains, in ASCII.
    put(all, "AE", "xn--mgbaam7a8h");
    put(all, "AM", "xn--y9a3aq");
    put(all, "BD", "xn--54b7fta0cc");
    put(all, "BG", "xn--90ae");
    put(all, "BY", "xn--90ais");
    put(all, "CN", "xn--fiqs8s", "xn--fiqz9s");
    put(all, "DZ", "xn--lgbbat1ad8j");
    put(all, "EG", "xn--wgbh1c");
    put(all, "GE", "xn--node");
    put(all, "GR", "xn--qxam");
    put(all, "HK", "xn--j6w193g");
    put(all, "IN", "xn--h2brj9c");
    put(all, "IQ", "xn--mgbtx2b");
    put(all, "IR", "xn--mgba3a4f16a");
    put(all, "JO", "xn--mgbayh7gpa");
    put(all, "KR", "xn--3e0b707e");
    put(all, "KZ", "xn--80ao21a");
    put(all, "LK", "xn--fzc2c9e2c");
    put(all, "MA", "xn--mgbc0a9azcg");
    put(all, "MK", "xn--d1alf");
    put(all, "MN", "xn--l1acc");
    put(all, "MO", "xn--mix891f");
    put(all, "OM", "xn--mgb9awbf");
    put(all, "PK", "xn--mgbai9azgqp6j");
    put(all, "PS", "xn--ygbi2ammx");
    put(all, "QA", "xn--wgbl6a");
    put(all, "RS", "xn--90a3ac");
    put(all, "RU", "xn--p1ai");
    put(all, "SA", "xn--mgberp4a5d4ar");
    put(all, "SG", "xn--yfro4i67o");
    put(all, "SY", "xn--ogbpf8fl");
    put(all, "TH", "xn--o3cw4h");
    put(all, "TN", "xn--pgbs0dh");
    put(all, "TW", "xn--kprw13d", "xn--kpry57d");
    put(all, "UA", "xn--j1amh");
    // Cities and regions.
    put(all, "AT", "wien", "tirol");
    put(all, "AU", "sydney", "melbourne");
    put(all, "BE", "brussels", "gent", "vlaanderen");
    put(all, "BR", "rio");
    put(all, "CA", "quebec");
    put(all, "CH", "swiss", "zuerich");
    put(all, "DE", "bayern", "berlin", "cologne", "hamburg", "koeln", "nrw", "ruhr", "saarland");
    put(all, "ES", "barcelona", "cat", "eus", "gal", "madrid");
    put(all, "FI", "helsinki");
    put(all, "FR", "alsace", "bzh", "corsica", "paris");
    put(all, "GB", "cymru", "london", "scot", "wales");
    put(all, "JP", "kyoto", "nagoya", "okinawa", "osaka", "tokyo", "yokohama");
    put(all, "NL", "amsterdam", "frl");
    put(all, "RU", "moscow", "tatar");
    put(all, "SE", "stockholm");
    put(all, "TR", "ist", "istanbul");
    put(all, "TW", "taipei");
    put(all, "US", "boston", "miami", "nyc", "vegas");
    put(all, "ZA", "capetown", "durban", "joburg");
    return Map.copyOf(all);
  }

  private static void put(Map<String, String> all, String code, String... domains) {
    for (String domain : domains) {
      all.put(domain, code);
    }
  }
}

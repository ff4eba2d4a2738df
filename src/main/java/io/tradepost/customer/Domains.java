package io.tradepost.customer;

import com.ibm.icu.text.IDNA;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where one owner's domain begins: the public suffix list (publicsuffix.org, "Guidelines" and
 * "Algorithm"), both its ICANN and its private part, so that neither {@code co.uk} nor {@code
 * uk.com} counts as somebody's domain.
 *
 * <p>The list is read here and not by a library: that takes a fifth of the time (some 40 ms of CPU
 * at first use, most of it class loading) and a lookup a fifth as well. A name under a top-level
 * domain that the list does not know ({@code nevir.example}) falls under the list's default rule
 * {@code *}.
 *
 * <p>Immutable for its callers and safe for use by several threads. A lookup is one hash lookup for
 * each label, so nothing is cached.
 */
public final class Domains {
  private static final String SHIPPED = "public_suffix_list.dat";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+");

  private enum Rule {
    PLAIN,
    WILDCARD,
    EXCEPTION
  }

  private final Map<String, Rule> rules;
  private final List<String> international;
  private @Nullable Map<String, Rule> internationalRules;

  private Domains(Map<String, Rule> rules, List<String> international) {
    this.rules = rules;
    this.international = international;
  }

  /** The list that ships with the program. */
  public static Domains shipped() {
    return Shipped.DOMAINS;
  }

  /**
   * A list in the format of publicsuffix.org, such as a newer copy of it.
   *
   * @throws IOException if it cannot be read, or holds no rule at all: a page of an error, say
   */
  public static Domains read(Reader list) throws IOException {
    Map<String, Rule> rules = new HashMap<>(1 << 15);
    List<String> international = new ArrayList<>();
    BufferedReader lines = new BufferedReader(list);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      // "Each line is only read up to the first whitespace"; // begins a comment.
      String rule = line.strip();
      if (rule.isEmpty() || rule.startsWith("//")) {
        continue;
      }
      int blank = rule.indexOf(' ');
      rule = blank < 0 ? rule : rule.substring(0, blank);
      if (isAscii(rule)) {
        put(rules, rule.toLowerCase(Locale.ROOT));
      } else {
        international.add(rule);
      }
    }
    if (!rules.containsKey("com")) {
      throw new IOException("not a public suffix list: no rule for com among " + rules.size());
    }
    return new Domains(Collections.unmodifiableMap(rules), international);
  }

  /**
   * The domain that one owner registered: the public suffix and one label more, lower case, ASCII.
   *
   * @return {@code nevir-demo.co.uk} for {@code mail.nevir-demo.co.uk}; empty for a public suffix
   *     itself, an IP address, and what is no domain name
   */
  public Optional<String> registrable(String domain) {
    return ascii(domain).flatMap(this::registrableOfAscii);
  }

  /** Whether nobody in particular owns it: {@code com}, {@code co.uk}, {@code github.io}. */
  public boolean isPublicSuffix(String domain) {
    return ascii(domain).map(ascii -> registrableOfAscii(ascii).isEmpty()).orElse(false);
  }

  /**
   * The domain name in lower case and ASCII (IDNA 2008 by way of UTS 46, not transitional), without
   * a dot at its end.
   *
   * @return empty where the text is no domain name: an empty label, a wrong character, an IP
   *     address
   */
  public static Optional<String> ascii(String domain) {
    String name = domain.strip();
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (!isAscii(name)) {
      IDNA.Info info = new IDNA.Info();
      name = International.UTS46.nameToASCII(name, new StringBuilder(), info).toString();
      if (info.hasErrors()) {
        return Optional.empty();
      }
    }
    name = name.toLowerCase(Locale.ROOT);
    return isName(name) ? Optional.of(name) : Optional.empty();
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > 253) {
      return false;
    }
    String[] labels = name.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return !NUMERIC.matcher(labels[labels.length - 1]).matches();
  }

  private Optional<String> registrableOfAscii(String name) {
    Map<String, Rule> more = name.contains("xn--") ? internationalRules() : Map.of();
    // From the longest candidate to the shortest: the first rule that matches is the longest one.
    // An
    // exception is longer than the wildcard that it is an exception from.
    String shorter = name;
    String longer = "";
    String longest = "";
    while (true) {
      Rule rule = rules.getOrDefault(shorter, more.get(shorter));
      if (rule == Rule.EXCEPTION) {
        return Optional.of(shorter);
      }
      if (rule == Rule.WILDCARD && !longer.isEmpty()) {
        return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
      }
      if (rule == Rule.PLAIN || rule == Rule.WILDCARD) {
        return longer.isEmpty() ? Optional.empty() : Optional.of(longer);
      }
      int dot = shorter.indexOf('.');
      if (dot < 0) {
        return longer.isEmpty() ? Optional.empty() : Optional.of(longer);
      }
      longest = longer;
      longer = shorter;
      shorter = shorter.substring(dot + 1);
    }
  }

  /** Needed by few names only, and a tenth of a second's work with the classes that it loads. */
  private synchronized Map<String, Rule> internationalRules() {
    if (internationalRules == null) {
      Map<String, Rule> converted = new HashMap<>();
      international.forEach(rule -> asciiRule(rule).ifPresent(r -> put(converted, r)));
      internationalRules = converted;
    }
    return internationalRules;
  }

  /** Empty for a script that the Unicode tables here do not know; no name gets past them either. */
  private static Optional<String> asciiRule(String rule) {
    String mark = rule.startsWith("*.") ? "*." : rule.startsWith("!") ? "!" : "";
    return ascii(rule.substring(mark.length())).map(name -> mark + name);
  }

  /**
   * A wildcard stands under the name it follows. That name itself ({@code kobe.jp} of {@code
   * *.kobe.jp}) counts as a suffix too: it belongs to a registry, not to somebody who writes
   * letters.
   */
  private static void put(Map<String, Rule> rules, String rule) {
    if (rule.startsWith("*.")) {
      rules.put(rule.substring(2), Rule.WILDCARD);
    } else if (rule.startsWith("!")) {
      rules.put(rule.substring(1), Rule.EXCEPTION);
    } else {
      rules.putIfAbsent(rule, Rule.PLAIN);
    }
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static final class International {
    static final IDNA UTS46 =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
  }

  private static final class Shipped {
    static final Domains DOMAINS = load();

    private static Domains load() {
      try (InputStream in = Domains.class.getResourceAsStream(SHIPPED)) {
        if (in == null) {
          throw new IllegalStateException(SHIPPED + " is missing from the program's jar");
        }
        return read(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + SHIPPED + " from the program's jar", e);
      }
    }
  }
}

package io.tradepost.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Safe ASCII names for keys: small letters, digits and hyphens. */
final class Slug {
  private static final int LONGEST = 40;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");

  /** Letters that Unicode does not take apart. */
  private static final Map<Character, String> WHOLE =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('ø', "o"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ı', "i"),
          Map.entry('ə', "e"));

  private Slug() {}

  /** Empty where the text has no letters that ASCII can stand for. */
  static String of(String text) {
    StringBuilder letters = new StringBuilder();
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      letters.append(WHOLE.getOrDefault(c, String.valueOf(c)));
    }
    String plain =
        MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFKD)).replaceAll("");
    String slug = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    slug = EDGES.matcher(slug).replaceAll("");
    slug = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    return EDGES.matcher(slug).replaceAll("");
  }

  /** The first of slug, slug-2, slug-3 … that is free. */
  static String unique(String slug, Predicate<String> taken) {
    String free = slug;
    for (int i = 2; taken.test(free); i++) {
      free = slug + "-" + i;
    }
    return free;
  }
}

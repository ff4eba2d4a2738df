package io.tradepost.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A company's name without its legal form, as it names a folder. */
public final class ShortName {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");
  private static final Pattern EDGES = Pattern.compile("^[\\s,;:&+–-]+|[\\s,;:&+–-]+$");
  private static final Pattern QUOTES = Pattern.compile("[«»„“”\"]");
  private static final String OPENING = "(（[";
  private static final String CLOSING = ")）]";

  private ShortName() {}

  /**
   * The name without its legal form: {@code NEVIR S.A.} gives {@code NEVIR}, {@code 株式会社山田} gives
   * {@code 山田}. A name that is nothing but a legal form stays as it is.
   */
  public static String of(String name) {
    String plain = BLANKS.matcher(QUOTES.matcher(name).replaceAll(" ")).replaceAll(" ").strip();
    String rest = withoutEastAsian(plain);
    List<String> words = new ArrayList<>(Arrays.asList(rest.split(" ", -1)));
    cutBehind(words);
    int before = LegalForms.lengthBefore(words, 0);
    if (before > 0 && before < words.size()) {
      words.subList(0, before).clear();
    }
    String result = withoutEmptyBrackets(clean(String.join(" ", words)));
    return result.isEmpty() ? plain : result;
  }

  /** Cuts the forms at the end, however many, but never the whole name. */
  private static void cutBehind(List<String> words) {
    for (int from = 1; from < words.size(); from++) {
      int length = LegalForms.lengthAt(words, from, false);
      if (length > 0 && from + length == words.size()) {
        words.subList(from, words.size()).clear();
        return;
      }
    }
  }

  private static String withoutEastAsian(String name) {
    if (LegalForms.EAST_ASIAN.contains(name)) {
      return name;
    }
    String rest = name;
    for (String form : LegalForms.EAST_ASIAN) {
      if (rest.endsWith(form) && rest.length() > form.length()) {
        rest = clean(rest.substring(0, rest.length() - form.length()));
      }
      if (!form.equals("公司") && rest.startsWith(form) && rest.length() > form.length()) {
        rest = clean(rest.substring(form.length()));
      }
    }
    return rest;
  }

  private static String withoutEmptyBrackets(String text) {
    int last = text.length() - 1;
    boolean open = last >= 0 && OPENING.indexOf(text.charAt(last)) >= 0;
    boolean closedAlone =
        last >= 0
            && CLOSING.indexOf(text.charAt(last)) >= 0
            && text.chars().noneMatch(c -> OPENING.indexOf(c) >= 0);
    return open || closedAlone ? clean(text.substring(0, last)) : text;
  }

  private static String clean(String text) {
    return EDGES.matcher(text).replaceAll("");
  }
}

package io.tradepost.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Companies in a line of text, known by the legal form that stands with the name: {@code Anna Ruiz
 * | NEVIR S.A. | Madrid}, {@code We are Nordlicht Handels GmbH, a wholesaler …}.
 */
final class CompanyNames {
  /**
   * A company that a line names.
   *
   * @param name with its legal form
   * @param before the line up to the name
   */
  record Found(String name, String before) {}

  private static final int MOST_WORDS = 8;
  private static final int LONGEST_LINE = 400;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
  private static final String ENDS_A_PART = ",;:!?|)»”\"";
  private static final Pattern AFTER_NAME = Pattern.compile("[,;:!?|]+$");
  private static final Pattern SEPARATOR = Pattern.compile("[|–—·•/:;,*>©-]+");
  private static final Pattern NAME_WORD =
      Pattern.compile("[(«„“\"']?[\\p{Lu}\\p{Lt}\\p{Lo}\\p{N}].*");
  private static final Pattern IN_LOWER_CASE = Pattern.compile("\\p{Ll}[\\p{Ll}\\p{N}&.-]+");
  private static final Pattern SENTENCE_END = Pattern.compile(".*\\p{L}{4,}[.!?]");
  private static final Pattern TWO_LETTERS = Pattern.compile(".*\\p{L}.*\\p{L}.*");
  private static final Pattern ONE_HAN = Pattern.compile(".*\\p{IsHan}.*");

  /** Small words within names: {@code Hijos de Ruiz y Cía}. */
  private static final Set<String> CONNECTORS =
      Set.of(
          "&", "+", "and", "of", "de", "del", "la", "el", "los", "y", "e", "et", "und", "du", "des",
          "di", "da", "do", "dos", "van", "von", "der", "den", "ve", "og", "och", "i");

  /** What stands before a name and is no part of it, also where all is in capitals. */
  private static final Set<String> BEFORE_NAMES =
      Set.of(
          "we",
          "are",
          "is",
          "am",
          "this",
          "from",
          "at",
          "with",
          "our",
          "my",
          "name",
          "i",
          "i'm",
          "by",
          "for",
          "in",
          "to",
          "as",
          "behalf",
          "represent",
          "called",
          "somos",
          "nous",
          "sommes",
          "wir",
          "sind",
          "siamo",
          "regards",
          "thanks",
          "sincerely",
          "manager",
          "director",
          "buyer",
          "ceo",
          "copyright",
          "the");

  /** Who stands behind these is written to and does not write. */
  private static final Set<String> ADDRESSED =
      Set.of(
          "dear",
          "hi",
          "hello",
          "messrs",
          "messrs.",
          "estimados",
          "hola",
          "bonjour",
          "geehrte",
          "to:",
          "attn",
          "attn:",
          "attention:",
          "your");

  /** Below it no character of an East Asian legal form is found. */
  private static final char FIRST_EAST_ASIAN = '\u3000';

  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}A-Za-z0-9（）()·・ー&]{2,40}?"
              + "(?:有限责任公司|有限責任公司|有限公司|株式会社|有限会社|株式會社)"
              + "|(?:株式会社|有限会社|주식회사|㈱|㈜|\\(주\\)|\\(株\\))\\s?[\\p{L}\\p{N}・ー&-]{2,40}");
  private static final Pattern EAST_ASIAN_LEAD =
      Pattern.compile("^.*(?:我们是|我是|来自|这里是|代表|弊社は|私は)(?=.{4,})");

  private CompanyNames() {}

  /** All companies that the line names, in order. */
  static List<Found> in(String line) {
    String text = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    List<Found> found = new ArrayList<>();
    List<String> words = Arrays.asList(BLANKS.split(text.strip(), -1));
    for (int i = 0; i < words.size(); i++) {
      int behind = i == 0 ? 0 : LegalForms.lengthAt(words, i, true);
      if (behind > 0 && standsAlone(words, i, i + behind)) {
        addNameBefore(words, i, i + behind, found);
        i += behind - 1;
      } else if (found.isEmpty() && (i == 0 || endsPart(words.get(i - 1)))) {
        addNameBehind(words, i, found);
      }
    }
    eastAsian(text, found);
    return found;
  }

  /**
   * Forms of two letters are also words ("AS", "IN", "SE"): those must end their part of a line.
   */
  private static boolean standsAlone(List<String> words, int from, int end) {
    String form = String.join(" ", words.subList(from, end));
    boolean ambiguous = !form.contains(".") && Countries.key(form).length() <= 2;
    return !ambiguous
        || end == words.size()
        || endsPart(words.get(end - 1))
        || SEPARATOR.matcher(words.get(end)).matches();
  }

  private static void addNameBefore(List<String> words, int form, int end, List<Found> found) {
    int from = form;
    while (from > 0 && form - from < MOST_WORDS && belongs(words, from - 1, form)) {
      from--;
    }
    while (from < form && CONNECTORS.contains(lower(words.get(from)))) {
      from++;
    }
    if (from == form || (from > 0 && ADDRESSED.contains(lower(words.get(from - 1))))) {
      return;
    }
    add(words, from, form, end, found);
  }

  private static boolean belongs(List<String> words, int at, int form) {
    String word = words.get(at);
    String lower = lower(word);
    if (SEPARATOR.matcher(word).matches()
        || ADDRESSED.contains(lower)
        || BEFORE_NAMES.contains(AFTER_NAME.matcher(lower).replaceFirst(""))) {
      return false;
    }
    // "NEVIR, S.A." has a comma of its own; any other ends what stood before.
    if (at < form - 1 && (endsPart(word) || SENTENCE_END.matcher(word).matches())) {
      return false;
    }
    boolean nextToForm = at == form - 1 && at == 0;
    return NAME_WORD.matcher(word).matches()
        || CONNECTORS.contains(lower)
        || (nextToForm && IN_LOWER_CASE.matcher(word).matches());
  }

  /** {@code ООО «Ромашка»}, {@code PT Maju Jaya}: up to the end of its part of the line. */
  private static void addNameBehind(List<String> words, int from, List<Found> found) {
    int form = LegalForms.lengthBefore(words, from);
    if (form == 0) {
      return;
    }
    int start = from + form;
    int end = start;
    while (end < words.size()
        && end - start < MOST_WORDS
        && NAME_WORD.matcher(words.get(end)).matches()) {
      end++;
      if (endsPart(words.get(end - 1))) {
        break;
      }
    }
    if (end > start) {
      add(words, from, start, end, found);
    }
  }

  private static void add(List<String> words, int from, int nameEnd, int end, List<Found> found) {
    String core = String.join(" ", words.subList(from, nameEnd));
    String name = String.join(" ", words.subList(from, end));
    if (TWO_LETTERS.matcher(core).matches()) {
      found.add(
          new Found(
              AFTER_NAME.matcher(name).replaceFirst(""), String.join(" ", words.subList(0, from))));
    }
  }

  private static void eastAsian(String text, List<Found> found) {
    if (text.chars().noneMatch(c -> c >= FIRST_EAST_ASIAN)) {
      return; // None of the forms is written without; most lines are.
    }
    Matcher matcher = EAST_ASIAN.matcher(text);
    while (matcher.find()) {
      String lead = text.substring(0, matcher.start());
      String name = matcher.group().strip();
      Matcher intro = EAST_ASIAN_LEAD.matcher(name);
      if (intro.find()) {
        lead += intro.group();
        name = name.substring(intro.end());
      }
      if (ONE_HAN.matcher(name).matches() || found.isEmpty()) {
        found.add(new Found(name, lead));
      }
    }
  }

  private static boolean endsPart(String word) {
    boolean ends = !word.isEmpty() && ENDS_A_PART.indexOf(word.charAt(word.length() - 1)) >= 0;
    return ends || SEPARATOR.matcher(word).matches();
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}

package io.tradepost.customer;

import io.tradepost.letter.Attachment;
import io.tradepost.letter.Letter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * The company's order numbers as letters mention them: {@code PLK-276}, {@code ILK-276}, {@code
 * PLK-276(REV.1)}. Immutable.
 */
public final class OrderNumbers {
  private static final int MOST_CHARACTERS = 200_000;

  /**
   * Chinese has no blanks between words: a number may touch its characters (订单PLK-276). The ASCII
   * letters are Latin, too; named first, they are found in a table.
   */
  private static final String WORD = "[A-Za-z0-9\\p{IsLatin}\\p{IsCyrillic}\\p{N}]";

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final Pattern pattern;

  private OrderNumbers(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * From regular expressions as in {@code rules/order-numbers.yaml}. They match without regard to
   * case, and only where no letter or digit stands before or behind, so that {@code PLK-\d+} finds
   * nothing in {@code XPLK-276A}.
   *
   * @throws IllegalArgumentException naming each expression that is none or matches the empty text
   */
  public static OrderNumbers of(List<String> expressions) {
    List<String> wrong = new ArrayList<>();
    for (String expression : expressions) {
      try {
        if (compile(expression).matcher("").find()) {
          wrong.add("\"" + expression + "\" matches the empty text");
        }
      } catch (PatternSyntaxException e) {
        wrong.add("\"" + expression + "\" is no regular expression: " + e.getDescription());
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("order-numbers: " + String.join("; ", wrong));
    }
    return new OrderNumbers(
        expressions.isEmpty()
            ? NOTHING
            : compile(expressions.stream().collect(Collectors.joining(")|(?:", "(?:", ")"))));
  }

  private static Pattern compile(String expression) {
    return Pattern.compile(
        "(?<!" + WORD + ")(?:" + expression + ")(?!" + WORD + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * Those in the subject, the new text and the names of attachments, in this order, each once, in
   * capitals. What the letter quotes does not count: it speaks of earlier business.
   */
  public List<String> in(Letter letter) {
    Set<String> found = new LinkedHashSet<>();
    collect(letter.subject(), found);
    collect(letter.text().fresh(), found);
    for (Attachment attachment : letter.attachments()) {
      collect(attachment.filename(), found);
    }
    return List.copyOf(found);
  }

  /** Those in a text, in order, each once, in capitals. */
  public List<String> in(String text) {
    Set<String> found = new LinkedHashSet<>();
    collect(text, found);
    return List.copyOf(found);
  }

  /** Chinese keyboards give full-width letters and brackets: PLK-276（Rev.1）. */
  private void collect(String text, Set<String> found) {
    String plain =
        Normalizer.normalize(
            text.substring(0, Math.min(text.length(), MOST_CHARACTERS)), Normalizer.Form.NFKC);
    Matcher matcher = pattern.matcher(plain);
    while (matcher.find()) {
      found.add(matcher.group().toUpperCase(Locale.ROOT));
    }
  }
}

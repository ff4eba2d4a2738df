package io.tradepost.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a condition looks for in a text, as an admin writes it: words found anywhere without regard
 * to case and accents, or {@code /a regular expression/}.
 */
final class Texts {
  /**
   * How often an expression may look at a character of one text. One that tries without end must
   * not hold the filing of a mailbox up; an honest one on the longest text stays far below.
   */
  private static final int PATIENCE = 4_000_000;

  private final List<String> words = new ArrayList<>();
  private final List<Pattern> expressions = new ArrayList<>();
  private final Phrases phrases;

  private Texts(List<String> written) {
    for (String text : written) {
      if (isExpression(text)) {
        expressions.add(expression(text));
      } else {
        words.add(text);
      }
    }
    phrases = Phrases.of(words, Phrases.Fit.ANYWHERE);
  }

  /**
   * @throws IllegalArgumentException where one is blank or a wrong regular expression
   */
  static Texts of(List<String> written) {
    return new Texts(written);
  }

  static boolean isExpression(String text) {
    return text.length() > 2 && text.startsWith("/") && text.endsWith("/");
  }

  static Pattern expression(String text) {
    try {
      return Pattern.compile(
          text.substring(1, text.length() - 1),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a regular expression: " + text + " (" + e.getDescription() + ")", e);
    }
  }

  /**
   * What is found first, as it was written in the rule.
   *
   * @param folded the text, folded
   * @param asWritten the same text as it stands
   * @throws TooCostly where a regular expression does not come to an end
   */
  Optional<String> in(String folded, String asWritten) {
    int word = phrases.first(folded);
    if (word >= 0) {
      return Optional.of(words.get(word));
    }
    return expressions.stream()
        .filter(e -> finds(e, asWritten))
        .map(e -> "/" + e.pattern() + "/")
        .findFirst();
  }

  /** Whether any is found in a text that was not folded yet. */
  Optional<String> in(String asWritten) {
    return in(words.isEmpty() ? "" : Folding.fold(asWritten), asWritten);
  }

  static boolean finds(Pattern expression, String text) {
    try {
      return expression.matcher(new Patient(text)).find();
    } catch (StackOverflowError e) {
      // java.util.regex recurses for each repetition of a group: a long text can exhaust the stack.
      throw new TooCostly();
    }
  }

  /** A regular expression does not come to an end on a letter. */
  static final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostly() {
      super("a regular expression does not come to an end", null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class Patient implements CharSequence {
    private final String text;
    private int left = PATIENCE;

    Patient(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooCostly();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

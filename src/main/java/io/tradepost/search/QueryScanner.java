package io.tradepost.search;

import java.util.Optional;

/** Walks over a query and tells what comes next. */
final class QueryScanner {
  /** So far is the closing parenthesis of {@code PLK-276(Rev.1)} looked for. */
  private static final int LONGEST_IN_PARENTHESES = 60;

  private static final int LONGEST_FIELD = 20;

  private final String query;
  private int at;

  QueryScanner(String query) {
    this.query = query;
  }

  /**
   * A word or phrase.
   *
   * @param prefix whether an asterisk stood behind it
   * @param at where it began
   */
  record Word(String text, boolean prefix, int at) {}

  int position() {
    skipBlanks();
    return at;
  }

  boolean atEnd() {
    skipBlanks();
    return at >= query.length();
  }

  boolean atClosing() {
    skipBlanks();
    return at < query.length() && query.charAt(at) == ')';
  }

  boolean closing() {
    boolean closing = atClosing();
    if (closing) {
      at++;
    }
    return closing;
  }

  boolean opening() {
    skipBlanks();
    boolean opening = at < query.length() && query.charAt(at) == '(';
    if (opening) {
      at++;
    }
    return opening;
  }

  /** Whether the last thing before this place is an opening parenthesis. */
  boolean justOpened() {
    int before = at - 1;
    while (before >= 0 && isBlank(query.charAt(before))) {
      before--;
    }
    return before >= 0 && query.charAt(before) == '(' && atClosing();
  }

  /** Whether that operator comes next, in any case. */
  boolean seesOperator(String name) {
    skipBlanks();
    int end = at + name.length();
    return query.regionMatches(true, at, name, 0, name.length())
        && (end == query.length()
            || isBlank(query.charAt(end))
            || query.charAt(end) == '('
            || query.charAt(end) == ')');
  }

  /** Passes over that operator if it comes next. */
  boolean operator(String name) {
    boolean sees = seesOperator(name);
    if (sees) {
      at += name.length();
    }
    return sees;
  }

  /** Passes over a minus sign that stands directly before something. */
  boolean minus() {
    skipBlanks();
    boolean minus =
        at + 1 < query.length() && query.charAt(at) == '-' && !isBlank(query.charAt(at + 1));
    if (minus) {
      at++;
    }
    return minus;
  }

  /** Passes over the name of a field and its colon if they come next. */
  Optional<QueryField> field() {
    skipBlanks();
    int end = at;
    while (end < query.length() && end - at <= LONGEST_FIELD) {
      char c = query.charAt(end);
      if (c == ':' || c == '：') {
        Optional<QueryField> field = QueryField.named(query.substring(at, end));
        if (field.isPresent()) {
          at = end + 1;
        }
        return field;
      }
      if (!Character.isLetter(c) && c != '-') {
        return Optional.empty();
      }
      end++;
    }
    return Optional.empty();
  }

  /** What comes next as a phrase, if a quotation mark comes next, or as a word. */
  Word word() {
    skipBlanks();
    int start = at;
    char close = closingQuote(query.charAt(at));
    String text = close != 0 ? quoted(close) : unquoted();
    boolean prefix = at < query.length() && query.charAt(at) == '*';
    while (at < query.length() && query.charAt(at) == '*') {
      at++;
    }
    return new Word(text, prefix && !text.isEmpty(), start);
  }

  private String quoted(char close) {
    int end = query.indexOf(close, at + 1);
    if (end < 0) {
      throw new QuerySyntaxException(at, "a quotation mark is not closed", "add " + close);
    }
    String text = query.substring(at + 1, end);
    at = end + 1;
    return text;
  }

  private String unquoted() {
    int start = at;
    // A word has at least one character, whatever it is, so that the walk always goes on.
    at += Character.charCount(query.codePointAt(at));
    while (at < query.length()) {
      char c = query.charAt(at);
      if (isBlank(c) || c == ')' || closingQuote(c) != 0 || endsWithAsterisk(c)) {
        break;
      }
      int inner = c == '(' ? closedWithin(at) : at;
      if (inner < 0) {
        break;
      }
      at = inner + 1;
    }
    return query.substring(start, at);
  }

  /** Whether an asterisk ends the word rather than standing within it. */
  private boolean endsWithAsterisk(char c) {
    if (c != '*') {
      return false;
    }
    int next = at + 1;
    return next == query.length() || isBlank(query.charAt(next)) || query.charAt(next) == ')';
  }

  /** Where the parenthesis that opens within a word closes within it; -1 if it does not. */
  private int closedWithin(int open) {
    int last = Math.min(query.length(), open + LONGEST_IN_PARENTHESES);
    for (int i = open + 1; i < last; i++) {
      char c = query.charAt(i);
      if (c == ')') {
        return i;
      }
      if (isBlank(c) || c == '(' || closingQuote(c) != 0) {
        return -1;
      }
    }
    return -1;
  }

  private static char closingQuote(char c) {
    return switch (c) {
      case '"' -> '"';
      case '“', '”' -> '”';
      case '「' -> '」';
      default -> 0;
    };
  }

  private void skipBlanks() {
    while (at < query.length() && isBlank(query.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00A0';
  }
}

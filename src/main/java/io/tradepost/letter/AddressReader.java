package io.tradepost.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Address lists (RFC 5322 §3.4) as they occur: names with stray quotes, brackets that never close,
 * semicolons for commas, groups, comments, names without an address.
 */
final class AddressReader {
  private final String text;
  private final List<Address> found = new ArrayList<>();
  private final StringBuilder phrase = new StringBuilder();
  private String comment = "";
  private @Nullable String angle;
  private int at;
  private boolean noMoreQuotes;
  private boolean noMoreComments;

  private AddressReader(String text) {
    this.text = text;
  }

  /**
   * @param value unfolded and in characters, encoded words still as they are
   */
  static List<Address> read(String value) {
    AddressReader reader = new AddressReader(value);
    reader.run();
    if (reader.found.size() == 1 && reader.found.getFirst().address().isEmpty()) {
      // Some programs encode the whole field, address and all.
      String decoded = reader.found.getFirst().name();
      if (value.contains("=?") && decoded.indexOf('@') > 0) {
        AddressReader again = new AddressReader(decoded.replace("=?", "= ?"));
        again.run();
        return again.found;
      }
    }
    return reader.found;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> quoted();
        case '(' -> comment();
        case '<' -> angle();
        case ',', ';' -> {
          finish();
          at++;
        }
        case ':' -> {
          // A group's name (its members follow), or "mailto:".
          if (angle == null && phrase.indexOf("@") < 0) {
            phrase.setLength(0);
          } else {
            phrase.append(c);
          }
          at++;
        }
        case '=' -> encodedWord();
        default -> {
          phrase.append(c);
          at++;
        }
      }
    }
    finish();
  }

  private void quoted() {
    int end = noMoreQuotes ? -1 : closingQuote(at + 1);
    if (end < 0) {
      noMoreQuotes = true;
      at++;
      return;
    }
    if (end + 1 < text.length() && text.charAt(end + 1) == '@') {
      phrase.append(text, at, end + 1); // A quoted local part.
    } else {
      for (int i = at + 1; i < end; i++) {
        char c = text.charAt(i);
        // An @ in a name is not to be mistaken for the address.
        phrase.append(c == '\\' && i + 1 < end ? text.charAt(++i) : c == '@' ? AT_IN_NAME : c);
      }
    }
    at = end + 1;
  }

  private static final char AT_IN_NAME = '\ue000';

  private int closingQuote(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  private void comment() {
    int depth = 0;
    int end = -1;
    for (int i = at; i < text.length() && !noMoreComments; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        end = i;
        break;
      }
    }
    if (end < 0) {
      noMoreComments = true;
      phrase.append('(');
      at++;
      return;
    }
    String inner = text.substring(at + 1, end).strip();
    if (comment.isEmpty()) {
      comment = inner;
    }
    if (angle == null && !phrase.isEmpty() && phrase.indexOf("@") < 0 && hasAngleAhead(end)) {
      phrase.append('(').append(inner).append(')'); // Anna (Sales) <anna@…>: part of the name.
    }
    at = end + 1;
  }

  private boolean hasAngleAhead(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        return true;
      }
      if (c == ',' || c == ';') {
        return false;
      }
    }
    return false;
  }

  private void angle() {
    int from = at + 1;
    while (from < text.length() && text.charAt(from) == '<') {
      from++;
    }
    int end = from;
    while (end < text.length() && "<>,;".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (from < text.length()
        && text.charAt(from) == '@'
        && end < text.length()
        && text.charAt(end) != '>') {
      int close = text.indexOf('>', end); // An obsolete route: <@relay,@relay:anna@…>
      end = close < 0 ? end : close;
    }
    String inner = text.substring(from, end).strip();
    if (angle != null && !angle.isEmpty() && !inner.isEmpty()) {
      finish(); // Two addresses without a comma.
    }
    if (angle == null || angle.isEmpty()) {
      angle = inner;
    }
    at = end;
    while (at < text.length() && text.charAt(at) == '>') {
      at++;
    }
  }

  private void encodedWord() {
    int end = -1;
    if (text.startsWith("=?", at)) {
      int charsetEnd = text.indexOf('?', at + 2);
      if (charsetEnd > 0 && charsetEnd - at < 64 && charsetEnd + 2 < text.length()) {
        end = text.indexOf("?=", charsetEnd + 3);
      }
    }
    if (end < 0) {
      phrase.append('=');
      at++;
    } else {
      phrase.append(text, at, end + 2); // One token: commas and brackets in it are the name's.
      at = end + 2;
    }
  }

  private void finish() {
    String words = phrase.toString().strip();
    String inBrackets = angle == null ? "" : cleanAddress(angle);
    if (!inBrackets.isEmpty()) {
      add(words.isEmpty() ? comment : words, inBrackets);
    } else if (!words.isEmpty()) {
      withoutBrackets(words);
    }
    phrase.setLength(0);
    comment = "";
    angle = null;
  }

  private void withoutBrackets(String words) {
    int sign = words.startsWith("=?") ? -1 : words.lastIndexOf('@');
    if (sign <= 0) {
      add(words, "");
      return;
    }
    int from = sign;
    if (words.charAt(sign - 1) == '"') {
      from = Math.max(0, words.lastIndexOf('"', sign - 2));
    } else {
      while (from > 0 && !Character.isWhitespace(words.charAt(from - 1))) {
        from--;
      }
    }
    int to = sign;
    while (to < words.length() && !Character.isWhitespace(words.charAt(to))) {
      to++;
    }
    String address = cleanAddress(words.substring(from, to));
    String name = (words.substring(0, from).strip() + " " + words.substring(to).strip()).strip();
    add(name.isEmpty() ? comment : name, address);
  }

  private void add(String name, String address) {
    String shown = HeaderText.clean(EncodedWords.decode(name).replace(AT_IN_NAME, '@'));
    if (shown.length() >= 2
        && "'\"".indexOf(shown.charAt(0)) >= 0
        && shown.charAt(shown.length() - 1) == shown.charAt(0)) {
      shown = shown.substring(1, shown.length() - 1).strip();
    }
    String bare = HeaderText.clean(address.replace(AT_IN_NAME, '@'));
    shown = shown.equalsIgnoreCase(bare) ? "" : shown;
    if (!shown.isEmpty() || !bare.isEmpty()) {
      found.add(new Address(shown, bare));
    }
  }

  private static String cleanAddress(String raw) {
    String address = raw.strip();
    int route = address.startsWith("@") ? address.indexOf(':') : -1;
    address = route < 0 ? address : address.substring(route + 1);
    if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
      address = address.substring(7);
    }
    boolean quotedLocal = address.startsWith("\"") && address.indexOf("\"@") > 0;
    StringBuilder bare = new StringBuilder(address.length());
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (quotedLocal
          || (!Character.isWhitespace(c) && "\"[]".indexOf(c) < 0)
          || isLiteral(address, i)) {
        bare.append(c);
      }
    }
    String cleaned = bare.toString();
    if (!quotedLocal && cleaned.length() > 1 && cleaned.startsWith("'") && cleaned.endsWith("'")) {
      cleaned = cleaned.substring(1, cleaned.length() - 1);
    }
    int end = cleaned.length();
    while (end > 0 && ".'".indexOf(cleaned.charAt(end - 1)) >= 0) {
      end--;
    }
    return cleaned.substring(0, end);
  }

  /** The brackets of a domain literal, {@code anna@[192.0.2.1]}, belong to the address. */
  private static boolean isLiteral(String address, int i) {
    int sign = address.lastIndexOf("@[");
    return sign > 0 && i > sign && "[]".indexOf(address.charAt(i)) >= 0;
  }
}

package io.tradepost.archive.old;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The text of an RTF body, or the HTML that Outlook has wrapped in it ([MS-OXRTFEX]): for letters
 * of which Outlook kept no other form.
 */
final class RtfText {
  /** Groups of which nothing is text. */
  private static final Set<String> HIDDEN =
      Set.of("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "header");

  private final String rtf;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<State> groups = new ArrayDeque<>();
  private State state = new State(false, false, false, 1);
  private Charset charset = Charset.forName("windows-1252");
  private boolean html;
  private int toSkip;
  private int at;

  /**
   * What holds in a group.
   *
   * @param hidden nothing of it is text
   * @param inTag within a piece of the wrapped HTML
   * @param rtfOnly what RTF readers see in the place of HTML
   * @param unicodeSkip how many characters stand in for one of Unicode
   */
  private record State(boolean hidden, boolean inTag, boolean rtfOnly, int unicodeSkip) {}

  /** A body's text; HTML or plain. */
  record Content(String text, boolean html) {}

  private RtfText(String rtf) {
    this.rtf = rtf;
  }

  static Content of(String rtf) {
    if (rtf == null || !rtf.startsWith("{\\rtf")) {
      return new Content("", false);
    }
    return new RtfText(rtf).read();
  }

  private Content read() {
    html = rtf.substring(0, Math.min(rtf.length(), 500)).contains("\\fromhtml1");
    while (at < rtf.length()) {
      char c = rtf.charAt(at++);
      switch (c) {
        case '{' -> groups.push(state);
        case '}' -> {
          flush();
          state = groups.isEmpty() ? state : groups.pop();
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> put(c);
      }
    }
    flush();
    return new Content(text.toString().strip(), html);
  }

  private void control() {
    if (at >= rtf.length()) {
      return;
    }
    char c = rtf.charAt(at);
    if (Character.isLetter(c)) {
      word();
      return;
    }
    at++;
    switch (c) {
      case '\'' -> hex();
      case '*' -> destination();
      case '~' -> put(' ');
      case '_' -> put('-');
      case '\\', '{', '}' -> put(c);
      default -> {}
    }
  }

  private void hex() {
    String digits = rtf.substring(at, Math.min(rtf.length(), at + 2));
    at += digits.length();
    if (digits.matches("[0-9A-Fa-f]{2}") && visible()) {
      if (toSkip > 0) {
        toSkip--;
      } else {
        bytes.write(Integer.parseInt(digits, 16));
      }
    }
  }

  /** A destination that a reader may not know; of these only the wrapped HTML is text. */
  private void destination() {
    boolean tag = rtf.startsWith("\\htmltag", at);
    state = new State(!tag || state.hidden(), tag, state.rtfOnly(), state.unicodeSkip());
  }

  private void word() {
    int begin = at;
    while (at < rtf.length() && Character.isLetter(rtf.charAt(at))) {
      at++;
    }
    String word = rtf.substring(begin, at);
    int number = at;
    while (at < rtf.length()
        && (Character.isDigit(rtf.charAt(at)) || (at == number && rtf.charAt(at) == '-'))) {
      at++;
    }
    String digits = rtf.substring(number, at);
    int value = digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : digits.isEmpty() ? 1 : 0;
    if (at < rtf.length() && rtf.charAt(at) == ' ') {
      at++;
    }
    word(word, value);
  }

  private void word(String word, int value) {
    switch (word) {
      case "ansicpg" -> charset = charset(value);
      case "par", "line", "row" -> put('\n');
      case "tab", "cell" -> put('\t');
      case "lquote", "rquote" -> put('\'');
      case "ldblquote", "rdblquote" -> put('"');
      case "bullet" -> put('\u2022');
      case "endash" -> put('\u2013');
      case "emdash" -> put('\u2014');
      case "u" -> {
        put((char) value);
        toSkip = state.unicodeSkip();
      }
      case "uc" ->
          state = new State(state.hidden(), state.inTag(), state.rtfOnly(), Math.max(0, value));
      case "htmlrtf" ->
          state = new State(state.hidden(), state.inTag(), value != 0, state.unicodeSkip());
      case String other -> {
        if (HIDDEN.contains(other)) {
          state = new State(true, state.inTag(), state.rtfOnly(), state.unicodeSkip());
        }
      }
    }
  }

  private static Charset charset(int page) {
    String name = page == 65001 ? "UTF-8" : page == 936 ? "GBK" : "windows-" + page;
    try {
      return Charset.forName(page == 932 ? "windows-31j" : page == 950 ? "Big5" : name);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private boolean visible() {
    return !state.hidden() && !(html && state.rtfOnly() && !state.inTag());
  }

  private void put(char c) {
    if (!visible()) {
      return;
    }
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    flush();
    text.append(c);
  }

  /** Bytes that stand next to each other may be one character. */
  private void flush() {
    if (bytes.size() > 0) {
      text.append(bytes.toString(charset));
      bytes.reset();
    }
  }
}

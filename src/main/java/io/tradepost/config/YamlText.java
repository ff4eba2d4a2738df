package io.tradepost.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file's bytes as text that a YAML parser takes as its writer meant it. */
final class YamlText {
  /**
   * A secret's reference. Inside {@code { }} YAML would take its brace for the end of the value,
   * but nobody expects to have to quote it, so its characters are put out of YAML's sight: each is
   * moved into a private-use block, one for one, which leaves lines and columns as they are.
   */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[a-z]+:[^}\"'\\\\\\r\\n]*}");

  private static final Pattern HIDDEN = Pattern.compile("\\$\uF57B[^\uF57D]*\uF57D");
  private static final int SHIFT = 0xF500;

  private YamlText() {}

  /** The bytes are not UTF-8. */
  static final class NotText extends Exception {
    private static final long serialVersionUID = 1;
    private final int line;

    NotText(int line, String message) {
      super(message);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** The text without a byte-order mark. */
  static String decode(byte[] bytes) throws NotText {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
      throw new NotText(1, "the file is in UTF-16; save it as UTF-8");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException e) {
      throw new NotText(lineOf(bytes, in.position()), "not UTF-8 from here on; save it as UTF-8");
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n'
          || (bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n'))) {
        line++;
      }
    }
    return line;
  }

  /** Puts references to secrets out of YAML's sight. */
  static String hideReferences(String text) {
    return text.contains("${") ? shift(REFERENCE, text, SHIFT, 0x20, 0x7E) : text;
  }

  /** Undoes {@link #hideReferences}. */
  static String showReferences(String text) {
    return text.indexOf('\uF57B') < 0 ? text : shift(HIDDEN, text, -SHIFT, 0xF520, 0xF57E);
  }

  private static String shift(Pattern pattern, String text, int by, int from, int to) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(
        m -> {
          StringBuilder shifted = new StringBuilder(m.group().length()).append('$');
          m.group()
              .chars()
              .skip(1)
              .forEach(c -> shifted.append((char) (c >= from && c <= to ? c + by : c)));
          return Matcher.quoteReplacement(shifted.toString());
        });
  }
}

package io.tradepost.letter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encoded words (RFC 2047) as mail programs really write them: glued to other text, inside quotes,
 * with blanks in them, with a character's bytes split over two of them, without the closing mark.
 */
final class EncodedWords {
  private EncodedWords() {}

  /** The text with every encoded word in it decoded. */
  static String decode(String text) {
    if (!text.contains("=?")) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    Run run = new Run();
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("=?", at);
      Word word = start < 0 ? null : wordAt(text, start);
      if (word == null) {
        int end = start < 0 ? text.length() : start + 2;
        run.writeTo(decoded);
        decoded.append(text, at, end);
        at = end;
        continue;
      }
      String between = text.substring(at, start);
      if (!between.isBlank() || (run.isEmpty() && !between.isEmpty())) {
        run.writeTo(decoded);
        decoded.append(between);
      }
      // Blanks between two encoded words do not count (RFC 2047 §6.2).
      run.add(word, decoded);
      at = word.end();
    }
    run.writeTo(decoded);
    return decoded.toString();
  }

  private record Word(String charset, boolean base64, String content, int end) {}

  /** The encoded word that starts there; null where it is something else. */
  private static @Nullable Word wordAt(String text, int start) {
    int charsetEnd = text.indexOf('?', start + 2);
    if (charsetEnd < 0 || charsetEnd - start > 64 || charsetEnd + 2 >= text.length()) {
      return null;
    }
    char encoding = Character.toLowerCase(text.charAt(charsetEnd + 1));
    if ((encoding != 'b' && encoding != 'q') || text.charAt(charsetEnd + 2) != '?') {
      return null;
    }
    String charset = text.substring(start + 2, charsetEnd);
    int star = charset.indexOf('*'); // RFC 2231 §5: the language
    charset = star < 0 ? charset : charset.substring(0, star);
    int contentStart = charsetEnd + 3;
    int end = text.indexOf("?=", contentStart);
    if (end < 0) {
      end = contentStart;
      while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '"') {
        end++;
      }
      return new Word(charset, encoding == 'b', text.substring(contentStart, end), end);
    }
    return new Word(charset, encoding == 'b', text.substring(contentStart, end), end + 2);
  }

  /** Adjacent words of one charset: their bytes belong together. */
  private static final class Run {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder base64 = new StringBuilder();
    private String charset = "";
    private boolean any;

    boolean isEmpty() {
      return !any;
    }

    void add(Word word, StringBuilder decoded) {
      if (any && !charset.equalsIgnoreCase(word.charset())) {
        writeTo(decoded);
      }
      any = true;
      charset = word.charset();
      if (word.base64()) {
        base64.append(word.content());
        // Some cut the Base64 text itself: then the next word carries on in the middle of a group.
        if (word.content().length() % 4 == 0 || word.content().endsWith("=")) {
          flushBase64();
        }
      } else {
        flushBase64();
        byte[] content = word.content().replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
        bytes.writeBytes(TransferCoding.quotedPrintable(content).bytes());
      }
    }

    private void flushBase64() {
      bytes.writeBytes(
          TransferCoding.base64(base64.toString().getBytes(StandardCharsets.ISO_8859_1)).bytes());
      base64.setLength(0);
    }

    void writeTo(StringBuilder decoded) {
      if (any) {
        flushBase64();
        decoded.append(CharsetReader.read(bytes.toByteArray(), charset).text());
        bytes.reset();
        any = false;
      }
    }
  }
}

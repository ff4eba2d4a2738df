package io.tradepost.archive.old;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes the parts of a letter (RFC 2045, RFC 2046), the same bytes for the same content. */
final class MimeWriter {
  /** In every boundary, and by its {@code =_} in nothing that is encoded. */
  static final String MARK = "=_part_";

  private static final int LONGEST_LINE = 900;
  private static final int WORD_BYTES = 42;

  private final OutputStream out;

  MimeWriter(OutputStream out) {
    this.out = out;
  }

  /** A line, ended. */
  void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\r');
    out.write('\n');
  }

  /** A field whose value is a text of any characters. */
  void field(String name, String text) throws IOException {
    line(name + ": " + encoded(text));
  }

  /** A text as a part, its own two fields before it. */
  void text(String subtype, String text) throws IOException {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    line("Content-Type: text/" + subtype + "; charset=utf-8");
    if (plain(lines)) {
      line("Content-Transfer-Encoding: 7bit");
      line("");
      out.write(lines.getBytes(StandardCharsets.US_ASCII));
      line("");
    } else {
      line("Content-Transfer-Encoding: base64");
      line("");
      base64(new java.io.ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static boolean plain(String text) {
    int begun = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        begun = i;
      }
      if (c >= 0x7f || c == 0 || i - begun > LONGEST_LINE) {
        return false;
      }
    }
    return !text.contains(MARK);
  }

  /** Bytes as lines of base64. */
  void base64(InputStream in) throws IOException {
    OutputStream keepOpen =
        new FilterOutputStream(out) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            out.flush();
          }
        };
    byte[] piece = new byte[57 * 512];
    try (OutputStream encoder = Base64.getMimeEncoder().wrap(keepOpen)) {
      for (int n = in.readNBytes(piece, 0, piece.length);
          n > 0;
          n = in.readNBytes(piece, 0, piece.length)) {
        encoder.write(piece, 0, n);
      }
    }
    line("");
  }

  /** As encoded words where it is more than ASCII (RFC 2047). */
  static String encoded(String text) {
    String one = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    if (one.chars().allMatch(c -> c < 0x7f) && !one.contains("=?") && one.length() < LONGEST_LINE) {
      return one;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int c : one.codePoints().toArray()) {
      int point = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
      int more = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > WORD_BYTES) {
        append(words, word);
        bytes = 0;
      }
      word.appendCodePoint(point);
      bytes += more;
    }
    append(words, word);
    return words.toString();
  }

  private static void append(StringBuilder words, StringBuilder word) {
    if (!words.isEmpty()) {
      words.append("\r\n ");
    }
    byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
    words.append("=?utf-8?B?").append(Base64.getEncoder().encodeToString(bytes)).append("?=");
    word.setLength(0);
  }

  /** A parameter's value in quotes, or, where it is more than ASCII, as RFC 2231 has it. */
  static String parameter(String name, String value) {
    String one = value.replaceAll("[\\p{Cntrl}]+", " ").strip();
    if (one.chars().allMatch(c -> c < 0x7f)) {
      return name + "=\"" + one.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    StringBuilder percent = new StringBuilder(name + "*=utf-8''");
    for (byte b : one.getBytes(StandardCharsets.UTF_8)) {
      boolean safe = b == '.' || (b > 0 && Character.isLetterOrDigit(b));
      percent.append(safe ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
    }
    return percent.toString();
  }
}

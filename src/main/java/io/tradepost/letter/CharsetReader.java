package io.tradepost.letter;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text, whatever charset was declared. The declaration counts as long as the bytes agree
 * with it; valid UTF-8 counts more than another declaration; the rest is found out from the bytes
 * ({@link CharsetGuess}).
 */
final class CharsetReader {
  private CharsetReader() {}

  /**
   * @param flaw what was wrong with the declaration or the bytes; null where nothing was
   */
  record Result(String text, @Nullable String flaw) {}

  /**
   * @param declared as it stands in the letter; empty where nothing is declared
   */
  static Result read(byte[] bytes, String declared) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      return new Result(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8), null);
    }
    String name = Charsets.normal(declared);
    if (name.equals(Charsets.UTF_7)) {
      return new Result(SevenBitText.utf7(bytes), null);
    }
    if (name.equals(Charsets.HZ)) {
      return new Result(SevenBitText.hz(bytes), null);
    }
    Charset charset = Charsets.named(name);
    if (isAscii(bytes)) {
      return new Result(sevenBit(bytes, charset), null);
    }
    if (charset == null || charset.equals(StandardCharsets.US_ASCII)) {
      Charset guess = CharsetGuess.of(bytes);
      String what =
          name.isEmpty()
              ? "no declared charset"
              : charset == null ? "an unknown charset" : "the wrong charset declared";
      return new Result(
          new String(bytes, guess), "text with " + what + ", read as " + guess.name());
    }
    return charset.equals(StandardCharsets.UTF_8) ? utf8(bytes) : declared(bytes, charset);
  }

  private static String sevenBit(byte[] bytes, @Nullable Charset charset) {
    if (charset != null && !Charsets.extendsAscii(charset)) {
      return new String(bytes, charset);
    }
    Charset escaped = CharsetGuess.byEscapes(bytes);
    return new String(bytes, escaped == null ? StandardCharsets.ISO_8859_1 : escaped);
  }

  private static Result utf8(byte[] bytes) {
    Utf8Form form = Utf8Form.of(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (form.broken() == 0) {
      return new Result(text, null);
    }
    // A cut or a flipped byte in much good UTF-8 is still UTF-8.
    if (form.mostlyGood()) {
      return new Result(text, "some characters could not be read");
    }
    Charset guess = CharsetGuess.of(bytes);
    return new Result(new String(bytes, guess), "text declared as UTF-8, read as " + guess.name());
  }

  private static Result declared(byte[] bytes, Charset charset) {
    Utf8Form form = Utf8Form.of(bytes);
    String text = new String(bytes, charset);
    int unreadable = unreadable(text);
    // Two-byte sequences alone prove nothing against a double-byte charset: the two characters of
    // 联通 in GB2312 are valid UTF-8.
    boolean provesUtf8 =
        form.broken() == 0
            && (Charsets.singleByte(charset) || form.longSequences() > 0 || unreadable > 0);
    if (provesUtf8) {
      return new Result(
          new String(bytes, StandardCharsets.UTF_8),
          "text declared as " + charset.name() + ", read as UTF-8");
    }
    if (charset.equals(Charsets.WINDOWS_1252) && CharsetGuess.looksGb(bytes)) {
      return new Result(
          new String(bytes, Charsets.GB18030), "text declared as Latin, read as GB18030");
    }
    if (charset.equals(Charsets.WINDOWS_1252) && CharsetGuess.hardlyLatin(bytes)) {
      Charset guess = CharsetGuess.of(bytes);
      if (!guess.equals(charset)) {
        return new Result(
            new String(bytes, guess), "text declared as Latin, read as " + guess.name());
      }
    }
    if (unreadable == 0) {
      return new Result(text, null);
    }
    if (unreadable * 10 > nonAscii(text)) {
      Charset guess = CharsetGuess.of(bytes);
      String other = new String(bytes, guess);
      if (unreadable(other) < unreadable) {
        return new Result(
            other, "text declared as " + charset.name() + ", read as " + guess.name());
      }
    }
    return new Result(text, "some characters could not be read");
  }

  static int unreadable(String text) {
    int count = 0;
    for (int i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) {
      count++;
    }
    return count;
  }

  private static int nonAscii(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        count++;
      }
    }
    return count;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}

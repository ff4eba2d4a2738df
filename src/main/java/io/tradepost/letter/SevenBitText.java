package io.tradepost.letter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Two charsets of mail's seven-bit days that the platform lacks: UTF-7 and HZ. */
final class SevenBitText {
  private SevenBitText() {}

  /** RFC 2152; what is not well-formed stands as it is. */
  static String utf7(byte[] bytes) {
    String in = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder out = new StringBuilder(in.length());
    int i = 0;
    while (i < in.length()) {
      char c = in.charAt(i++);
      if (c != '+') {
        out.append(c);
        continue;
      }
      int end = i;
      while (end < in.length() && isBase64(in.charAt(end))) {
        end++;
      }
      boolean dash = end < in.length() && in.charAt(end) == '-';
      if (end == i) {
        out.append('+');
      } else {
        byte[] units =
            TransferCoding.base64(in.substring(i, end).getBytes(StandardCharsets.ISO_8859_1))
                .bytes();
        out.append(new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE));
      }
      i = dash ? end + 1 : end;
    }
    return out.toString();
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  /** RFC 1843: GB 2312 without its high bits between <code>~{</code> and <code>~}</code>. */
  static String hz(byte[] bytes) {
    ByteArrayOutputStream gb = new ByteArrayOutputStream(bytes.length);
    boolean doubled = false;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      byte next = i + 1 < bytes.length ? bytes[i + 1] : 0;
      if (b == '~' && (next == '{' || next == '}')) {
        doubled = next == '{';
        i++;
      } else if (b == '~' && next == '~' && !doubled) {
        gb.write('~');
        i++;
      } else if (b == '~' && next == '\n' && !doubled) {
        i++;
      } else if (doubled && b > ' ') {
        gb.write(b | 0x80);
      } else {
        doubled &= b != '\n'; // A line's end ends the mode (RFC 1843), also where ~} was lost.
        gb.write(b);
      }
    }
    return gb.toString(Charsets.GB18030);
  }
}

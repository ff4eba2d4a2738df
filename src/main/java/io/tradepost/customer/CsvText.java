package io.tradepost.customer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The text of a CSV file, whose encoding nothing states. */
final class CsvText {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private CsvText() {}

  /**
   * By byte order mark; else UTF-8 where every byte agrees; else GBK (read as its superset GB18030)
   * as Chinese Excel writes it; else windows-1252 as European Excel does.
   */
  static String of(byte[] content) {
    if (startsWith(content, UTF_8_MARK)) {
      return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
    }
    if (startsWith(content, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
      return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(content, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
    }
    return strictly(content, StandardCharsets.UTF_8)
        .or(() -> looksChinese(content) ? strictly(content, GB18030) : Optional.empty())
        .orElseGet(() -> new String(content, WINDOWS_1252));
  }

  /**
   * Chinese characters come in pairs of bytes whose second is mostly a high one (GB 2312), while
   * behind a single accented letter ("España") mostly an ASCII letter follows, which would make a
   * pair in GBK, too.
   */
  private static boolean looksChinese(byte[] content) {
    int highPairs = 0;
    int mixedPairs = 0;
    for (int i = 0; i < content.length; i++) {
      if ((content[i] & 0xFF) >= 0x81) {
        boolean high = i + 1 < content.length && (content[i + 1] & 0xFF) >= 0xA1;
        highPairs += high ? 1 : 0;
        mixedPairs += high ? 0 : 1;
        i++;
      }
    }
    return highPairs > mixedPairs;
  }

  private static Optional<String> strictly(byte[] content, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty(); // Not in this encoding: the next one is tried.
    }
  }

  private static boolean startsWith(byte[] content, byte[] mark) {
    return content.length >= mark.length
        && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
  }
}

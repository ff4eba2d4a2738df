package io.tradepost.letter;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which charset bytes are probably in. ICU's statistics need some length; a subject has ten
 * characters. So the double-byte charsets of the trade are looked at first by the shape of their
 * byte pairs, then ICU is asked.
 */
final class CharsetGuess {
  private static final int SAMPLE = 8 * 1024;

  private CharsetGuess() {}

  static Charset of(byte[] bytes) {
    if (Utf8Form.of(bytes).mostlyGood()) {
      return StandardCharsets.UTF_8;
    }
    byte[] sample = sample(bytes);
    Charset escaped = byEscapes(sample);
    if (escaped != null) {
      return escaped;
    }
    if (looksGb(sample)) {
      return Charsets.GB18030;
    }
    if (looksShiftJis(sample)) {
      return Charsets.SHIFT_JIS;
    }
    boolean latin = highBytesStandAlone(sample);
    if (!latin && looksBig5(sample)) {
      return Charsets.BIG5;
    }
    return byStatistics(sample, latin);
  }

  /** The charset of the family ISO 2022 that the escape sequences name; null without any. */
  static @Nullable Charset byEscapes(byte[] bytes) {
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == 0x1b && bytes[i + 1] == '$') {
        boolean designates = bytes[i + 2] == ')' && i + 3 < bytes.length;
        String name =
            designates && bytes[i + 3] == 'C'
                ? "ISO-2022-KR"
                : designates && bytes[i + 3] == 'A' ? "ISO-2022-CN" : "x-windows-iso2022jp";
        return Charset.forName(name);
      }
    }
    return null;
  }

  /** From the first byte that is not ASCII, for there the knowledge is. */
  private static byte[] sample(byte[] bytes) {
    if (bytes.length <= SAMPLE) {
      return bytes;
    }
    int first = 0;
    while (first < bytes.length && bytes[first] >= 0 && bytes[first] != 0x1b) {
      first++;
    }
    int from = Math.max(0, Math.min(first - 256, bytes.length - SAMPLE));
    return Arrays.copyOfRange(bytes, from, from + SAMPLE);
  }

  /**
   * Whether nearly all pairs of high bytes are common characters of GB 2312 (first-level hanzi and
   * punctuation). Hangul and Cyrillic also fill pairs; they keep to parts of the plane.
   */
  static boolean looksGb(byte[] bytes) {
    int pairs = 0;
    int common = 0;
    int kana = 0;
    int broken = 0;
    boolean beyondHangul = false;
    boolean belowCyrillic = false;
    int i = 0;
    while (i < bytes.length) {
      int lead = bytes[i++] & 0xff;
      if (lead < 0x80) {
        continue;
      }
      int trail = i < bytes.length ? bytes[i] & 0xff : 0;
      if (lead == 0x80 || lead == 0xff || trail < 0x40 || trail == 0x7f || trail == 0xff) {
        broken += i < bytes.length ? 1 : 0;
        continue;
      }
      i++;
      pairs++;
      kana += lead == 0xa4 || lead == 0xa5 ? 1 : 0;
      boolean hanzi = lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
      common += hanzi || (lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1) ? 1 : 0;
      beyondHangul |= hanzi && lead > 0xc8;
      belowCyrillic |= lead < 0xc0 || trail < 0xc0;
    }
    return pairs >= 2
        && broken * 50 <= pairs
        && common * 10 >= pairs * 8
        && kana * 5 < pairs
        && (beyondHangul || pairs < 8)
        && (belowCyrillic || pairs < 4);
  }

  private static boolean looksBig5(byte[] bytes) {
    int pairs = 0;
    int common = 0;
    int low = 0;
    int i = 0;
    while (i < bytes.length) {
      int lead = bytes[i++] & 0xff;
      if (lead < 0x80) {
        continue;
      }
      int trail = i < bytes.length ? bytes[i] & 0xff : 0xa1;
      boolean isLow = trail >= 0x40 && trail <= 0x7e;
      if (!isLow && trail < 0xa1) {
        return false;
      }
      i++;
      pairs++;
      low += isLow ? 1 : 0;
      common += lead >= 0xa1 && lead <= 0xc6 ? 1 : 0;
    }
    return pairs >= 2 && common * 10 >= pairs * 9 && low > 0;
  }

  private static boolean looksShiftJis(byte[] bytes) {
    int pairs = 0;
    int kana = 0;
    int i = 0;
    while (i < bytes.length) {
      int lead = bytes[i++] & 0xff;
      if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) {
        continue; // ASCII, half-width katakana
      }
      int trail = i < bytes.length ? bytes[i] & 0xff : 0x40;
      if (trail < 0x40
          || trail == 0x7f
          || trail > 0xfc
          || lead > 0xfc
          || lead == 0xa0
          || lead == 0x80) {
        return false;
      }
      i++;
      pairs++;
      kana +=
          (lead == 0x82 && trail >= 0x9f) || lead == 0x83 || (lead == 0x81 && trail < 0x80) ? 1 : 0;
    }
    return pairs >= 2 && kana * 10 >= pairs * 3;
  }

  /** Whether most letters are beyond ASCII: in no language of Latin script they are. */
  static boolean hardlyLatin(byte[] bytes) {
    int high = 0;
    int plain = 0;
    for (byte b : bytes) {
      if (b < 0) {
        high++;
      } else if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')) {
        plain++;
      }
    }
    return high >= 12 && high > plain;
  }

  /** As accented letters do among Latin ones. */
  private static boolean highBytesStandAlone(byte[] bytes) {
    int alone = 0;
    int high = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        high++;
        boolean before = i > 0 && bytes[i - 1] < 0;
        boolean after = i + 1 < bytes.length && bytes[i + 1] < 0;
        alone += before || after ? 0 : 1;
      }
    }
    return alone * 10 >= high * 7;
  }

  private static Charset byStatistics(byte[] sample, boolean latin) {
    CharsetMatch[] matches = new CharsetDetector().setText(sample).detectAll();
    for (CharsetMatch match : matches) {
      Charset charset = Charsets.named(Charsets.normal(match.getName()));
      if (charset == null
          || !Charsets.extendsAscii(charset)
          || charset.equals(StandardCharsets.UTF_8)
          || (latin && !Charsets.singleByte(charset))) {
        continue;
      }
      if (CharsetReader.unreadable(new String(sample, charset)) * 50 <= sample.length) {
        return charset.equals(Charsets.WINDOWS_1252) && looksTurkish(sample)
            ? Charsets.WINDOWS_1254
            : charset;
      }
    }
    return Charsets.WINDOWS_1252;
  }

  /**
   * Turkish puts ş, ğ and ı where Icelandic has þ, ð and ý; but Icelandic has á, í, ú and æ too.
   */
  private static boolean looksTurkish(byte[] bytes) {
    int turkish = 0;
    for (byte b : bytes) {
      switch (b & 0xff) {
        case 0xfe, 0xf0, 0xfd, 0xde, 0xd0, 0xdd -> turkish++;
        case 0xe1, 0xed, 0xfa, 0xe6 -> {
          return false;
        }
        default -> {}
      }
    }
    return turkish >= 2;
  }
}

package io.tradepost.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A charset as letters name it and as its bytes really are: what mail programs label {@code gb2312}
 * is GB18030.
 */
record Coding(String label, Charset charset) {
  static final Coding UTF_8 = new Coding("utf-8", StandardCharsets.UTF_8);
  static final Coding ASCII = new Coding("us-ascii", StandardCharsets.US_ASCII);

  /** One that mail programs of that language use; UTF-8 where it cannot hold the text. */
  static Coding choose(String language, String text, Dice dice) {
    Coding chosen =
        switch (language) {
          case "zh" ->
              switch (dice.below(8)) {
                case 0, 1, 2 -> of("gb2312", "GB18030");
                case 3, 4 -> of("GBK", "GBK");
                case 5 -> of("GB18030", "GB18030");
                default -> UTF_8;
              };
          case "zht" -> dice.chance(0.6) ? of("big5", "Big5") : UTF_8;
          case "ja" ->
              switch (dice.below(5)) {
                case 0, 1 -> of("iso-2022-jp", "ISO-2022-JP");
                case 2, 3 -> of("Shift_JIS", "windows-31j");
                default -> UTF_8;
              };
          case "ko" -> dice.chance(0.5) ? of("ks_c_5601-1987", "x-windows-949") : UTF_8;
          case "ru" ->
              switch (dice.below(5)) {
                case 0, 1 -> of("koi8-r", "KOI8-R");
                case 2, 3 -> of("windows-1251", "windows-1251");
                default -> UTF_8;
              };
          case "tr" -> dice.chance(0.6) ? of("windows-1254", "windows-1254") : UTF_8;
          case "pl" -> dice.chance(0.5) ? of("iso-8859-2", "ISO-8859-2") : UTF_8;
          case "ar" -> dice.chance(0.4) ? of("windows-1256", "windows-1256") : UTF_8;
          default ->
              switch (dice.below(6)) {
                case 0, 1 -> of("iso-8859-1", "ISO-8859-1");
                case 2, 3 -> of("Windows-1252", "windows-1252");
                default -> UTF_8;
              };
        };
    return chosen.holds(text) ? chosen : UTF_8;
  }

  private static Coding of(String label, String charset) {
    return new Coding(label, Charset.forName(charset));
  }

  boolean holds(String text) {
    return charset.equals(StandardCharsets.UTF_8) || charset.newEncoder().canEncode(text);
  }

  byte[] bytes(String text) {
    return text.getBytes(charset);
  }

  /** Whether its bytes have the eighth bit unset throughout (RFC 1468 for Japanese). */
  boolean sevenBit() {
    return label.equals("iso-2022-jp") || label.equals("us-ascii");
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 126) {
        return false;
      }
    }
    return true;
  }
}

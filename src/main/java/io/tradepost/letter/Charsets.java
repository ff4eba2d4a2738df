package io.tradepost.letter;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The charsets that mail names mean. Where a name is commonly used for a superset, it is the
 * superset: who writes {@code gb2312} sends GB18030, {@code iso-8859-1} is windows-1252 (as in the
 * WHATWG Encoding Standard).
 */
final class Charsets {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset BIG5 = Charset.forName("x-windows-950");
  static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  static final Charset WINDOWS_1254 = Charset.forName("windows-1254");
  static final String UTF_7 = "utf-7";
  static final String HZ = "hz-gb-2312";

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("gb-2312", "GB18030"),
          Map.entry("gb2312-80", "GB18030"),
          Map.entry("euc-cn", "GB18030"),
          Map.entry("x-euc-cn", "GB18030"),
          Map.entry("csgb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("cp936", "GB18030"),
          Map.entry("ms936", "GB18030"),
          Map.entry("936", "GB18030"),
          Map.entry("windows-936", "GB18030"),
          Map.entry("x-mswin-936", "GB18030"),
          Map.entry("gb18030-2000", "GB18030"),
          Map.entry("chinese", "GB18030"),
          Map.entry("big5", "x-windows-950"),
          Map.entry("big-5", "x-windows-950"),
          Map.entry("big5-eten", "x-windows-950"),
          Map.entry("x-big5", "x-windows-950"),
          Map.entry("cp950", "x-windows-950"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("cp932", "windows-31j"),
          Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ks_c_5601", "x-windows-949"),
          Map.entry("ks_c_5601-1989", "x-windows-949"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("korean", "x-windows-949"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("utf-8mb4", "UTF-8"),
          Map.entry("utf8mb4", "UTF-8"),
          Map.entry("utf_8", "UTF-8"),
          Map.entry("unicode-1-1-utf-8", "UTF-8"),
          Map.entry("unicode", "UTF-16"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("iso_8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-8-i", "windows-1255"),
          Map.entry("iso-8859-8-e", "windows-1255"),
          Map.entry("iso-8859-6-i", "ISO-8859-6"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("koi8", "KOI8-R"),
          Map.entry("unicode-1-1-utf-7", UTF_7),
          Map.entry("x-unicode-2-0-utf-7", UTF_7),
          Map.entry("hz", HZ),
          Map.entry("hzgb2312", HZ));

  /**
   * All that the platform has, by every name. Asking the platform for one that it lacks searches
   * the class path each time, which a hostile letter could have done ten thousand times.
   */
  private static final Map<String, Charset> KNOWN = known();

  private static Map<String, Charset> known() {
    Map<String, Charset> known = new HashMap<>();
    for (Charset charset : Charset.availableCharsets().values()) {
      charset.aliases().forEach(alias -> known.put(alias.toLowerCase(Locale.ROOT), charset));
    }
    // A charset's own name counts more than another's alias.
    for (Charset charset : Charset.availableCharsets().values()) {
      known.put(charset.name().toLowerCase(Locale.ROOT), charset);
    }
    return Map.copyOf(known);
  }

  private Charsets() {}

  /** The name in the form in which this class knows it: lower case, bare, aliases resolved. */
  static String normal(String declared) {
    String name = declared.strip().toLowerCase(Locale.ROOT);
    int from = 0;
    int to = name.length();
    while (from < to && (name.charAt(from) == '"' || name.charAt(from) == '\'')) {
      from++;
    }
    while (to > from && "\"';, ".indexOf(name.charAt(to - 1)) >= 0) {
      to--;
    }
    name = name.substring(from, to);
    return MEANT.getOrDefault(name, name);
  }

  /** The charset of a {@link #normal} name; null where there is none of it here. */
  static @Nullable Charset named(String normal) {
    return KNOWN.get(normal.toLowerCase(Locale.ROOT));
  }

  /** Whether ASCII bytes mean themselves in it. */
  static boolean extendsAscii(Charset charset) {
    String name = charset.name();
    return !(name.startsWith("UTF-16")
        || name.startsWith("UTF-32")
        || name.contains("2022")
        || name.startsWith("IBM")
        || name.startsWith("x-IBM"));
  }

  /** Whether it gives every byte a character, so that decoding never shows a wrong declaration. */
  static boolean singleByte(Charset charset) {
    String name = charset.name();
    return name.startsWith("windows-125")
        || name.startsWith("ISO-8859-")
        || name.startsWith("KOI8")
        || charset.equals(StandardCharsets.US_ASCII);
  }
}

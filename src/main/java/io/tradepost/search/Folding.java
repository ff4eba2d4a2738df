package io.tradepost.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * The one spelling in which words are kept and asked for: lower case, without accents, full-width
 * and half-width forms made one (NFKC), traditional Han characters as simplified ones. Kana keep
 * their voicing marks, which UTR #30's folding would take away: が and か are other sounds, not
 * accents of one.
 */
final class Folding {
  private Folding() {}

  /** A text of any kind in its one spelling. */
  static String fold(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      boolean cjk = Script.isCjk(text.codePointAt(start));
      int end = start;
      while (end < text.length() && Script.isCjk(text.codePointAt(end)) == cjk) {
        end += Character.charCount(text.codePointAt(end));
      }
      String run = text.substring(start, end);
      folded.append(cjk ? foldCjk(run) : foldOther(run));
      start = end;
    }
    return folded.toString();
  }

  /** A run of Chinese, Japanese or Korean characters. */
  static String foldCjk(String run) {
    String normal = needsNormalizing(run) ? Normalizer2.getNFKCInstance().normalize(run) : run;
    return Simplified.of(normal);
  }

  /** A run of other characters. */
  static String foldOther(String run) {
    return isAscii(run) ? run.toLowerCase(Locale.ROOT) : ICUFoldingFilter.NORMALIZER.normalize(run);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is more than unified ideographs, whole kana and whole Hangul syllables. */
  private static boolean needsNormalizing(String run) {
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      boolean plain =
          (c >= 0x4E00 && c <= 0x9FFF)
              || (c >= 0x3040 && c <= 0x30FE && c != 0x3099 && c != 0x309A)
              || (c >= 0xAC00 && c <= 0xD7A3);
      if (!plain) {
        return true;
      }
    }
    return false;
  }

  /** Simplified characters for traditional ones; read once, when the first Han text comes by. */
  private static final class Simplified {
    private static final char FIRST = 0x3400;
    private static final int[] TABLE = read();

    static String of(String text) {
      StringBuilder changed = null;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        int simple = c >= FIRST && c - FIRST < TABLE.length ? TABLE[c - FIRST] : 0;
        if (simple != 0 && changed == null) {
          changed = new StringBuilder(text.length()).append(text, 0, i);
        }
        if (changed != null) {
          changed.appendCodePoint(simple != 0 ? simple : c);
        }
      }
      return changed == null ? text : changed.toString();
    }

    private static int[] read() {
      int[] table = new int[0xA000 - FIRST];
      try (InputStream in = Folding.class.getResourceAsStream("traditional.txt")) {
        if (in == null) {
          throw new IllegalStateException("the program's jar lacks search/traditional.txt");
        }
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> enter(line.codePoints().toArray(), table));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return table;
    }

    private static void enter(int[] pairs, int[] table) {
      for (int i = 0; i + 1 < pairs.length; i += 2) {
        table[pairs[i] - FIRST] = pairs[i + 1];
      }
    }
  }
}

package io.tradepost.filing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * The last name of a folder, such that every server takes it whatever its delimiter, storage and
 * limits.
 *
 * <p>What the characters left out do elsewhere: {@code / . \ ^} are delimiters or refused (Dovecot
 * with Maildir++ refuses a dot also where the delimiter is a slash), {@code * %} are wildcards of
 * LIST (RFC 9051 §6.3.9), {@code ~ #} begin names of other namespaces (§5.1), {@code " | < > : ?}
 * cannot be written to a Windows disk, where mailbox files and customer documents lie. What cannot
 * be seen, or turns the direction of reading, would let two names look like one.
 */
final class LeafName {
  /** In characters (UTF-16). */
  static final int LONGEST = 60;

  /**
   * In bytes of modified UTF-7 (RFC 3501 §5.1.3). Dovecot refuses names from about 255 bytes on,
   * and a file system a path component above 255.
   */
  static final int LONGEST_ENCODED = 200;

  /** Names that are special to IMAP, to the storage of servers, or to Windows. */
  private static final Set<String> RESERVED =
      Set.of(
          "inbox",
          "cur",
          "new",
          "tmp",
          "dbox-mails",
          "nil",
          "con",
          "prn",
          "aux",
          "nul",
          "com1",
          "com2",
          "com3",
          "com4",
          "com5",
          "com6",
          "com7",
          "com8",
          "com9",
          "lpt1",
          "lpt2",
          "lpt3",
          "lpt4",
          "lpt5",
          "lpt6",
          "lpt7",
          "lpt8",
          "lpt9");

  private LeafName() {}

  /**
   * A safe name from any text; empty where nothing of the text can stay. Safe names stay as they
   * are.
   */
  static String safe(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> keep(kept, c));
    String tidy = tidy(Normalizer.normalize(kept, Normalizer.Form.NFC));
    String name = tidy(cut(tidy, LONGEST, LONGEST_ENCODED));
    return RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? name + " Co" : name;
  }

  /** The name with the suffix, the name itself cut so that the whole is within the limits. */
  static String withSuffix(String name, String suffix) {
    int room = LONGEST - suffix.length();
    int encodedRoom = LONGEST_ENCODED - encodedLength(suffix) - 2;
    return tidy(cut(name, room, encodedRoom)) + suffix;
  }

  /** By which two names are the same on servers and disks that do not tell case apart. */
  static String caseless(String name) {
    return Normalizer.normalize(
        name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** Bytes in modified UTF-7 (RFC 3501 §5.1.3). */
  static int encodedLength(String name) {
    int bytes = 0;
    int run = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x20 && c <= 0x7e) {
        bytes += encodedRun(run) + (c == '&' ? 2 : 1);
        run = 0;
      } else {
        run++;
      }
    }
    return bytes + encodedRun(run);
  }

  /** A run of UTF-16 units between {@code &} and {@code -}, six bits to a byte. */
  private static int encodedRun(int units) {
    return units == 0 ? 0 : 2 + (units * 16 + 5) / 6;
  }

  private static void keep(StringBuilder kept, int c) {
    switch (Character.getType(c)) {
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          kept.append(' ');
      default -> {
        switch (c) {
          case '/', '\\', '.', '|', ':', '^' -> kept.append('-');
          case '*', '%', '"', '~', '#', '<', '>', '?' -> kept.append(' ');
          default -> kept.appendCodePoint(c);
        }
      }
    }
  }

  /** One blank between words, nothing but a name at both ends: no blanks, no lone dashes. */
  private static String tidy(String name) {
    StringBuilder tidy = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean repeats = c == ' ' && !tidy.isEmpty() && tidy.charAt(tidy.length() - 1) == ' ';
      if (!repeats) {
        tidy.append(c);
      }
    }
    int start = 0;
    int end = tidy.length();
    while (start < end && isMargin(tidy.charAt(start))) {
      start++;
    }
    while (end > start && isMargin(tidy.charAt(end - 1))) {
      end--;
    }
    return tidy.substring(start, end);
  }

  private static boolean isMargin(char c) {
    return c == ' ' || c == '-';
  }

  private static String cut(String name, int characters, int encoded) {
    int end = Math.min(name.length(), Math.max(0, characters));
    while (end > 0 && (splitsPair(name, end) || encodedLength(name.substring(0, end)) > encoded)) {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean splitsPair(String name, int at) {
    return at < name.length()
        && Character.isLowSurrogate(name.charAt(at))
        && Character.isHighSurrogate(name.charAt(at - 1));
  }
}

package io.tradepost.archive.old;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names in a Maildir say: a letter's flags and arrival, a folder's place in Maildir++. */
final class MaildirNames {
  /**
   * The mark before the flags is a colon; where a file system takes none, programs write another,
   * and Windows and Samba show U+F03A.
   */
  private static final Pattern INFO = Pattern.compile(".*[:;!_+\uF03A-]2,([A-Za-z,]*)");

  private static final Pattern TIME = Pattern.compile("(\\d{9,10})\\..*");

  private static final Map<Character, String> FLAGS =
      Map.of(
          'S', "\\Seen",
          'R', "\\Answered",
          'F', "\\Flagged",
          'T', "\\Deleted",
          'D', "\\Draft",
          'P', "$Forwarded");

  private MaildirNames() {}

  static Set<String> flags(String name) {
    Set<String> flags = new TreeSet<>();
    Matcher info = INFO.matcher(name);
    if (info.matches()) {
      String letters = info.group(1);
      for (int i = 0; i < letters.length(); i++) {
        Optional.ofNullable(FLAGS.get(letters.charAt(i))).ifPresent(flags::add);
      }
    }
    return flags;
  }

  /** When the letter was delivered, with which its name begins. */
  static Optional<Instant> delivered(String name) {
    Matcher time = TIME.matcher(name);
    return time.matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(time.group(1))))
        : Optional.empty();
  }

  /** The path that a folder's name in Maildir++ tells: {@code .Sent.2009}. */
  static List<String> path(String name) {
    List<String> path = new ArrayList<>();
    for (String segment : name.substring(1).split("\\.", -1)) {
      if (!segment.isEmpty()) {
        path.add(decode(segment));
      }
    }
    return path;
  }

  /** Modified UTF-7 (RFC 3501 §5.1.3); a name that is not written in it stays as it is. */
  private static String decode(String name) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      int end = c == '&' ? name.indexOf('-', at) : -1;
      if (c != '&') {
        text.append(c);
        at++;
      } else if (end == at + 1) {
        text.append('&');
        at = end + 1;
      } else if (end < 0) {
        return name;
      } else {
        try {
          byte[] utf16 = Base64.getDecoder().decode(name.substring(at + 1, end).replace(',', '/'));
          text.append(new String(utf16, StandardCharsets.UTF_16BE));
        } catch (IllegalArgumentException e) {
          return name;
        }
        at = end + 1;
      }
    }
    return text.toString();
  }
}

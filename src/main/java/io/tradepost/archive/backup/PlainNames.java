package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of folders as every file system takes them, from which the true name can be read again:
 * what some system refuses stands as {@code %3A}. Two folders whose names differ only in the case
 * of letters, which some systems take for one, differ after this too.
 */
final class PlainNames {
  private static final String REFUSED = "<>:\"/\\|?*%";

  private final Set<String> reserved;
  private final Map<FolderPath, String> given = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * @param reserved names that a format needs for itself, lower case
   */
  PlainNames(Set<String> reserved) {
    this.reserved = Set.copyOf(reserved);
  }

  /** The folder's path, with {@code /}; the same each time it is asked for. */
  String of(FolderPath folder) {
    String known = given.get(folder);
    if (known != null) {
      return known;
    }
    List<String> segments = folder.segments();
    String above =
        segments.size() == 1
            ? ""
            : of(new FolderPath(segments.subList(0, segments.size() - 1))) + "/";
    int spelled = reserved(folder.name()) ? 1 : 0;
    String path = above + spell(folder.name(), spelled);
    while (!taken.add(path.toLowerCase(Locale.ROOT))) {
      spelled++;
      path = above + spell(folder.name(), spelled);
    }
    given.put(folder, path);
    return path;
  }

  /**
   * The folder that has this path.
   *
   * @throws IOException where it is no folder's
   */
  static FolderPath folder(String path) throws IOException {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(read(segment));
    }
    if (segments.contains("")) {
      throw new IOException(path + " is no path of a folder");
    }
    return new FolderPath(segments);
  }

  /** The folder of a letter that has this path. */
  static FolderPath above(String path) throws IOException {
    int last = path.lastIndexOf('/');
    return folder(last < 0 ? path : path.substring(0, last));
  }

  private boolean reserved(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String stem = lower.contains(".") ? lower.substring(0, lower.indexOf('.')) : lower;
    return reserved.contains(lower)
        || lower.startsWith(".")
        || stem.matches("con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]");
  }

  /** With so many characters from the front in the spelled-out form whatever they are. */
  private static String spell(String name, int spelled) {
    int[] points = name.codePoints().toArray();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      boolean atEnd = i == points.length - 1 && (c == '.' || c == ' ');
      boolean refused = c < 0x20 || c == 0x7f || REFUSED.indexOf(c) >= 0;
      if (i < spelled || atEnd || refused) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          plain.append('%').append("%02X".formatted(b & 0xff));
        }
      } else {
        plain.appendCodePoint(c);
      }
    }
    return plain.toString();
  }

  private static String read(String segment) {
    byte[] in = segment.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%' && i + 2 < in.length && hex(in[i + 1]) && hex(in[i + 2])) {
        out[length++] =
            (byte) (Character.digit(in[i + 1], 16) << 4 | Character.digit(in[i + 2], 16));
        i += 2;
      } else {
        out[length++] = in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean hex(byte b) {
    return Character.digit(b, 16) >= 0;
  }

  /** What a person reads of a letter in a file's name; for the eye only. */
  static String readable(String text, int longest) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      boolean blank = isBlank(c);
      boolean another = plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ';
      if (!blank || !another) {
        plain.appendCodePoint(blank ? ' ' : REFUSED.indexOf(c) >= 0 ? '_' : c);
      }
    }
    String clean = plain.toString().strip();
    int[] points = clean.codePoints().toArray();
    return points.length <= longest ? clean : new String(points, 0, longest).strip() + "…";
  }

  private static boolean isBlank(int c) {
    return Character.isISOControl(c)
        || Character.isWhitespace(c)
        || switch (Character.getType(c)) {
          case Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }
}

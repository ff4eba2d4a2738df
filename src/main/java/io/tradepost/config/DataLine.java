package io.tradepost.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the key {@code data} in the text of a settings file that is written as usual: keys at the
 * beginning of the line, a plain value behind. Of whatever might be something else in YAML, nothing
 * is told.
 *
 * @param home where a relative path starts
 */
record DataLine(Path home) {
  private static final String KEY = "data:";

  /** What begins a value that is not plain, or a part of one (YAML 1.2.2, §5.3). */
  private static final String INDICATORS = "\"'{}[]&*!|>%@`#,?-:~$";

  Optional<Path> in(Stream<String> lines) {
    String value = "data";
    boolean block = false;
    boolean found = false;
    boolean open = false;
    for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
      String line = all.next();
      if (line.stripLeading().startsWith("#") || line.isBlank()) {
        continue;
      }
      boolean key = Character.isLetter(line.charAt(0));
      if (!key && (!line.startsWith(" ") || open)) {
        return Optional.empty(); // another form, or a value that goes on
      }
      open = false;
      block |= line.startsWith("company:");
      if (line.startsWith("data") && key) {
        if (found || !line.startsWith(KEY)) {
          return Optional.empty();
        }
        found = true;
        open = true;
        value = plain(line.substring(KEY.length()));
      }
    }
    return block && !value.isEmpty() ? path(value) : Optional.empty();
  }

  /** The value without its comment; empty where it is not a plain one. */
  private static String plain(String text) {
    if (!text.startsWith(" ")) {
      return "";
    }
    int comment = text.indexOf(" #");
    String value = (comment < 0 ? text : text.substring(0, comment)).strip();
    boolean plain =
        !value.isEmpty() && INDICATORS.indexOf(value.charAt(0)) < 0 && !value.contains(": ");
    return plain && !value.equals("null") ? value : "";
  }

  private Optional<Path> path(String value) {
    try {
      return Optional.of(home.resolve(value).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}

package io.tradepost.letter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who wrote a letter, and of what, as its header tells: for whoever lists letters and has no need
 * of all else that {@link LetterReader} reads.
 */
public record Heading(Optional<Address> writer, String subject) {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

  /**
   * Reads them.
   *
   * @param header from the letter's first byte; what follows the first empty line does not count
   */
  public static Heading of(byte[] header) {
    Fields fields = new Fields(header);
    String from = "";
    Optional<String> subject = Optional.empty();
    String charset = "";
    List<String> names = List.of("from", "subject", "content-type");
    for (Optional<String> name = fields.next(names); name.isPresent(); name = fields.next(names)) {
      switch (name.get()) {
        case "from" -> from = from.isEmpty() ? fields.value() : from + "," + fields.value();
        case "subject" -> subject = subject.isPresent() ? subject : Optional.of(fields.value());
        default -> {
          Matcher matcher = CHARSET.matcher(fields.value());
          charset = matcher.find() ? matcher.group(1) : charset;
        }
      }
    }
    List<Address> writers = AddressReader.read(HeaderText.characters(from, charset));
    return new Heading(
        writers.stream().findFirst(), HeaderText.decode(subject.orElse(""), charset));
  }

  /** Goes through a header's fields, and makes text of those that are wanted only. */
  private static final class Fields {
    private final byte[] bytes;
    private int at;
    private int valueFrom;
    private int valueTo;

    Fields(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The next field that has one of these names, which are lower case; empty at the end. */
    Optional<String> next(List<String> names) {
      while (at < bytes.length && !isEmptyLine()) {
        int from = at;
        at = lineEnd(at);
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t')) {
          at = lineEnd(at); // folded, RFC 5322 §2.2.3
        }
        for (String name : names) {
          if (isNamed(name, from)) {
            return Optional.of(name);
          }
        }
      }
      return Optional.empty();
    }

    private boolean isEmptyLine() {
      return bytes[at] == '\n'
          || (bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n');
    }

    private int lineEnd(int from) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      return Math.min(end + 1, bytes.length);
    }

    private boolean isNamed(String name, int from) {
      int colon = from + name.length();
      if (colon >= at || Character.toLowerCase(bytes[from]) != name.charAt(0)) {
        return false;
      }
      while (colon < at && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
        colon++;
      }
      if (colon >= at || bytes[colon] != ':') {
        return false;
      }
      valueFrom = colon + 1;
      valueTo = at;
      return new String(bytes, from, name.length(), StandardCharsets.ISO_8859_1)
          .toLowerCase(Locale.ROOT)
          .equals(name);
    }

    String value() {
      return new String(bytes, valueFrom, valueTo - valueFrom, StandardCharsets.ISO_8859_1);
    }
  }
}

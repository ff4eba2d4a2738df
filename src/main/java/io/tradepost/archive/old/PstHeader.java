package io.tradepost.archive.old;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The header of a letter as Outlook kept it, without the fields that tell how its body was written:
 * it is written anew.
 *
 * @param fields without the line end, folded ones with CRLF within
 */
record PstHeader(List<String> fields) {
  private static final Set<String> OF_BODY =
      Set.of(
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "content-id",
          "content-length",
          "mime-version");
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+:.*", Pattern.DOTALL);

  static PstHeader of(String header) {
    List<String> fields = new ArrayList<>();
    boolean taking = false;
    for (String line : header.replace("\0", "").split("\r\n|\n|\r", -1)) {
      if (line.isEmpty() && !fields.isEmpty()) {
        break; // What follows are the headers of the parts.
      }
      if (FIELD.matcher(line).matches()) {
        taking = !OF_BODY.contains(name(line));
        if (taking) {
          fields.add(line);
        }
      } else if (taking && (line.startsWith(" ") || line.startsWith("\t"))) {
        fields.add(fields.removeLast() + "\r\n" + line);
      }
    }
    return new PstHeader(List.copyOf(fields));
  }

  private static String name(String field) {
    return field.substring(0, field.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return fields.stream().anyMatch(f -> name(f).equals(name.toLowerCase(Locale.ROOT)));
  }
}

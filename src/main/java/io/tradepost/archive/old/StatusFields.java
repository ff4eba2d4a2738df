package io.tradepost.archive.old;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What mail programs write of a letter's state into its own header in an mbox file: {@code Status}
 * and {@code X-Status} of the Unix programs, {@code X-Mozilla-Status} of Thunderbird.
 */
final class StatusFields {
  private static final Set<String> WANTED =
      Set.of("status", "x-status", "x-mozilla-status", "content-length", "x-imap", "subject");
  private static final int MOZILLA_READ = 1;
  private static final int MOZILLA_REPLIED = 2;
  private static final int MOZILLA_MARKED = 4;
  private static final int MOZILLA_EXPUNGED = 8;

  private final Map<String, String> fields = new HashMap<>();

  /** A line of the header. */
  void line(MboxLines.Line line) {
    if (!line.begins) {
      return;
    }
    String text =
        new String(line.bytes, 0, Math.min(line.length, 300), StandardCharsets.ISO_8859_1);
    int colon = text.indexOf(':');
    if (colon > 0) {
      String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (WANTED.contains(name)) {
        fields.putIfAbsent(name, text.substring(colon + 1).strip());
      }
    }
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  Set<String> flags() {
    Set<String> flags = new TreeSet<>();
    String status = field("status") + field("x-status");
    add(flags, status.indexOf('R') >= 0, "\\Seen");
    add(flags, status.indexOf('A') >= 0, "\\Answered");
    add(flags, status.indexOf('F') >= 0, "\\Flagged");
    add(flags, status.indexOf('D') >= 0, "\\Deleted");
    add(flags, status.indexOf('T') >= 0, "\\Draft");
    add(flags, mozilla(MOZILLA_READ), "\\Seen");
    add(flags, mozilla(MOZILLA_REPLIED), "\\Answered");
    add(flags, mozilla(MOZILLA_MARKED), "\\Flagged");
    return flags;
  }

  private static void add(Set<String> flags, boolean has, String flag) {
    if (has) {
      flags.add(flag);
    }
  }

  private boolean mozilla(int bit) {
    String status = field("x-mozilla-status");
    return status.matches("[0-9A-Fa-f]{4}") && (Integer.parseInt(status, 16) & bit) != 0;
  }

  /** Whether Thunderbird has deleted or moved the letter and only not yet compacted the file. */
  boolean expunged() {
    return mozilla(MOZILLA_EXPUNGED);
  }

  /** Whether it is the note in which some servers keep a folder's numbers. */
  boolean folderData() {
    return !field("x-imap").isEmpty() && field("subject").contains("FOLDER INTERNAL DATA");
  }

  /** As the field says; -1 where it says nothing. */
  long contentLength() {
    String length = field("content-length");
    return length.matches("\\d{1,12}") ? Long.parseLong(length) : -1;
  }
}

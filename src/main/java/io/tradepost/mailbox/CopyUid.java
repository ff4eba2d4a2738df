package io.tradepost.mailbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers the COPYUID codes of one command (RFC 4315 §3). They come in the tagged line, in one
 * untagged OK before the EXPUNGEs (RFC 6851 §4.3) or in several; with empty sets too.
 */
final class CopyUid {
  private static final Pattern CODE =
      Pattern.compile(
          "\\[COPYUID\\s+(\\d+)\\s+([\\d:,*]*)\\s+([\\d:,*]*)\\s*]", Pattern.CASE_INSENSITIVE);

  /** No answer names more letters than a command can: beyond it is a broken server's range. */
  private static final long MOST = 1_000_000;

  private final Map<Long, Long> newUids = new HashMap<>();
  private long uidValidity;

  /** Reads a response's text; what holds no COPYUID is passed over. */
  void read(String text) {
    if (text.indexOf('[') < 0) {
      return;
    }
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      UidSet from = UidSet.parse(code.group(2));
      UidSet to = UidSet.parse(code.group(3));
      // Sets of different lengths cannot be paired; the letters are then looked for instead.
      if (from.size() == to.size() && from.size() <= MOST) {
        uidValidity = Long.parseLong(code.group(1));
        List<Long> source = from.list();
        List<Long> target = to.list();
        for (int i = 0; i < source.size(); i++) {
          newUids.put(source.get(i), target.get(i));
        }
      }
    }
  }

  /** From the old UID to the new one. */
  Map<Long, Long> newUids() {
    return newUids;
  }

  /** The target folder's. */
  long uidValidity() {
    return uidValidity;
  }
}

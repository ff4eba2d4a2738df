package io.tradepost.mailbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Sets of UIDs as the protocol writes them ({@code 3:7,9}): written with ranges, and read without
 * being spread out, because {@code 1:4294967295} is a legal answer.
 */
final class UidSet {
  /** RFC 3501: a UID has 32 bits. */
  static final long LAST = 4_294_967_295L;

  // Servers take at least 8,000 bytes in a command line (RFC 7162 §4); some take no more.
  private static final int LINE = 7_000;

  private static final int DIGITS = 18;

  private final List<long[]> ranges;

  private UidSet(List<long[]> ranges) {
    this.ranges = ranges;
  }

  /** The UIDs as sets, each short enough for one command line and of at most {@code most}. */
  static List<Chunk> chunks(Collection<Long> uids, int most) {
    List<Long> sorted = uids.stream().distinct().sorted().toList();
    List<Chunk> chunks = new ArrayList<>();
    var text = new StringBuilder();
    int begin = 0;
    for (int i = 0; i < sorted.size(); ) {
      int end = i;
      while (end + 1 < sorted.size()
          && end + 1 - begin < most
          && sorted.get(end + 1) == sorted.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ",").append(sorted.get(i));
      if (end > i) {
        text.append(':').append(sorted.get(end));
      }
      i = end + 1;
      if (i == sorted.size() || i - begin >= most || text.length() > LINE) {
        chunks.add(new Chunk(text.toString(), sorted.subList(begin, i)));
        text.setLength(0);
        begin = i;
      }
    }
    return chunks;
  }

  /** UIDs that fit into one command. */
  record Chunk(String set, List<Long> uids) {}

  /** Reads a set; what is not a number is left out, an empty set is empty (GreenMail sends it). */
  static UidSet parse(String text) {
    List<long[]> ranges = new ArrayList<>();
    int begin = 0;
    while (begin <= text.length()) {
      int comma = text.indexOf(',', begin);
      int end = comma < 0 ? text.length() : comma;
      String part = text.substring(begin, end).strip();
      long first = number(part.substring(0, at(part, part.indexOf(':'))));
      long last = number(part.substring(part.lastIndexOf(':') + 1));
      if (first >= 0 && last >= 0) {
        ranges.add(new long[] {Math.min(first, last), Math.max(first, last)});
      }
      begin = end + 1;
    }
    return new UidSet(ranges);
  }

  private static int at(String part, int colon) {
    return colon < 0 ? part.length() : colon;
  }

  /** -1 for what is no number. By hand: a server tells of each letter that is moved. */
  private static long number(String text) {
    if (text.equals("*")) {
      return LAST;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return text.isEmpty() || text.length() > DIGITS ? -1 : number;
  }

  boolean contains(long uid) {
    return ranges.stream().anyMatch(r -> r[0] <= uid && uid <= r[1]);
  }

  /** How many UIDs. */
  long size() {
    return ranges.stream().mapToLong(r -> r[1] - r[0] + 1).sum();
  }

  /** All UIDs in the order written; ask {@link #size} first. */
  List<Long> list() {
    List<Long> all = new ArrayList<>();
    for (long[] range : ranges) {
      for (long uid = range[0]; uid <= range[1]; uid++) {
        all.add(uid);
      }
    }
    return all;
  }
}

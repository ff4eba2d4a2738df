package io.tradepost.letter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Message identifiers (RFC 5322 §3.6.4), out of brackets, without the blanks of folding. */
final class MessageIds {
  private static final int MOST = 100;
  private static final int LONGEST = 998;

  private MessageIds() {}

  /** The letter's own; the whole field where it lacks its brackets, empty where it is empty. */
  static String own(String value) {
    List<String> bracketed = bracketed(value);
    if (!bracketed.isEmpty()) {
      return bracketed.getFirst();
    }
    String bare = bare(value);
    return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
  }

  /** All of References or In-Reply-To, free text around them left out; at most the last 100. */
  static List<String> all(String value) {
    List<String> ids = bracketed(value);
    if (ids.isEmpty()) {
      ids = new ArrayList<>();
      for (String word : value.strip().split("[\\s,;]+", -1)) {
        if (word.indexOf('@') > 0 && word.length() <= LONGEST) {
          ids.add(bare(word));
        }
      }
    }
    Set<String> distinct = new LinkedHashSet<>(ids);
    List<String> all = new ArrayList<>(distinct);
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }

  /** The conversation of Outlook's Thread-Index: its first 22 bytes in hex, or nothing. */
  static String threadIndex(String value) {
    byte[] bytes = TransferCoding.base64(value.getBytes(StandardCharsets.ISO_8859_1)).bytes();
    return bytes.length < 22 ? "" : HexFormat.of().formatHex(Arrays.copyOf(bytes, 22));
  }

  private static List<String> bracketed(String value) {
    List<String> ids = new ArrayList<>();
    int at = value.indexOf('<');
    while (at >= 0) {
      int end = at + 1;
      while (end < value.length() && value.charAt(end) != '>' && value.charAt(end) != '<') {
        end++;
      }
      String id = bare(value.substring(at + 1, end));
      if (!id.isEmpty() && id.length() <= LONGEST) {
        ids.add(id);
      }
      at = value.indexOf('<', end);
    }
    return ids;
  }

  private static String bare(String text) {
    StringBuilder id = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '<' && c != '>' && c != 0x7f) {
        id.append(c);
      }
    }
    return id.toString();
  }
}

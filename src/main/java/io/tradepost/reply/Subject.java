package io.tradepost.reply;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * A subject without what mail programs put before it (RFC 5256 §2.1, and the practice of all usual
 * languages and programs): {@code Re:}, {@code AW:}, {@code Re[2]:}, {@code 回复：}, {@code [EXT]},
 * however often repeated.
 *
 * @param base lower case, in one width, with single blanks; empty where nothing remains
 * @param reply whether it says that the letter answers another
 * @param forward whether it says that the letter passes another on
 */
public record Subject(String base, boolean reply, boolean forward) {
  private static final Set<String> REPLIES =
      Set.of(
          "re",
          "res",
          "ré",
          "rép",
          "rif",
          "aw",
          "antw",
          "antwort",
          "antwoord",
          "sv",
          "svar",
          "vs",
          "vá",
          "va",
          "odp",
          "odg",
          "ynt",
          "yan",
          "ref",
          "bls",
          "balas",
          "atb",
          "ats",
          "отв",
          "ответ",
          "відп",
          "на",
          "απ",
          "σχετ",
          "השב",
          "תגובה",
          "رد",
          "پاسخ",
          "ตอบกลับ",
          "tl",
          "trả lời",
          "回复",
          "回復",
          "回覆",
          "答复",
          "答覆",
          "答復",
          "返信",
          "회신",
          "답장");
  private static final Set<String> FORWARDS =
      Set.of(
          "fw",
          "fwd",
          "fwrd",
          "forward",
          "wg",
          "weitergeleitet",
          "tr",
          "trans",
          "rv",
          "reenv",
          "enc",
          "pd",
          "vl",
          "vb",
          "vbs",
          "doorst",
          "doorgestuurd",
          "ilt",
          "πρθ",
          "пер",
          "пересл",
          "továbbítás",
          "tovabbitas",
          "prz",
          "edasi",
          "fs",
          "הועבר",
          "إعادة توجيه",
          "ส่งต่อ",
          "chuyển tiếp",
          "转发",
          "轉發",
          "轉寄",
          "转寄",
          "転送",
          "전달");

  /** Italian programs' {@code R:} and {@code I:}: left out, but too short to say anything. */
  private static final Set<String> SINGLE = Set.of("r", "i");

  private static final int LONGEST_PREFIX = 16;
  private static final int LONGEST_TAG = 40;

  /** Reads a decoded subject. */
  public static Subject of(String subject) {
    String text = normal(subject);
    boolean reply = false;
    boolean forward = false;
    while (true) {
      String wrapped = wrapped(text);
      if (wrapped != null) {
        forward = true;
        text = wrapped;
        continue;
      }
      int tag = tagEnd(text);
      if (tag > 0) {
        text = text.substring(tag).strip();
        continue;
      }
      int colon = text.indexOf(':');
      String word = colon < 0 ? "" : word(text.substring(0, Math.min(colon, LONGEST_PREFIX)));
      boolean answers = REPLIES.contains(word);
      boolean passesOn = FORWARDS.contains(word);
      if (colon > LONGEST_PREFIX || !(answers || passesOn || SINGLE.contains(word))) {
        return new Subject(text, reply, forward);
      }
      reply |= answers;
      forward |= passesOn;
      text = text.substring(colon + 1).strip();
    }
  }

  /** Whether the last who passed it on or answered it passed it on: {@code Fw: Re: Order 276}. */
  public static boolean isForward(String subject) {
    String text = normal(subject);
    for (int tag = tagEnd(text); tag > 0; tag = tagEnd(text)) {
      text = text.substring(tag).strip();
    }
    int colon = text.indexOf(':');
    return wrapped(text) != null
        || (colon > 0
            && colon <= LONGEST_PREFIX
            && FORWARDS.contains(word(text.substring(0, colon))));
  }

  /**
   * Whether it says too little to tell one matter from another: short, or made of words such as
   * "Inquiry", "New order", "询价".
   */
  public boolean generic() {
    return GenericWords.only(base);
  }

  /** NFKC makes the full-width colon, brackets and digits ordinary ones. */
  private static String normal(String subject) {
    String one = Normalizer.normalize(subject, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder text = new StringBuilder(one.length());
    for (int i = 0; i < one.length(); i++) {
      char c = one.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
          text.append(' ');
        }
      } else if (c != '\u0307' && Character.getType(c) != Character.FORMAT) {
        // The dot that lower case leaves of the Turkish İ, and marks of direction.
        text.append(c);
      }
    }
    return text.toString().strip();
  }

  /** The prefix without its counter: {@code re[2]}, {@code re(2)}, {@code re^2}, {@code re2}. */
  private static String word(String prefix) {
    int end = prefix.length();
    while (end > 0 && "0123456789[]()^*. ".indexOf(prefix.charAt(end - 1)) >= 0) {
      end--;
    }
    return prefix.substring(0, end);
  }

  /** What {@code [Fwd: …]} holds, or stands before {@code (fwd)}; else null. */
  private static @org.jspecify.annotations.Nullable String wrapped(String text) {
    if (text.startsWith("[fwd:") && text.endsWith("]")) {
      return text.substring(5, text.length() - 1).strip();
    }
    return text.endsWith("(fwd)") ? text.substring(0, text.length() - 5).strip() : null;
  }

  /**
   * Where a list's or gateway's tag at the beginning ends; 0 where there is none. A tag with a
   * number in it, such as an order's, tells matters apart and stays.
   */
  private static int tagEnd(String text) {
    if (!text.startsWith("[")) {
      return 0;
    }
    int end = text.indexOf(']');
    if (end < 0 || end > LONGEST_TAG || text.substring(end + 1).isBlank()) {
      return 0;
    }
    for (int i = 1; i < end; i++) {
      if (Character.isDigit(text.charAt(i)) || text.charAt(i) == ':') {
        return 0;
      }
    }
    return end + 1;
  }
}

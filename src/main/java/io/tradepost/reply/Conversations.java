package io.tradepost.reply;

import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Which letters belong to one conversation: those that are linked by Message-ID, In-Reply-To and
 * References (RFC 5256, RFC 5322 §3.6.4), letters not seen included; with the same counterpart also
 * by Outlook's Thread-Index, by subject and time, or because the same words were sent again.
 *
 * <p>Every link is a text that follows from one letter alone, and two letters that share one are of
 * one conversation. So a conversation and its name do not depend on the order in which its letters
 * were seen.
 */
public final class Conversations {
  private Conversations() {}

  /**
   * Letters with one subject and counterpart belong together where at most half of this lies
   * between them, and may where less than the whole does.
   */
  private static final Duration SAME_SUBJECT = Duration.ofDays(28);

  /** The same for letters with the very same words, sent to several of ours. */
  private static final Duration SAME_WORDS = Duration.ofDays(4);

  private static final int FEWEST_WORDS_LETTERS = 40;

  /** All by which a letter is linked to others, broken headers made up for. */
  public static SequencedSet<String> links(Letter letter, Counterparts counterparts) {
    SequencedSet<String> links = links(letter);
    SequencedSet<String> others = counterparts.of(letter);
    if (!letter.threadIndex().isEmpty()) {
      // Outlook keeps the index where somebody answers an old letter to write to somebody else.
      others.forEach(other -> links.add("thread-index:" + letter.threadIndex() + " " + other));
    }
    // A letter to two customers must not join what each of them writes under that subject.
    if (others.size() == 1 && letter.automation().byPerson() && letter.date() != null) {
      links.addAll(weak(letter, others.getFirst(), letter.date()));
    }
    return links;
  }

  private static List<String> weak(Letter letter, String other, Instant date) {
    List<String> links = new ArrayList<>();
    Subject subject = Subject.of(letter.subject());
    if (!subject.generic()) {
      links.addAll(
          spans("subject:" + digest(subject.base() + " " + other, 12), date, SAME_SUBJECT));
    }
    if (letter.inReplyTo().isEmpty() && letter.references().isEmpty()) {
      String words = words(letter.text().fresh());
      if (words.length() >= FEWEST_WORDS_LETTERS) {
        String writer = letter.writer().map(Address::key).orElse("");
        String what = subject.base() + " " + writer + " " + words;
        links.addAll(spans("words:" + digest(what, 12), date, SAME_WORDS));
      }
    }
    return links;
  }

  /**
   * The two spans of time in which the moment lies, of two rows that overlap by half: two moments
   * less than half a span apart share one of them, wherever the borders are.
   */
  private static List<String> spans(String link, Instant moment, Duration span) {
    long length = span.toSeconds();
    long first = Math.floorDiv(moment.getEpochSecond(), length);
    long second = Math.floorDiv(moment.getEpochSecond() + length / 2, length);
    return List.of(link + " a" + first, link + " b" + second);
  }

  /** The letters and digits after the first line, which greets this one or that. */
  private static String words(String text) {
    String body = text.strip();
    int line = body.indexOf('\n');
    if (line >= 0 && line < 60) {
      body = body.substring(line + 1);
    }
    StringBuilder words = new StringBuilder(Math.min(body.length(), 2000));
    for (int i = 0; i < body.length() && words.length() < 2000; i++) {
      if (Character.isLetterOrDigit(body.charAt(i))) {
        words.append(Character.toLowerCase(body.charAt(i)));
      }
    }
    return words.toString();
  }

  /** Every Message-ID by which a letter is linked to others. */
  public static SequencedSet<String> links(Letter letter) {
    SequencedSet<String> links = new LinkedHashSet<>();
    links.add(letter.messageId().isEmpty() ? "letter:" + letter.id() : letter.messageId());
    links.addAll(letter.inReplyTo());
    links.addAll(letter.references());
    links.removeIf(String::isBlank);
    return links;
  }

  /**
   * The letters that this one says it answers: In-Reply-To, or the last of References where there
   * is none.
   */
  public static Set<String> answered(Letter letter) {
    List<String> named = letter.inReplyTo();
    if (named.isEmpty() && !letter.references().isEmpty()) {
      named = List.of(letter.references().getLast());
    }
    return Set.copyOf(named);
  }

  /** The name of the conversation that these links make: the smallest of their digests. */
  public static String name(Collection<String> links) {
    return links.stream().map(link -> "c" + digest(link, 6)).sorted().findFirst().orElseThrow();
  }

  /** The name of the conversation that several become when a letter links them: the smallest. */
  public static String joined(Collection<String> names) {
    return names.stream().sorted().findFirst().orElseThrow();
  }

  private static String digest(String link, int bytes) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(link.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

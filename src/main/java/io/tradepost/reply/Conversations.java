package io.tradepost.reply;

import io.tradepost.letter.Letter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Which letters belong to one conversation: those that are linked by Message-ID, In-Reply-To and
 * References (RFC 5256, RFC 5322 §3.6.4) or by Outlook's Thread-Index, letters not seen included.
 * The links are a set: a conversation and its name do not depend on the order in which its letters
 * were seen.
 */
public final class Conversations {
  private Conversations() {}

  /**
   * Every id by which a letter is linked to others; two letters that share one are of one
   * conversation.
   */
  public static SequencedSet<String> links(Letter letter) {
    SequencedSet<String> links = new LinkedHashSet<>();
    links.add(letter.messageId().isEmpty() ? "letter:" + letter.id() : letter.messageId());
    links.addAll(letter.inReplyTo());
    links.addAll(letter.references());
    if (!letter.threadIndex().isEmpty()) {
      links.add("thread-index:" + letter.threadIndex());
    }
    links.removeIf(String::isBlank);
    return links;
  }

  /** The name of the conversation that these links make: the smallest of their digests. */
  public static String name(Collection<String> links) {
    return links.stream().map(Conversations::digest).sorted().findFirst().orElseThrow();
  }

  /** The name of the conversation that several become when a letter links them: the smallest. */
  public static String joined(Collection<String> names) {
    return names.stream().sorted().findFirst().orElseThrow();
  }

  private static String digest(String link) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(link.getBytes(StandardCharsets.UTF_8));
      return "c" + HexFormat.of().formatHex(sha, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

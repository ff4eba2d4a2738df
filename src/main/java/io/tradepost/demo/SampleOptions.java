package io.tradepost.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What letters to make. The same options make the same letters, byte for byte.
 *
 * @param mailboxes English names of the salespeople, at least one
 * @param lettersPerMailbox exactly so many in each mailbox, Sent included
 * @param until the last letter arrives shortly before
 * @param span how long before {@code until} the first one arrived
 * @param targetAverageBytes the mean size of a letter; below about 7,000 all attachments are small
 * @param domain the company's own
 */
public record SampleOptions(
    long seed,
    List<String> mailboxes,
    int lettersPerMailbox,
    Instant until,
    Duration span,
    int targetAverageBytes,
    String domain) {
  /** The sample company's domain. */
  public static final String DOMAIN = "hotwell-demo.example";

  public SampleOptions {
    mailboxes = List.copyOf(mailboxes);
    until = until.truncatedTo(ChronoUnit.SECONDS);
    if (mailboxes.isEmpty() || lettersPerMailbox < 1 || targetAverageBytes < 1) {
      throw new IllegalArgumentException("sample letters need a mailbox, a number and a size");
    }
  }

  /** With a span that gives each mailbox about 25 letters a day, but at least 45 days. */
  public SampleOptions(
      long seed, List<String> mailboxes, int lettersPerMailbox, Instant until, int averageBytes) {
    this(
        seed,
        mailboxes,
        lettersPerMailbox,
        until,
        Duration.ofDays(Math.max(45, lettersPerMailbox / 25)),
        averageBytes,
        DOMAIN);
  }

  /** The demo's two salespeople with 150 letters each. */
  public static SampleOptions demo(Instant until) {
    return new SampleOptions(2026, List.of("Britty", "Kevin"), 150, until, 12_000);
  }

  /** Two mailboxes of 2,000 letters, small enough to be filed in a test. */
  public static SampleOptions acceptance(long seed, Instant until) {
    return new SampleOptions(seed, List.of("Britty", "Kevin"), 2_000, until, 12_000);
  }

  /** One mailbox of 20,000 letters and 520 MB. */
  public static SampleOptions bench(long seed, Instant until) {
    return new SampleOptions(seed, List.of("Britty"), 20_000, until, 26_000);
  }

  /** The address of a salesperson. */
  public String address(String mailbox) {
    return mailbox.toLowerCase(Locale.ROOT) + "@" + domain;
  }
}

package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before connecting again: longer with each failure, with jitter so that the
 * connections of one office do not all come back at once, and from the start again only after a
 * connection that held for a while.
 */
public final class Backoff {
  private static final Duration STABLE = Duration.ofMinutes(2);

  private final RandomGenerator random;
  private int failures;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait after a failure.
   *
   * @param connected how long the connection had held; zero if there was none
   */
  public Duration after(Kind kind, Duration connected) {
    if (connected.compareTo(STABLE) >= 0) {
      failures = 0;
    }
    long first = first(kind).toMillis();
    long doubled = first << Math.min(failures, 20);
    failures++;
    long capped = Math.min(doubled, most(kind).toMillis());
    // Between three quarters and five quarters of it.
    return Duration.ofMillis((long) (capped * (0.75 + random.nextDouble() / 2)));
  }

  private static Duration first(Kind kind) {
    return switch (kind) {
      case UNREACHABLE, LOST -> Duration.ofSeconds(1);
      case TLS, FOLDER_GONE, REFUSED -> Duration.ofSeconds(30);
      // A server that counts connections counts the attempts too.
      case THROTTLED -> Duration.ofMinutes(3);
      // Each attempt with a wrong password brings the account nearer to being locked.
      case SIGN_IN -> Duration.ofMinutes(5);
    };
  }

  private static Duration most(Kind kind) {
    return switch (kind) {
      case UNREACHABLE, LOST, TLS, FOLDER_GONE, REFUSED -> Duration.ofMinutes(5);
      case THROTTLED -> Duration.ofMinutes(20);
      case SIGN_IN -> Duration.ofHours(1);
    };
  }
}

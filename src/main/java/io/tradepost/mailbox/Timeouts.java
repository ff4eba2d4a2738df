package io.tradepost.mailbox;

import java.time.Duration;

/**
 * How long to wait for a server. None may be infinite: a dead connection would never be noticed.
 *
 * @param connect for the connection
 * @param read for the next byte of an answer
 * @param write for the server to take what is sent
 */
public record Timeouts(Duration connect, Duration read, Duration write) {
  /** 15 s to connect, 60 s for an answer. */
  public static final Timeouts USUAL =
      new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(60));

  public Timeouts {
    if (!connect.isPositive() || !read.isPositive() || !write.isPositive()) {
      throw new IllegalArgumentException("a timeout is longer than nothing");
    }
  }
}

package io.tradepost.letter;

import java.time.Instant;
import java.util.Optional;

/** When a letter came, as its own header tells it. */
public final class ArrivalFields {
  private ArrivalFields() {}

  /** The time that the last mail server on its way wrote on top (RFC 5321 §4.4). */
  public static Optional<Instant> received(Headers headers) {
    return headers
        .first("Received")
        .filter(field -> field.indexOf(';') >= 0)
        .flatMap(field -> time(field.substring(field.lastIndexOf(';') + 1)));
  }

  /** A time as mail programs write it; without a zone it is taken as UTC. */
  public static Optional<Instant> time(String text) {
    return Optional.ofNullable(DateReader.read(text).date());
  }
}

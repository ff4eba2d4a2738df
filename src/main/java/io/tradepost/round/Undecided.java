package io.tradepost.round;

import io.tradepost.letter.Headers;
import io.tradepost.letter.Letter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Letters just read that are to be decided on when all that came in together are known: kept until
 * then, as many as fit, so that they need not be read out of the vault. Threads may share it.
 */
public final class Undecided {
  private static final long MOST_CHARACTERS = 16 << 20;

  /** What a letter takes besides its texts, in characters. */
  private static final int FRAME = 2000;

  private final Map<String, Letter> bySha256 = new HashMap<>();
  private long characters;

  synchronized void keep(Letter letter) {
    long size = size(letter);
    if (characters + size <= MOST_CHARACTERS
        && bySha256.putIfAbsent(letter.sha256(), letter) == null) {
      characters += size;
    }
  }

  /** The letter of these bytes, which is kept no longer. */
  synchronized Optional<Letter> take(String sha256) {
    Optional<Letter> letter = Optional.ofNullable(bySha256.remove(sha256));
    letter.ifPresent(l -> characters -= size(l));
    return letter;
  }

  private static long size(Letter letter) {
    long size = FRAME;
    size += letter.subject().length();
    size += letter.text().fresh().length();
    size += letter.text().quoted().length();
    size += letter.text().signature().length();
    for (Headers.Field field : letter.headers().fields()) {
      size += field.name().length();
      size += field.value().length();
    }
    return size;
  }
}

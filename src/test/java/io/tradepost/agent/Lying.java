package io.tradepost.agent;

import java.time.Instant;
import java.util.Set;

/**
 * A letter as it lies on a server, by the server's own word.
 *
 * @param folder its path with {@code /}, without the namespace's prefix
 * @param sha256 of all its bytes
 * @param flags without {@code \Recent}, which belongs to a session and not to a letter
 */
public record Lying(String folder, long uid, String sha256, Instant arrived, Set<String> flags) {
  /** All of it but where it lies. */
  public record Letter(String sha256, Instant arrived, Set<String> flags) {}

  /** A letter and the folder that it lies in, whatever its number there. */
  public record Place(String folder, Letter letter) {}

  /** Without its place. */
  public Letter letter() {
    return new Letter(sha256, arrived, flags);
  }

  /** Without its number. */
  public Place place() {
    return new Place(folder, letter());
  }
}

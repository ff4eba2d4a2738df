package io.tradepost.archive;

import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The raw bytes of every letter, in one file for each mailbox and year: {@code 2026Britty.vault}. A
 * letter is known by the SHA-256 of its bytes and is kept once in a file however often it is
 * stored. What {@link #store} was given is on the disk for good when it returns. Nothing is ever
 * removed but what {@link #drop} is told of. Threads may share it.
 */
public final class Vault implements AutoCloseable {
  private static final String SUFFIX = ".vault";

  private final Path folder;
  private final Map<Path, VaultFile> files = new HashMap<>();

  /** The vault in this folder, which is made when the first letter comes. */
  public Vault(Path folder) {
    this.folder = folder;
  }

  /** Keeps the letters: all of them, or, where this throws, none. */
  public void store(String mailbox, int year, Collection<PackedLetter> letters) {
    file(mailbox, year, true).orElseThrow().store(letters);
  }

  /** Whether these bytes are kept. */
  public boolean holds(String mailbox, int year, String sha256) {
    return file(mailbox, year, false).map(f -> f.holds(sha256)).orElse(false);
  }

  /** What is done with a letter's bytes while they are at hand. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(RawLetter raw) throws IOException;
  }

  /**
   * Reads a letter's bytes, checked against their digest first; empty where they are not kept.
   *
   * @param reading is given the bytes, which for a large letter lie in a file that is gone when it
   *     returns
   * @throws VaultException where they are damaged
   */
  public <T> Optional<T> read(String mailbox, int year, String sha256, Reading<T> reading)
      throws IOException {
    Optional<VaultFile> file = file(mailbox, year, false);
    Optional<RawLetter> raw = file.isEmpty() ? Optional.empty() : file.get().letter(sha256);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.read(raw.get()));
    } finally {
      if (raw.get() instanceof RawLetter.InFile large) {
        Files.deleteIfExists(large.file());
      }
    }
  }

  /** Removes letters whose retention time is over; their bytes are overwritten in the file. */
  public void drop(String mailbox, int year, Collection<String> sha256s) {
    file(mailbox, year, false).ifPresent(f -> f.drop(sha256s));
  }

  /** The years of which a mailbox has letters. */
  public List<Integer> years(String mailbox) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Integer> years = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .map(p -> p.getFileName().toString())
          .filter(n -> n.matches("\\d{4}.*") && n.substring(4).equals(mailbox + SUFFIX))
          .forEach(n -> years.add(Integer.parseInt(n.substring(0, 4))));
    }
    return years.stream().sorted().toList();
  }

  @Override
  public synchronized void close() {
    files.values().forEach(VaultFile::close);
    files.clear();
  }

  private synchronized Optional<VaultFile> file(String mailbox, int year, boolean make) {
    Path path = folder.resolve("%04d%s%s".formatted(year, mailbox, SUFFIX));
    VaultFile open = files.get(path);
    if (open == null) {
      if (!make && !Files.exists(path)) {
        return Optional.empty();
      }
      open = VaultFile.open(path);
      files.put(path, open);
    }
    return Optional.of(open);
  }
}

package io.tradepost.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a letter as the server holds them, to be read as often as needed: in memory if
 * small, else in a file.
 */
public sealed interface RawLetter {
  /** The bytes from the first. */
  InputStream open() throws IOException;

  /** How many bytes. */
  long size();

  /** A letter held in memory; the array is not copied and must not change. */
  static RawLetter of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /** A letter held in a file. */
  static RawLetter of(Path file) throws IOException {
    return new InFile(file, Files.size(file));
  }

  /** A small letter. */
  @SuppressWarnings(
      "ArrayRecordComponent") // Identity of the bytes is never asked; see Letter.sha256.
  record InMemory(byte[] bytes) implements RawLetter {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }

  /** A large letter; whoever made the file removes it. */
  record InFile(Path file, long size) implements RawLetter {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}

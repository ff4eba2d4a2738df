package io.tradepost.archive.backup;

import io.tradepost.letter.RawLetter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes a letter's bytes out of a stream: a small letter into memory, a large one into a temporary
 * file that serves until the next letter comes.
 */
public final class Receiving extends OutputStream implements Closeable {
  private static final int IN_MEMORY = 1 << 20;

  private final ByteArrayOutputStream few = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream many;

  /** The whole of a stream. */
  public RawLetter all(InputStream in) throws IOException {
    begin();
    in.transferTo(this);
    return letter();
  }

  /** Forgets the letter before. */
  public void begin() throws IOException {
    close();
    few.reset();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (many == null && few.size() + length > IN_MEMORY) {
      file = Files.createTempFile("tradepost", ".eml");
      many = Files.newOutputStream(file);
      few.writeTo(many);
      few.reset();
    }
    if (many == null) {
      few.write(bytes, from, length);
    } else {
      many.write(bytes, from, length);
    }
  }

  /** The letter that was written. */
  public RawLetter letter() throws IOException {
    if (many == null || file == null) {
      return RawLetter.of(few.toByteArray());
    }
    many.close();
    return RawLetter.of(file);
  }

  @Override
  public void close() throws IOException {
    if (many != null) {
      many.close();
      many = null;
    }
    if (file != null) {
      Files.deleteIfExists(file);
      file = null;
    }
  }
}

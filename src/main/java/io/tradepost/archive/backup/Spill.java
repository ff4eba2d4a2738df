package io.tradepost.archive.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes set aside until it is known how many they are: in memory while few, else in a file beside
 * the backup, which {@link #close} removes.
 */
final class Spill extends OutputStream {
  private static final int IN_MEMORY = 1 << 20;

  private final Disk disk;
  private final Path file;
  private final ByteArrayOutputStream few = new ByteArrayOutputStream();
  private @Nullable OutputStream many;
  private long size;

  Spill(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    size += length;
    if (few.size() + length > IN_MEMORY) {
      pour();
    }
    if (length > IN_MEMORY && many != null) {
      many.write(bytes, from, length);
    } else {
      few.write(bytes, from, length);
    }
  }

  private void pour() throws IOException {
    if (many == null) {
      many = disk.setAside(file);
    }
    few.writeTo(many);
    few.reset();
  }

  long size() {
    return size;
  }

  /** Writes all of it there. */
  void sendTo(OutputStream out) throws IOException {
    try (InputStream in = open()) {
      in.transferTo(out);
    }
  }

  private InputStream open() throws IOException {
    if (many == null) {
      return new ByteArrayInputStream(few.toByteArray());
    }
    pour();
    many.flush();
    return Files.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    if (many != null) {
      many.close();
      many = null;
      disk.delete(file);
    }
  }
}

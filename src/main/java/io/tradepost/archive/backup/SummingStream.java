package io.tradepost.archive.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and digests what is written through it. */
final class SummingStream extends FilterOutputStream {
  private final MessageDigest digest = Sha256.digest();
  private long size;

  SummingStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    digest.update(bytes, from, length);
    size += length;
  }

  long size() {
    return size;
  }

  /** Once, at the end. */
  BackupWriter.Sum sum() {
    return new BackupWriter.Sum(size, Sha256.hex(digest));
  }
}

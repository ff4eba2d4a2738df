package io.tradepost.archive;

import com.github.luben.zstd.Zstd;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A letter's bytes, compressed and ready for the vault. Made outside the vault's lock, so that
 * several threads can pack while one stores.
 *
 * @param sha256 of the raw bytes, hex
 * @param size of the raw bytes
 * @param chunks zstd frames, each of at most {@link #CHUNK} raw bytes, in order
 */
public record PackedLetter(String sha256, long size, List<byte[]> chunks) {
  /** A large letter goes in and comes out in pieces of this size, so that memory stays bounded. */
  static final int CHUNK = 1 << 20;

  private static final int LEVEL = 3;

  public PackedLetter {
    chunks = List.copyOf(chunks);
  }

  /** Compresses a letter whose digest is known. */
  public static PackedLetter of(String sha256, RawLetter raw) throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    long size = 0;
    try (InputStream in = raw.open()) {
      byte[] piece = in.readNBytes(CHUNK);
      while (piece.length > 0) {
        size += piece.length;
        chunks.add(Zstd.compress(piece, LEVEL));
        piece = in.readNBytes(CHUNK);
      }
    }
    return new PackedLetter(sha256, size, chunks);
  }

  /** Compressed bytes. */
  public long packedSize() {
    return chunks.stream().mapToLong(c -> c.length).sum();
  }
}

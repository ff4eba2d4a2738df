package io.tradepost.archive;

import com.github.luben.zstd.ZstdCompressCtx;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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

  /** Made once and used again: to make one costs as much as to compress a small letter. */
  private static final Queue<ZstdCompressCtx> IDLE = new ConcurrentLinkedQueue<>();

  public PackedLetter {
    chunks = List.copyOf(chunks);
  }

  /** Compresses a letter whose digest is known. */
  public static PackedLetter of(String sha256, RawLetter raw) throws IOException {
    if (raw instanceof RawLetter.InMemory(byte[] bytes)
        && bytes.length > 0
        && bytes.length <= CHUNK) {
      return new PackedLetter(sha256, bytes.length, List.of(compressed(bytes)));
    }
    List<byte[]> chunks = new ArrayList<>();
    long size = 0;
    try (InputStream in = raw.open()) {
      byte[] piece = in.readNBytes(CHUNK);
      while (piece.length > 0) {
        size += piece.length;
        chunks.add(compressed(piece));
        piece = in.readNBytes(CHUNK);
      }
    }
    return new PackedLetter(sha256, size, chunks);
  }

  private static byte[] compressed(byte[] piece) {
    ZstdCompressCtx idle = IDLE.poll();
    ZstdCompressCtx context = idle == null ? new ZstdCompressCtx().setLevel(LEVEL) : idle;
    try {
      return context.compress(piece);
    } finally {
      IDLE.add(context);
    }
  }

  /** Compressed bytes. */
  public long packedSize() {
    return chunks.stream().mapToLong(c -> c.length).sum();
  }
}

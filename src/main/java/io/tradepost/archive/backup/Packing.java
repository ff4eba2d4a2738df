package io.tradepost.archive.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses with Deflate (RFC 1951), stretch by stretch: where a stretch repeats itself, as text
 * does, with references to what came before; where it does not, as the base64 of a picture or a
 * packed document, by the frequency of its characters alone, which is many times faster and makes
 * it no larger.
 */
final class Packing extends OutputStream {
  static final int STRETCH = 1 << 14;

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final Repeats repeats = new Repeats();
  private final Base64Block base64 = new Base64Block();
  private final CRC32 crc = new CRC32();
  private final byte[] packed = new byte[1 << 15];
  private final byte[] pieces = new byte[STRETCH];
  private OutputStream out = OutputStream.nullOutputStream();
  private int held;
  private long given;
  private boolean referring = true;
  private boolean inBase64;

  /** Begins anew. */
  void begin(OutputStream to) {
    deflater.reset();
    deflater.setStrategy(Deflater.DEFAULT_STRATEGY);
    referring = true;
    inBase64 = false;
    crc.reset();
    held = 0;
    given = 0;
    out = to;
  }

  @Override
  public void write(int b) throws IOException {
    if (held == STRETCH) {
      pour();
    }
    pieces[held++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (at < end) {
      int n = Math.min(end - at, STRETCH - held);
      if (n == STRETCH) {
        stretch(bytes, at, n);
      } else {
        System.arraycopy(bytes, at, pieces, held, n);
        held += n;
        if (held == STRETCH) {
          pour();
        }
      }
      at += n;
    }
  }

  private void pour() throws IOException {
    if (held > 0) {
      stretch(pieces, 0, held);
      held = 0;
    }
  }

  private void stretch(byte[] bytes, int from, int length) throws IOException {
    crc.update(bytes, from, length);
    given += length;
    boolean refer = repeats.in(bytes, from, length);
    boolean plain = !refer && Base64Block.fits(bytes, from, length);
    if (plain != inBase64) {
      inBase64 = plain;
      if (plain) {
        endDeflated();
        base64.begin(out);
      } else {
        base64.end(out);
      }
    }
    if (plain) {
      base64.write(bytes, from, length, out);
    } else {
      deflate(bytes, from, length, refer);
    }
  }

  /** To a whole byte; what comes after the base64 is too far from what came before to refer to. */
  private void endDeflated() throws IOException {
    if (deflater.getBytesRead() > 0) {
      int n;
      do {
        n = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
        out.write(packed, 0, n);
      } while (n == packed.length);
      deflater.reset();
    }
  }

  private void deflate(byte[] bytes, int from, int length, boolean refer) throws IOException {
    if (refer != referring) {
      referring = refer;
      deflater.setStrategy(refer ? Deflater.DEFAULT_STRATEGY : Deflater.HUFFMAN_ONLY);
      drain(); // the strategy holds for what is given next, once what was given before is out
    }
    deflater.setInput(bytes, from, length);
    drain();
  }

  private void drain() throws IOException {
    int n;
    do {
      n = deflater.deflate(packed);
      out.write(packed, 0, n);
    } while (n > 0 || !deflater.needsInput());
  }

  /** All was given. */
  void finish() throws IOException {
    pour();
    if (inBase64) {
      base64.finish(out);
      out = OutputStream.nullOutputStream();
      return;
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(packed, 0, deflater.deflate(packed));
    }
    out = OutputStream.nullOutputStream();
  }

  /** Of what was given. */
  long size() {
    return given;
  }

  /** Of what was given. */
  int crc() {
    return (int) crc.getValue();
  }

  /** Frees what the platform does not by itself. */
  void end() {
    deflater.end();
  }
}

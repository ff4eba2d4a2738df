package io.tradepost.archive.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Packs lines of base64 as a DEFLATE block (RFC 1951 §3.2.7) whose code is known beforehand: each
 * character is as frequent as any other, and nothing repeats itself. zlib, which counts first and
 * looks each character up in two tables, takes several times as long for the same size. For one
 * thread.
 */
final class Base64Block {
  /** In the code of each: what ends a block. */
  private static final int END = 256;

  /** By the character: its code, the first bit lowest, and in the lowest four bits its length. */
  private static final int[] CODES = canonical(lengths());

  private static final byte[] BEGIN;
  private static final int BEGIN_BITS;
  private static final int BEGIN_REST;

  static {
    Bits bits = new Bits();
    header(bits);
    BEGIN = bits.whole.toByteArray();
    BEGIN_BITS = bits.count;
    BEGIN_REST = bits.rest;
  }

  private final byte[] packed = new byte[Packing.STRETCH + 8];
  private long rest;
  private int restBits;

  /** Such that the code has no gap: 61 of 6 bits, 5 of 7, 2 of 8. */
  private static int[] lengths() {
    int[] lengths = new int[END + 1];
    for (char c = 'A'; c <= 'Z'; c++) {
      lengths[c] = 6;
      lengths[c + 'a' - 'A'] = 6;
    }
    for (char c = '0'; c <= '9'; c++) {
      lengths[c] = 6;
    }
    lengths['9'] = 7;
    lengths['+'] = 7;
    lengths['/'] = 7;
    lengths['\r'] = 7;
    lengths['\n'] = 7;
    lengths['='] = 8;
    lengths[END] = 8;
    return lengths;
  }

  /** RFC 1951 §3.2.2. */
  private static int[] canonical(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length < 16; length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = (Integer.reverse(code) >>> (32 - length)) << 4 | length;
          code++;
        }
      }
      code <<= 1;
    }
    return codes;
  }

  /** The code, told as a block with a code of its own begins; two distances that nothing has. */
  private static void header(Bits bits) {
    int[] order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    int[] ofLengths = new int[19];
    ofLengths[6] = 1;
    ofLengths[0] = 3;
    ofLengths[7] = 3;
    ofLengths[1] = 4;
    ofLengths[8] = 4;
    ofLengths[17] = 4;
    ofLengths[18] = 4;
    int[] codes = canonical(ofLengths);
    bits.add(0b100, 3); // not the last block; a code of its own
    bits.add(0, 5); // 257 codes of characters
    bits.add(1, 5); // 2 codes of distances
    bits.add(order.length - 1 - 4, 4);
    for (int i = 0; i < order.length - 1; i++) {
      bits.add(ofLengths[order[i]], 3);
    }
    int[] lengths = lengths();
    int at = 0;
    while (at <= END) {
      int zeros = 0;
      while (at + zeros <= END && lengths[at + zeros] == 0 && zeros < 138) {
        zeros++;
      }
      if (zeros >= 11) {
        bits.add(codes[18]);
        bits.add(zeros - 11, 7);
      } else if (zeros >= 3) {
        bits.add(codes[17]);
        bits.add(zeros - 3, 3);
      } else {
        zeros = 0;
        bits.add(codes[lengths[at]]);
      }
      at += Math.max(1, zeros);
    }
    bits.add(codes[1]);
    bits.add(codes[1]);
  }

  /** Bits one after the other. */
  private static final class Bits {
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private int rest;
    private int count;

    void add(int code) {
      add(code >>> 4, code & 15);
    }

    void add(int value, int length) {
      rest |= value << count;
      count += length;
      while (count >= 8) {
        whole.write(rest);
        rest >>>= 8;
        count -= 8;
      }
    }
  }

  /** Whether nothing but base64 stands there. */
  static boolean fits(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (CODES[bytes[i] & 0xff] == 0) {
        return false;
      }
    }
    return true;
  }

  /** A block begins; what was packed before ends with a whole byte. */
  void begin(OutputStream out) throws IOException {
    out.write(BEGIN);
    rest = BEGIN_REST;
    restBits = BEGIN_BITS;
  }

  /**
   * Packs more.
   *
   * @param length no more than a {@link Packing#STRETCH}; all of it {@linkplain #fits fits}
   */
  void write(byte[] bytes, int from, int length, OutputStream out) throws IOException {
    long bits = rest;
    int count = restBits;
    int at = 0;
    for (int i = from; i < from + length; i++) {
      int code = CODES[bytes[i] & 0xff];
      bits |= (long) (code >>> 4) << count;
      count += code & 15;
      if (count >= 32) {
        packed[at] = (byte) bits;
        packed[at + 1] = (byte) (bits >>> 8);
        packed[at + 2] = (byte) (bits >>> 16);
        packed[at + 3] = (byte) (bits >>> 24);
        at += 4;
        bits >>>= 32;
        count -= 32;
      }
    }
    rest = bits;
    restBits = count;
    out.write(packed, 0, at);
  }

  /** The block ends, and an empty stored one after it with a whole byte. */
  void end(OutputStream out) throws IOException {
    endBlock();
    restBits += 3;
    pour(out);
    out.write(new byte[] {0, 0, (byte) 0xff, (byte) 0xff});
  }

  /** The block ends, and with an empty one after it all that was packed. */
  void finish(OutputStream out) throws IOException {
    endBlock();
    rest |= 0b011L << restBits; // the last block; the code that needs no telling; its end, 7 zeros
    restBits += 10;
    pour(out);
  }

  private void endBlock() {
    rest |= (long) (CODES[END] >>> 4) << restBits;
    restBits += CODES[END] & 15;
  }

  private void pour(OutputStream out) throws IOException {
    for (; restBits > 0; restBits -= 8) {
      out.write((int) rest & 0xff);
      rest >>>= 8;
    }
  }
}

package io.tradepost.letter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Content transfer encodings (RFC 2045 §6) decoded as far as they can be: strange characters are
 * skipped, padding in the middle does not end the text, a cut end gives what is there.
 */
final class TransferCoding {
  private static final byte[] SEXTETS = new byte[256];

  static {
    Arrays.fill(SEXTETS, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      SEXTETS[alphabet.charAt(i)] = (byte) i;
    }
  }

  private TransferCoding() {}

  /**
   * @param flaw what was wrong, in words; null where nothing was
   */
  @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
  record Decoded(byte[] bytes, @Nullable String flaw) {}

  /** Decodes by the name that Content-Transfer-Encoding gives; unknown names mean none. */
  static Decoded decode(byte[] bytes, String encoding) {
    return switch (encoding) {
      case "base64", "b" -> base64(bytes);
      case "quoted-printable", "q" -> quotedPrintable(bytes);
      case "", "7bit", "8bit", "binary" -> new Decoded(bytes, null);
      default -> new Decoded(bytes, "an unknown transfer encoding");
    };
  }

  static Decoded base64(byte[] in) {
    byte[] out = new byte[in.length / 4 * 3 + 3];
    int length = 0;
    int group = 0;
    int held = 0;
    boolean strange = false;
    for (byte b : in) {
      int sextet = SEXTETS[b & 0xff];
      if (sextet >= 0) {
        group = group << 6 | sextet;
        if (++held == 4) {
          out[length++] = (byte) (group >> 16);
          out[length++] = (byte) (group >> 8);
          out[length++] = (byte) group;
          held = 0;
          group = 0;
        }
      } else if (b == '=') {
        // Also in the middle: some programs glue together what they encoded in pieces.
        length = rest(out, length, group, held);
        held = 0;
        group = 0;
      } else if (b > ' ' || b < 0) {
        strange = true;
      }
    }
    boolean cut = held == 1;
    length = rest(out, length, group, held);
    return new Decoded(
        Arrays.copyOf(out, length), strange || cut ? "broken Base64 in a part" : null);
  }

  private static int rest(byte[] out, int length, int group, int held) {
    int end = length;
    if (held == 2) {
      out[end++] = (byte) (group >> 4);
    } else if (held == 3) {
      out[end++] = (byte) (group >> 10);
      out[end++] = (byte) (group >> 2);
    }
    return end;
  }

  static Decoded quotedPrintable(byte[] in) {
    byte[] out = new byte[in.length];
    int length = 0;
    boolean broken = false;
    for (int i = 0; i < in.length; i++) {
      byte b = in[i];
      if (b != '=') {
        out[length++] = b;
        continue;
      }
      int softBreak = softBreakEnd(in, i + 1);
      if (softBreak > 0) {
        i = softBreak - 1;
        continue;
      }
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low < 0) {
        broken = true;
        out[length++] = b;
      } else {
        out[length++] = (byte) (16 * high + low);
        i += 2;
      }
    }
    return new Decoded(
        Arrays.copyOf(out, length), broken ? "broken quoted-printable in a part" : null);
  }

  /** Where the line after a soft break starts; 0 where there is no soft break. */
  private static int softBreakEnd(byte[] in, int from) {
    int i = from;
    while (i < in.length && (in[i] == ' ' || in[i] == '\t')) {
      i++; // Blanks that a server added at the line's end (RFC 2045 §6.7 rule 3).
    }
    if (i < in.length && in[i] == '\r') {
      i++;
    }
    if (i < in.length && in[i] == '\n') {
      return i + 1;
    }
    return i >= in.length || (i > from && in[i - 1] == '\r') ? i : 0;
  }

  /** How many bytes a stream of Base64 stands for, counted as it passes by. */
  static final class Base64Count {
    private long bytes;
    private long held;

    void add(byte[] buffer, int length) {
      long sextets = held;
      for (int i = 0; i < length; i++) {
        byte b = buffer[i];
        if (SEXTETS[b & 0xff] >= 0) {
          sextets++;
        } else if (b == '=') {
          bytes += bytesOf(sextets);
          sextets = 0;
        }
      }
      held = sextets;
    }

    long bytes() {
      return bytes + bytesOf(held);
    }

    private static long bytesOf(long sextets) {
      return sextets / 4 * 3 + Math.max(0, sextets % 4 - 1);
    }
  }
}

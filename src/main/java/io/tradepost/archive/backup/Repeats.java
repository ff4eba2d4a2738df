package io.tradepost.archive.backup;

import java.util.Arrays;

/** Judges by samples whether bytes repeat themselves. For one thread. */
final class Repeats {
  /** Of each so many bytes some are looked at. */
  private static final int STEP = 1 << 12;

  private static final int SAMPLE = 1 << 10;

  /** Where fewer than one place in so many begins like an earlier one, nothing is to be gained. */
  private static final int RARE = 8;

  private static final int SLOT_BITS = 12;

  private final int[] last = new int[1 << SLOT_BITS];

  /** Whether places of the stretch begin, four bytes long, like places before. */
  boolean in(byte[] bytes, int from, int length) {
    if (length < SAMPLE) {
      return true;
    }
    Arrays.fill(last, 0);
    int looked = 0;
    int met = 0;
    for (int at = from; at < from + length; at += STEP) {
      int end = Math.min(at + SAMPLE, from + length);
      int four = 0;
      for (int i = at; i < end; i++) {
        four = (four << 8) | (bytes[i] & 0xff);
        if (i - at >= 3) {
          int slot = (four * 0x9e3779b1) >>> (32 - SLOT_BITS);
          if (last[slot] == four) {
            met++;
          }
          last[slot] = four;
          looked++;
        }
      }
    }
    return met > looked / RARE;
  }
}

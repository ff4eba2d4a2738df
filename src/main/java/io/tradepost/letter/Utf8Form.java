package io.tradepost.letter;

/**
 * How far bytes are UTF-8 (RFC 3629).
 *
 * @param sequences well-formed sequences of two and more bytes
 * @param longSequences those of three and four bytes among them
 * @param broken bytes that belong to no sequence; one that the end cuts off is not counted
 */
record Utf8Form(int sequences, int longSequences, int broken) {
  static Utf8Form of(byte[] bytes) {
    int sequences = 0;
    int longSequences = 0;
    int broken = 0;
    int i = 0;
    while (i < bytes.length) {
      int b = bytes[i] & 0xff;
      if (b < 0x80) {
        i++;
        continue;
      }
      int length =
          b >= 0xc2 && b <= 0xdf ? 2 : b >= 0xe0 && b <= 0xef ? 3 : b >= 0xf0 && b <= 0xf4 ? 4 : 0;
      int good = 1;
      while (good < length && i + good < bytes.length && (bytes[i + good] & 0xc0) == 0x80) {
        good++;
      }
      if (length > 0 && good == length) {
        sequences++;
        longSequences += length > 2 ? 1 : 0;
        i += length;
      } else if (length > 0 && i + good == bytes.length && sequences > 0) {
        i = bytes.length;
      } else {
        broken++;
        i++;
      }
    }
    return new Utf8Form(sequences, longSequences, broken);
  }

  boolean mostlyGood() {
    return sequences >= 4 * broken && sequences > 0;
  }
}

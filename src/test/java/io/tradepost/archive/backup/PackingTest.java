package io.tradepost.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** What is compressed comes out again, whatever it is and however it is handed over. */
class PackingTest {
  private static final Random RANDOM = new Random(2026);

  @Test
  void whatGoesInComesOut() throws IOException {
    Packing packing = new Packing();
    for (int i = 0; i < 300; i++) {
      byte[] bytes = mixture();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      packing.begin(packed);
      for (int at = 0; at < bytes.length; ) {
        int n = Math.min(bytes.length - at, 1 + RANDOM.nextInt(1 << RANDOM.nextInt(1, 18)));
        packing.write(bytes, at, n);
        at += n;
      }
      packing.finish();
      CRC32 crc = new CRC32();
      crc.update(bytes);
      assertThat(unpacked(packed.toByteArray())).isEqualTo(bytes);
      assertThat(packing.size()).isEqualTo(bytes.length);
      assertThat(packing.crc()).isEqualTo((int) crc.getValue());
    }
    packing.end();
  }

  @Test
  void aPictureBetweenTextCostsNoMoreThanItDoesByReferences() throws IOException {
    byte[] bytes = joined(text(40_000), picture(300_000), text(40_000));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Packing packing = new Packing();
    packing.begin(packed);
    packing.write(bytes);
    packing.finish();
    packing.end();
    assertThat(packed.size()).isLessThan(byReferences(bytes) * 101 / 100);
  }

  @Test
  void base64AloneBecomesThreeQuarters() throws IOException {
    byte[] bytes = picture(3_000_000);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Packing packing = new Packing();
    packing.begin(packed);
    packing.write(bytes);
    packing.finish();
    packing.end();
    assertThat(unpacked(packed.toByteArray())).isEqualTo(bytes);
    assertThat(packed.size()).isLessThan(bytes.length * 77 / 100);
  }

  @Test
  void base64OfAnyLengthEndsWell() throws IOException {
    byte[] all = picture(40_000);
    Packing packing = new Packing();
    for (int size = (1 << 15) - 40; size < (1 << 15) + 40; size++) {
      byte[] bytes = Arrays.copyOf(all, size);
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      packing.begin(packed);
      packing.write(bytes);
      packing.finish();
      assertThat(unpacked(packed.toByteArray())).isEqualTo(bytes);
    }
    packing.end();
  }

  private static int byReferences(byte[] bytes) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      return deflater.deflate(new byte[2 * bytes.length]);
    }
  }

  /** Stretches of text and of base64, some of them empty. */
  private static byte[] mixture() {
    byte[] all = new byte[0];
    for (int i = RANDOM.nextInt(6); i > 0; i--) {
      int size = RANDOM.nextInt(1 << RANDOM.nextInt(1, 17));
      all = joined(all, RANDOM.nextBoolean() ? text(size) : picture(size));
    }
    return all;
  }

  private static byte[] text(int size) {
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      text.append("Dear Ms. ").append(RANDOM.nextInt(50)).append(", please send the quotation\r\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] picture(int size) {
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return Base64.getMimeEncoder().encode(bytes);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (Inflater inflater = new Inflater(true);
        InflaterInputStream in =
            new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
      return in.readAllBytes();
    }
  }
}

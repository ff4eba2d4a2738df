package io.tradepost.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobustnessTest {
  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String text : Letters.cases("letters.txt")) {
      seeds.add(Letters.crlf(text).getBytes(StandardCharsets.UTF_8));
      seeds.add(text.getBytes(Charsets.GB18030));
    }
    return seeds;
  }

  @Test
  void mutatedLettersAreReadAndKeepWhatIsReadable() throws IOException {
    Random random = new Random(20260302);
    List<byte[]> seeds = seeds();
    for (int i = 0; i < 1000; i++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      byte[] header = ("X-Kept: kept " + i + "\r\n").getBytes(StandardCharsets.US_ASCII);
      byte[] mutated = concat(header, mutate(seed, seeds, random));

      Letter letter = Letters.read(mutated);

      assertThat(letter.size()).as("letter %d", i).isEqualTo(mutated.length);
      assertThat(letter.headers().first("X-Kept")).as("letter %d", i).contains("kept " + i);
      assertThat(Letters.read(mutated)).as("letter %d read again", i).isEqualTo(letter);
    }
  }

  @Test
  void aLetterWithADamagedTailKeepsItsHeaderAndText() throws IOException {
    Random random = new Random(7);
    String head =
        """
        From: Anna <anna@nevir-demo.es>
        Subject: Order PLK-276
        Date: Mon, 2 Mar 2026 10:15:00 +0100
        Content-Type: multipart/mixed; boundary=b

        --b

        Please ship 500 pcs.
        --b
        """;
    for (int i = 0; i < 300; i++) {
      byte[] tail = new byte[random.nextInt(5000)];
      random.nextBytes(tail);
      Letter letter = Letters.read(concat(head.getBytes(StandardCharsets.US_ASCII), tail));

      assertThat(letter.subject()).isEqualTo("Order PLK-276");
      assertThat(letter.from()).containsExactly(new Address("Anna", "anna@nevir-demo.es"));
      assertThat(letter.text().whole()).contains("Please ship 500 pcs.");
    }
  }

  private static byte[] mutate(byte[] seed, List<byte[]> seeds, Random random) {
    byte[] bytes = seed.clone();
    int rounds = 1 + random.nextInt(6);
    for (int round = 0; round < rounds; round++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> {
          for (int i = 0; i < 20; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          }
        }
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 2 -> {
          byte[] other = seeds.get(random.nextInt(seeds.size()));
          int from = random.nextInt(other.length);
          bytes = concat(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length));
        }
        case 3 -> {
          int to = Math.min(bytes.length, at + random.nextInt(200));
          bytes = concat(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
        }
        default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      }
      if (bytes.length == 0) {
        return seed;
      }
    }
    return bytes;
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void aLetterOfFiftyMegabytesIsReadFromItsFileInLittleMemory(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("large.eml");
    byte[] line =
        (Letters.base64(new byte[57]).strip() + "\r\n").getBytes(StandardCharsets.US_ASCII);
    int lines = 50_000_000 / line.length;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(
          Letters.crlf(
                  """
                  From: Anna <anna@nevir-demo.es>
                  Subject: Catalogue
                  Date: Mon, 2 Mar 2026 10:15:00 +0100
                  Content-Type: multipart/mixed; boundary=b

                  --b

                  Please see our catalogue.
                  --b
                  Content-Type: application/pdf; name=catalogue.pdf
                  Content-Transfer-Encoding: base64

                  """)
              .getBytes(StandardCharsets.US_ASCII));
      byte[] block = concat(line, line);
      for (int i = 0; i < lines; i += 2) {
        out.write(block);
      }
      out.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    long before = allocated();
    Letter letter = Letters.READER.read(RawLetter.of(file));
    long used = allocated() - before;

    assertThat(letter.text().fresh()).isEqualTo("Please see our catalogue.");
    assertThat(letter.attachments())
        .containsExactly(
            new Attachment("catalogue.pdf", "application/pdf", 57L * (lines + lines % 2), false));
    assertThat(letter.size()).isEqualTo(Files.size(file)).isGreaterThan(50_000_000);
    assertThat(letter.flaws()).isEmpty();
    assertThat(used).as("bytes allocated in all").isLessThan(20_000_000);
  }

  /** What this thread has allocated until now: an upper bound of what it held. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void fiftyMegabytesWithoutALineEndAreCut(@TempDir Path folder) throws Exception {
    for (String start : new String[] {"", "Subject: ", "From: a@b-demo.es\n\n"}) {
      Path file = folder.resolve("line.eml");
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'x');
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 50; i++) {
          out.write(block);
        }
      }
      Letter letter = Letters.READER.read(RawLetter.of(file));

      assertThat(letter.size()).isGreaterThan(50_000_000);
      assertThat(letter.flaws()).contains("a line of more than 1048576 bytes");
      assertThat(letter.subject().length() + letter.text().whole().length()).isLessThan(9_000_000);
    }
  }

  @Test
  void onlyTheSourceItselfCanFail() {
    IOException gone = new IOException("disk gone");
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(
                "From: a@b-demo.es\n\ntext".getBytes(StandardCharsets.US_ASCII)),
            new FailingStream(gone));
    FingerprintStream source = new FingerprintStream(broken);

    assertThatThrownBy(() -> new MimeWalk(source, new Flaws()).letter()).isSameAs(gone);
  }

  private static final class FailingStream extends InputStream {
    private final IOException failure;

    FailingStream(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      throw failure;
    }
  }
}

package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.agent.Office.LetterView;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Letters as they came: one as it is, several as an mbox (RFC 4155, quoted the mboxrd way). */
final class RawLetters {
  private static final DateTimeFormatter MBOX_TIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private RawLetters() {}

  static void print(Office office, List<LetterView> letters, OutputStream to) throws IOException {
    for (LetterView letter : letters) {
      Optional<InputStream> raw = office.raw(letter.id());
      if (raw.isEmpty()) {
        throw new IOException(
            "The vault lacks letter " + letter.id() + "; tradepost check tells what is wrong.");
      }
      try (InputStream in = new BufferedInputStream(raw.get())) {
        if (letters.size() == 1) {
          in.transferTo(to);
        } else {
          mbox(letter, in, to);
        }
      }
    }
  }

  private static void mbox(LetterView letter, InputStream in, OutputStream to) throws IOException {
    String separator = "From tradepost " + MBOX_TIME.format(letter.date()) + "\n";
    to.write(separator.getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        writeQuoted(line.toByteArray(), to);
        line.reset();
      }
    }
    if (line.size() > 0) {
      line.write('\n');
      writeQuoted(line.toByteArray(), to);
    }
    to.write('\n');
  }

  /** A line that looks like a separator, quoted or not, gets one more {@code >}. */
  private static void writeQuoted(byte[] line, OutputStream to) throws IOException {
    int start = 0;
    while (start < line.length && line[start] == '>') {
      start++;
    }
    boolean separator =
        line.length - start >= FROM.length
            && java.util.Arrays.equals(line, start, start + FROM.length, FROM, 0, FROM.length);
    if (separator) {
      to.write('>');
    }
    to.write(line);
  }
}

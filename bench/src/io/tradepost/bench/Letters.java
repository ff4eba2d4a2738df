package io.tradepost.bench;

import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleMaildir;
import io.tradepost.demo.SampleMaildir.Layout;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The letters that are measured with: made once by the product's own generator, then kept. */
final class Letters {
  private static final long SEED = 2026;
  private static final Instant UNTIL = Instant.parse("2026-06-30T00:00:00Z");

  private Letters() {}

  /** Options for so many letters in each mailbox. */
  static SampleOptions options(List<String> mailboxes, int letters, int average) {
    return new SampleOptions(SEED, mailboxes, letters, UNTIL, average);
  }

  /** Makes the Maildirs unless they are there. */
  static Path make(Path folder, SampleOptions options) throws IOException, InterruptedException {
    Path done = folder.resolve("made-of");
    String what = options.toString();
    if (!Files.exists(done) || !Files.readString(done).equals(what)) {
      Mailserver.remove(folder);
      SampleMaildir.write(folder, SampleOffice.generate(options), Layout.MAILDIR_PLUS_PLUS);
      Files.writeString(done, what);
    }
    return folder;
  }

  /** An installation without data for these mailboxes. */
  static Path home(Path product, Path home, SampleOptions options, int port)
      throws IOException, InterruptedException {
    Mailserver.remove(home);
    SampleHome.write(
        home,
        options,
        new SampleHome.Server("127.0.0.1", port, Mailserver.PASSWORD),
        product.resolve("rules"));
    return home;
  }

  /** In how many letters the word stands, as the product's reader reads them. */
  static long holding(String word, Path maildir) throws IOException {
    LetterReader reader = new LetterReader(AutomationMarks.DEFAULT);
    try (Stream<Path> files = Files.walk(maildir)) {
      return files
          .filter(f -> f.getParent().getFileName().toString().matches("cur|new"))
          .parallel()
          .filter(f -> holds(word, reader, f))
          .count();
    }
  }

  private static boolean holds(String word, LetterReader reader, Path file) {
    try {
      Letter letter = reader.read(RawLetter.of(Files.readAllBytes(file)));
      String all =
          letter.subject()
              + "\n"
              + letter.text().fresh()
              + "\n"
              + letter.text().signature()
              + "\n"
              + letter.text().quoted();
      return all.contains(word);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** How large a folder's files are, in MiB. */
  static double mebibytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum()
          / 1048576.0;
    }
  }

  static Map<String, String> quiet() {
    return Map.of("TRADEPOST_REHEARSE", "no");
  }
}

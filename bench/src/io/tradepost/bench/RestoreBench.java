package io.tradepost.bench;

import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.BackupSource;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.Copy;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.demo.SampleMaildir;
import io.tradepost.demo.SampleOptions;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From a backup into an empty mailbox, against a client that does nothing but append. */
final class RestoreBench {
  private static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);
  private static final Pattern RESTORED = Pattern.compile("\"restored\"\\s*:\\s*(\\d+)");
  private static final int WINDOW = 50;

  private final Bench.Plan plan;
  private final Figures figures;
  private final Path work;

  RestoreBench(Bench.Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
    this.work = plan.work().resolve("restore");
  }

  void run() throws Exception {
    SampleOptions options = Letters.options(List.of("Britty", "Kevin"), plan.letters(), 26_000);
    Path letters =
        Letters.make(
            plan.work().resolve("letters"),
            Letters.options(List.of("Britty"), plan.letters(), 26_000));
    MaildirSource source = new MaildirSource(SampleMaildir.of(letters, "Britty"));
    Mailserver.remove(work);
    Files.createDirectories(work.resolve("empty"));
    try (Mailserver server = Mailserver.start(work)) {
      Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
      new Backups(
              new LocalDisk(),
              home.resolve("backup/Britty"),
              "Britty",
              2026,
              new EmlZip(ZoneId.of("Asia/Shanghai")),
              READER)
          .run(
              source,
              new Backups.Terms(Instant.now(), 1, 0, Backups.Remembered.NOTHING),
              Attendant.NONE);
      figures.add("restore megabytes", source.bytes / 1e6);
      for (int round = 1; round <= plan.runs(); round++) {
        floor(server, source);
        restore(server, home, source.all.size());
      }
    }
    report();
  }

  private void floor(Mailserver server, MaildirSource source) throws Exception {
    server.serve(work.resolve("empty"));
    long start = System.nanoTime();
    try (Imap imap = server.connect("kevin")) {
      List<byte[]> window = new ArrayList<>();
      for (Path file : source.all) {
        window.add(source.bytes(file));
        if (window.size() == WINDOW) {
          imap.append(window);
          window.clear();
        }
      }
      imap.append(window);
    }
    figures.add("append floor", since(start));
  }

  private void restore(Mailserver server, Path home, int due) throws Exception {
    server.serve(work.resolve("empty"));
    Mailserver.remove(home.resolve("data"));
    Timed timed =
        Timed.must(
            Letters.quiet(),
            plan.tradepost(
                home, "backup", "restore", "--mailbox", "Britty", "--to", "Kevin", "--json"));
    Matcher restored = RESTORED.matcher(timed.output());
    if (!restored.find() || Integer.parseInt(restored.group(1)) != due) {
      throw new IOException("not all was restored: " + timed.output());
    }
    figures.add("restore", timed.seconds());
    figures.add("restore rate", due / timed.seconds());
    figures.add("restore memory", timed.peakKib() / 1024.0);
  }

  private void report() {
    figures.row("letters of the backup", "restore megabytes", "MB", plan.letters() + " letters");
    figures.row("bare pipelined APPEND of the same letters", "append floor", "s", "");
    figures.row(
        "**Tradepost, restore to an empty mailbox**, whole command",
        "restore",
        "s",
        figures.ratio("restore", figures.median("append floor"), "bare APPEND", "none"));
    figures.row("letters a second", "restore rate", "", "bar 1,000");
    figures.row("peak memory", "restore memory", "MiB", "");
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** A Maildir's letters as a backup's source, with the line ends that a server gives them. */
  private static final class MaildirSource implements BackupSource {
    private final Map<FolderPath, List<Copy>> copies = new HashMap<>();
    private final Map<String, Path> files = new HashMap<>();
    private final List<Path> all = new ArrayList<>();
    private long bytes;

    MaildirSource(Path maildir) throws IOException {
      add(FolderPath.INBOX, maildir);
      add(FolderPath.of("Sent"), maildir.resolve(".Sent"));
    }

    private void add(FolderPath folder, Path dir) throws IOException {
      List<Copy> here = new ArrayList<>();
      for (String room : List.of("cur", "new")) {
        try (Stream<Path> found = Files.list(dir.resolve(room))) {
          for (Path file : found.sorted().toList()) {
            byte[] raw = bytes(file);
            Letter letter = READER.read(RawLetter.of(raw));
            bytes += raw.length;
            all.add(file);
            files.put(letter.sha256(), file);
            here.add(
                new Copy(
                    letter.id(),
                    letter.messageId(),
                    folder,
                    1,
                    here.size() + 1L,
                    Files.getLastModifiedTime(file).toInstant(),
                    Set.of("\\Seen"),
                    raw.length,
                    letter.sha256(),
                    null));
          }
        }
      }
      copies.put(folder, here);
    }

    private byte[] bytes(Path file) throws IOException {
      byte[] stored = Files.readAllBytes(file);
      int lines = 0;
      for (byte b : stored) {
        lines += b == '\n' ? 1 : 0;
      }
      byte[] served = new byte[stored.length + lines];
      int at = 0;
      for (byte b : stored) {
        if (b == '\n') {
          served[at++] = '\r';
        }
        served[at++] = b;
      }
      return served;
    }

    @Override
    public List<FolderPath> folders() {
      return List.of(FolderPath.INBOX, FolderPath.of("Sent"));
    }

    @Override
    public List<Copy> copies(FolderPath folder) {
      return copies.getOrDefault(folder, List.of());
    }

    @Override
    public <T> Optional<T> read(Copy copy, Reading<T> reading) throws IOException {
      Path file = files.get(copy.sha256());
      return file == null ? Optional.empty() : Optional.of(reading.read(RawLetter.of(bytes(file))));
    }
  }
}

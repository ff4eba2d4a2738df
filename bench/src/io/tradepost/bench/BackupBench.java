package io.tradepost.bench;

import io.tradepost.demo.SampleMaildir;
import io.tradepost.demo.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A backup of a large mailbox and the next month's, against {@code tar | zstd -3} of the same. */
final class BackupBench {
  private static final int LATER = 500;
  private static final String OUTCOME = "\"outcome\": \"replaced\"";
  private static final Pattern READ_BACK = Pattern.compile("\"readBack\"\\s*:\\s*(\\d+)");

  private final Bench.Plan plan;
  private final Figures figures;
  private final Path work;

  BackupBench(Bench.Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
    this.work = plan.work().resolve("backup");
  }

  void run() throws Exception {
    SampleOptions options = Letters.options(List.of("Britty"), plan.letters(), 26_000);
    Path letters = Letters.make(plan.work().resolve("letters"), options);
    Path later =
        Letters.make(
            plan.work().resolve("later"),
            new SampleOptions(
                77, List.of("Britty"), LATER, Instant.parse("2026-07-30T00:00:00Z"), 26_000));
    Mailserver.remove(work);
    Files.createDirectories(work);
    try (Mailserver server = Mailserver.start(work)) {
      Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
      server.serve(letters);
      Timed.must(Letters.quiet(), plan.tradepost(home, "plan", "--json"));
      Path data = home.resolve("data");
      Path kept = work.resolve("data");
      Files.move(data, kept);
      for (int round = 1; round <= plan.runs(); round++) {
        tar(SampleMaildir.of(letters, "Britty"));
        server.serve(letters);
        Mailserver.remove(data);
        Mailserver.remove(home.resolve("backup"));
        Timed.must(Map.of(), List.of("cp", "-a", kept.toString(), data.toString()));
        backup(home, "first backup", plan.letters());
        deliver(server, SampleMaildir.of(later, "Britty"));
        backup(home, "next backup", plan.letters() + LATER);
        backup(home, "same backup", plan.letters() + LATER);
      }
    }
    report();
  }

  /** The same letters as a Maildir into one file, and that file read back. */
  private void tar(Path maildir) throws Exception {
    Path file = work.resolve("letters.tar.zst");
    Timed written = shell("tar -C '" + maildir + "' -cf - . | zstd -q -f -3 -o '" + file + "'");
    Timed read = shell("zstd -q -dc '" + file + "' | tar -tf - > /dev/null");
    figures.add("tar", written.seconds());
    figures.add("tar and back", written.seconds() + read.seconds());
    figures.add("tar size", Files.size(file) / 1e6);
  }

  private static Timed shell(String line) throws Exception {
    return Timed.must(Map.of(), List.of("sh", "-c", line));
  }

  private void backup(Path home, String name, long due) throws Exception {
    Timed timed = Timed.must(Letters.quiet(), plan.tradepost(home, "backup", "run", "--json"));
    long readBack = 0;
    for (Matcher m = READ_BACK.matcher(timed.output()); m.find(); ) {
      readBack += Long.parseLong(m.group(1));
    }
    if (readBack != due || timed.output().contains(OUTCOME) == name.startsWith("same")) {
      throw new IOException("not as it should be: " + timed.output());
    }
    figures.add(name, timed.seconds());
    figures.add(name + " processor", timed.cpu());
    figures.add(name + " memory", timed.peakKib() / 1024.0);
    figures.add("backup size", Letters.mebibytes(home.resolve("backup")) * 1.048576);
  }

  /** The next month's letters come into the inbox. */
  private static void deliver(Mailserver server, Path maildir) throws Exception {
    Path inbox = server.mail().resolve("britty/Maildir/cur");
    try (Stream<Path> all = Files.walk(maildir)) {
      for (Path file : all.filter(f -> f.getParent().endsWith("cur")).toList()) {
        Path there = inbox.resolve("later-" + file.getFileName());
        Files.copy(file, there, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    shell("chown -R --reference='" + inbox + "' '" + inbox + "'");
  }

  private void report() {
    figures.row(
        "`tar | zstd -3` of the letters as a Maildir", "tar", "s", plan.letters() + " letters");
    figures.row("the same and read back", "tar and back", "s", "");
    figures.row("size of that file", "tar size", "MB", "");
    figures.row(
        "**Tradepost, first backup, eml-zip**, read back, whole command",
        "first backup",
        "s",
        figures.ratio("first backup", figures.median("tar and back"), "tar and back", "3"));
    figures.row("peak memory", "first backup memory", "MiB", "bar 400");
    figures.row("processor time", "first backup processor", "s", "");
    figures.row(
        "**next month, " + LATER + " letters more**, read back, whole command",
        "next backup",
        "s",
        figures.ratio("next backup", figures.median("tar"), "tar | zstd", "0.5"));
    figures.row("processor time", "next backup processor", "s", "");
    figures.row("nothing new: read back and left, whole command", "same backup", "s", "");
    figures.row("size of the backup", "backup size", "MB", "");
  }
}

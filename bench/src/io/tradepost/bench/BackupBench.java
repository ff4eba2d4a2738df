package io.tradepost.bench;

import io.tradepost.demo.SampleMaildir;
import io.tradepost.demo.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A backup of a large mailbox and the next month's, against {@code tar | zstd -3} of the same. */
final class BackupBench {
  private static final int LATER = 500;
  private static final int MOST_TRIES = 20;
  private static final String OUTCOME = "\"outcome\": \"replaced\"";
  private static final Pattern OFFERED = Pattern.compile("\"offered\"\\s*:\\s*(\\d+)");
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
    Path later = later("later", 77, "2026-07-30T00:00:00Z");
    Path latest = later("latest", 78, "2026-08-30T00:00:00Z");
    Mailserver.remove(work);
    Files.createDirectories(work);
    try (Mailserver server = Mailserver.start(work)) {
      Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
      server.serve(letters);
      Caches.awaitWork(plan.product(), plan.tradepost(home, "check"));
      Timed.must(Letters.quiet(), plan.tradepost(home, "plan", "--json"));
      // As the server has it then: its folders must not be numbered anew between two runs.
      Path known = work.resolve("known");
      Timed.must(Map.of(), List.of("cp", "-al", server.mail().toString(), known.toString()));
      Path data = home.resolve("data");
      Path kept = work.resolve("data");
      Files.move(data, kept);
      for (int round = 1; round <= plan.runs(); round++) {
        tar(SampleMaildir.of(letters, "Britty"));
        server.serve(known);
        Mailserver.remove(data);
        Mailserver.remove(home.resolve("backup"));
        Timed.must(Map.of(), List.of("cp", "-a", kept.toString(), data.toString()));
        backup(home, "first backup", plan.letters());
        deliver(server, SampleMaildir.of(later, "Britty"));
        backup(home, "next backup", plan.letters() + LATER);
        backup(home, "same backup", plan.letters() + LATER);
        withDaemon(home, server, SampleMaildir.of(latest, "Britty"));
      }
    }
    report();
  }

  private Path later(String name, long seed, String until) throws Exception {
    return Letters.make(
        plan.work().resolve(name),
        new SampleOptions(seed, List.of("Britty"), LATER, Instant.parse(until), 26_000));
  }

  /**
   * The next month as it goes in earnest: the agent runs, takes in and files what comes when it
   * comes, and makes the backup itself.
   */
  private void withDaemon(Path home, Mailserver server, Path maildir) throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(plan, home, work.resolve("daemon.out"))) {
      settle(home);
      long before = known(home);
      deliver(server, maildir);
      for (int tries = 0; known(home) < before + LATER; tries++) {
        if (tries == 60 || !daemon.isAlive()) {
          throw new IOException("the daemon did not take in what came");
        }
        Thread.sleep(1000);
      }
      backup(home, "daemon backup", 0);
      backup(home, "same daemon backup", 0);
    }
  }

  /** Runs backups until the daemon has filed what there is, and nothing changes any more. */
  private void settle(Path home) throws Exception {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Timed timed = Timed.run(Letters.quiet(), plan.tradepost(home, "backup", "run", "--json"));
      if (timed.status() == 0 && allReadBack(timed) && !timed.output().contains(OUTCOME)) {
        return;
      }
      Thread.sleep(1000);
    }
    throw new IOException("the daemon does not come to rest");
  }

  /** How many letters lie in the mailbox, as the agent's ledger knows. */
  private static long known(Path home) throws Exception {
    try (Connection ledger =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/ledger.sqlite"));
        Statement statement = ledger.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(DISTINCT letter) FROM copy WHERE gone_at IS NULL")) {
      return rows.getLong(1);
    }
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

  /**
   * Makes one and sees that it is as it should be.
   *
   * @param due so many copies of letters; 0 where filing has made copies of its own
   */
  private void backup(Path home, String name, long due) throws Exception {
    Timed timed = Timed.must(Letters.quiet(), plan.tradepost(home, "backup", "run", "--json"));
    if ((due > 0 && sum(READ_BACK, timed) != due)
        || !allReadBack(timed)
        || timed.output().contains(OUTCOME) == name.startsWith("same")) {
      throw new IOException("not as it should be: " + timed.output());
    }
    figures.add(name, timed.seconds());
    figures.add(name + " processor", timed.cpu());
    figures.add(name + " memory", timed.peakKib() / 1024.0);
    figures.add("backup size", Letters.mebibytes(home.resolve("backup")) * 1.048576);
  }

  private static boolean allReadBack(Timed timed) {
    return sum(READ_BACK, timed) > 0 && sum(READ_BACK, timed) == sum(OFFERED, timed);
  }

  private static long sum(Pattern number, Timed timed) {
    long sum = 0;
    for (Matcher m = number.matcher(timed.output()); m.find(); ) {
      sum += Long.parseLong(m.group(1));
    }
    return sum;
  }

  /** The next month's letters come into the inbox. */
  static void deliver(Mailserver server, Path maildir) throws Exception {
    Path inbox = server.mail().resolve("britty/Maildir/cur");
    try (Stream<Path> all = Files.walk(maildir)) {
      for (Path file : all.filter(f -> f.getParent().endsWith("cur")).toList()) {
        Path there =
            inbox.resolve("later-" + maildir.toString().hashCode() + "-" + file.getFileName());
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
    figures.row("peak memory", "next backup memory", "MiB", "bar 400");
    figures.row(
        "**the same, asked of the running daemon**, which took the letters in as they came",
        "daemon backup",
        "s",
        figures.ratio("daemon backup", figures.median("tar"), "tar | zstd", "0.5"));
    figures.row("nothing new: read back and left, whole command", "same backup", "s", "");
    figures.row("the same, asked of the running daemon", "same daemon backup", "s", "");
    figures.row("size of the backup", "backup size", "MB", "");
  }
}

package io.tradepost.bench;

import io.tradepost.demo.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sync of a large mailbox, against peers that each do a part of it. */
final class SyncBench {
  private static final String WORD = "客户";
  private static final String USER = "britty";
  private static final Pattern TOTAL = Pattern.compile("\"total\"\\s*:\\s*(\\d+)");

  private final Bench.Plan plan;
  private final Figures figures;
  private final Path work;

  SyncBench(Bench.Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
    this.work = plan.work();
  }

  void run() throws Exception {
    SampleOptions options = Letters.options(List.of("Britty"), plan.letters(), 26_000);
    Path letters = Letters.make(work.resolve("letters"), options);
    try (Mailserver server = Mailserver.start(work)) {
      Path used = used(server, letters);
      prepare(server, used, options);
      for (int round = 1; round <= plan.runs(); round++) {
        System.err.println("round " + round);
        Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
        fetch(server, used);
        if (plan.peers()) {
          mbsync(server);
          mu();
          if (round <= plan.notmuchRuns()) {
            notmuch();
          }
        }
        withFiling(server, used, home);
        Job job = Job.of(home.resolve("data/ledger.sqlite"));
        figures.add("letters brought", job.letters());
        figures.add("commands", job.commands());
        apart(server, used, options);
        floor(server, used, job);
        if (plan.peers()) {
          imapfilter(server, used, job);
        }
      }
      if (plan.peers()) {
        words(letters);
      }
    }
    report();
  }

  /** The Maildir as a server leaves it that has served it before: sizes and envelopes known. */
  private Path used(Mailserver server, Path letters) throws Exception {
    Path used = work.resolve("used");
    Mailserver.remove(used);
    server.serve(letters);
    try (Imap imap = server.connect(USER)) {
      for (String folder : List.of("Sent", "INBOX")) {
        imap.send("SELECT " + folder);
        imap.send("FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)");
        imap.send("FETCH 1:* (UID BODY.PEEK[])"); // Into the system's file cache.
      }
      imap.send("LOGOUT");
    }
    Files.move(server.mail(), used);
    return used;
  }

  /** The launcher prepares its cache after the first command, which an operator has run before. */
  private void prepare(Mailserver server, Path used, SampleOptions options) throws Exception {
    server.serve(used);
    Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
    Caches.awaitWork(plan.product(), plan.tradepost(home, "check"));
  }

  private void fetch(Mailserver server, Path used) throws Exception {
    server.serve(used);
    long start = System.nanoTime();
    try (Imap imap = server.connect(USER)) {
      for (String folder : List.of("Sent", "INBOX")) {
        imap.send("EXAMINE " + folder);
        imap.send("UID FETCH 1:* (UID FLAGS INTERNALDATE BODY.PEEK[])");
      }
      figures.add("fetch", since(start));
      figures.add("megabytes", imap.bytes() / 1e6);
    }
  }

  private void mbsync(Mailserver server) throws Exception {
    Path pulled = work.resolve("pulled");
    server.putAside(pulled);
    Files.createDirectories(pulled);
    Path config = work.resolve("mbsyncrc");
    Files.writeString(
        config,
        """
        FSync no
        IMAPAccount bench
        Host 127.0.0.1
        Port %d
        User %s
        Pass %s
        SSLType None
        AuthMechs LOGIN

        IMAPStore far
        Account bench

        MaildirStore near
        Path %s/
        Inbox %s/INBOX
        SubFolders Verbatim

        Channel all
        Far :far:
        Near :near:
        Patterns *
        Create Near
        Sync Pull
        SyncState *
        """
            .formatted(server.port(), USER, Mailserver.PASSWORD, pulled, pulled));
    Timed timed = Timed.must(Map.of(), List.of("mbsync", "-q", "-c", config.toString(), "all"));
    figures.add("mbsync", timed.seconds());
  }

  private void mu() throws Exception {
    Path mu = work.resolve("mu");
    Mailserver.remove(mu);
    Timed.must(
        Map.of(),
        List.of("mu", "init", "--muhome=" + mu, "--maildir=" + work.resolve("pulled"), "--quiet"));
    Timed timed = Timed.must(Map.of(), List.of("mu", "index", "--muhome=" + mu, "--quiet"));
    figures.add("mu", timed.seconds());
    figures.add("peer", figures.last("mbsync") + timed.seconds());
    figures.add("mu size", Letters.mebibytes(mu));
  }

  private void notmuch() throws Exception {
    Path config = work.resolve("notmuch-config");
    Mailserver.remove(work.resolve("notmuch"));
    Files.createDirectories(work.resolve("notmuch"));
    Files.writeString(
        config,
        """
        [database]
        path=%s
        mail_root=%s
        [user]
        name=Britty
        primary_email=britty@hotwell-demo.example
        [new]
        tags=new
        """
            .formatted(work.resolve("notmuch"), work.resolve("pulled")));
    Timed timed =
        Timed.must(
            Map.of("NOTMUCH_CONFIG", config.toString()), List.of("notmuch", "new", "--quiet"));
    figures.add("notmuch", timed.seconds());
    figures.add("notmuch size", Letters.mebibytes(work.resolve("notmuch")));
  }

  private void withFiling(Mailserver server, Path used, Path home) throws Exception {
    server.serve(used);
    Timed once = Timed.must(Letters.quiet(), plan.tradepost(home, "once"));
    figures.add("once", once.seconds());
    figures.add("once cpu", once.cpu());
    figures.add("once memory", once.peakKib() / 1024.0);
  }

  /** Without filing, then filing alone, then a pass with nothing new. */
  private void apart(Mailserver server, Path used, SampleOptions options) throws Exception {
    Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
    server.serve(used);
    Timed read = Timed.must(Letters.quiet(), plan.tradepost(home, "plan", "--limit", "1"));
    figures.add("plan", read.seconds());
    figures.add("plan cpu", read.cpu());
    figures.add("plan memory", read.peakKib() / 1024.0);
    Timed file = Timed.must(Letters.quiet(), plan.tradepost(home, "once"));
    figures.add("filing", file.seconds());
    Timed first = Timed.must(Letters.quiet(), plan.tradepost(home, "once"));
    figures.add("second pass", first.seconds());
    Timed nothing = Timed.must(Letters.quiet(), plan.tradepost(home, "once"));
    figures.add("nothing new", nothing.seconds());
    figures.add("nothing new pass", lastPass(home));
    figures.add("index", Letters.mebibytes(home.resolve("data/index")));
  }

  /** How long the last pass took, as the ledger has it: taking in and filing are entered each. */
  private static double lastPass(Path home) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/ledger.sqlite"));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT max(ended) - min(started) FROM (SELECT * FROM run ORDER BY id DESC LIMIT"
                    + " 2)")) {
      return row.next() ? row.getLong(1) / 1000.0 : Double.NaN;
    }
  }

  private void floor(Mailserver server, Path used, Job job) throws Exception {
    server.serve(used);
    long start = System.nanoTime();
    try (Imap imap = server.connect(USER)) {
      job.carryOut(imap);
    }
    figures.add("floor", since(start));
  }

  private void imapfilter(Mailserver server, Path used, Job job) throws Exception {
    server.serve(used);
    Path script = work.resolve("imapfilter.lua");
    Files.writeString(script, job.imapfilterScript(server.port(), USER));
    Timed timed = Timed.run(Map.of(), List.of("imapfilter", "-c", script.toString()));
    if (timed.status() == 0) {
      figures.add("imapfilter", timed.seconds());
    } else {
      System.err.println("imapfilter ended with " + timed.status() + ": " + timed.output());
    }
  }

  private void words(Path letters) throws Exception {
    figures.add("word letters", Letters.holding(WORD, letters));
    Timed ours =
        Timed.run(
            Letters.quiet(),
            plan.tradepost(work.resolve("home"), "search", WORD, "--json", "--limit", "1"));
    Matcher total = TOTAL.matcher(ours.output());
    figures.add("word ours", total.find() ? Double.parseDouble(total.group(1)) : Double.NaN);
    Timed mu =
        Timed.run(
            Map.of(), List.of("mu", "find", "--muhome=" + work.resolve("mu"), "--fields=i", WORD));
    figures.add("word mu", mu.status() == 0 ? mu.output().lines().count() : 0);
    if (figures.has("notmuch")) {
      Timed notmuch =
          Timed.must(
              Map.of("NOTMUCH_CONFIG", work.resolve("notmuch-config").toString()),
              List.of("notmuch", "count", WORD));
      figures.add("word notmuch", Double.parseDouble(notmuch.output().strip()));
    }
  }

  private void report() throws IOException {
    double peer = figures.median("peer");
    double longer = Math.max(figures.median("plan"), figures.median("floor"));
    double floor = figures.median("floor");
    figures.row("letters of the mailbox", "megabytes", "MB", plan.letters() + " letters");
    figures.row("bare FETCH of everything", "fetch", "s", "");
    figures.row("mbsync, pull, without fsync", "mbsync", "s", "");
    figures.row("mu index of what was pulled", "mu", "s", "");
    figures.row("mbsync + mu index", "peer", "s", "");
    figures.row("notmuch new of what was pulled", "notmuch", "s", "");
    figures.row(
        "**Tradepost, first sync without filing** (plan)",
        "plan",
        "s",
        figures.ratio("plan", peer, "mbsync + mu", "0.50"));
    figures.row(
        "the server's floor: one command for each target folder",
        "floor",
        "s",
        "%.0f letters, %.0f commands"
            .formatted(figures.median("letters brought"), figures.median("commands")));
    figures.row(
        "imapfilter, the same letters",
        "imapfilter",
        "s",
        figures.ratio("imapfilter", floor, "floor", "none"));
    figures.row(
        "**Tradepost, first sync with filing** (once)",
        "once",
        "s",
        figures.ratio("once", longer, "the longer of plan and floor", "1.20"));
    figures.row(
        "**Tradepost, filing alone** (once after plan)",
        "filing",
        "s",
        figures.ratio("filing", floor, "floor", "1.10"));
    figures.row("a pass with nothing new, whole command", "nothing new", "s", "");
    figures.row("the same, the pass itself", "nothing new pass", "s", "bar 1 s");
    figures.row("peak memory, with filing", "once memory", "MiB", "bar 600");
    figures.row("peak memory, without filing", "plan memory", "MiB", "bar 600");
    figures.row("processor time of Tradepost with filing", "once cpu", "s", "");
    figures.row("processor time of Tradepost without filing", "plan cpu", "s", "");
    figures.row("mu's index", "mu size", "MiB", "");
    figures.row("notmuch's index", "notmuch size", "MiB", "");
    figures.row(
        "**Tradepost's index**",
        "index",
        "MiB",
        figures.ratio("index", figures.median("mu size"), "mu's", "0.50"));
    figures.row("letters that hold " + WORD, "word letters", "", "");
    figures.row("letters that Tradepost finds for it", "word ours", "", "");
    figures.row("by mu find", "word mu", "", "");
    figures.row("by notmuch count", "word notmuch", "", "");
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}

package io.tradepost.demo;

import io.tradepost.agent.Office;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.agent.Offices;
import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole job before a reader's eyes: an embedded mail server with sample letters, one pass over
 * it, the folders before and after, searches and reasons. What was gathered stays in the folder.
 */
public final class Demo {
  private static final List<String> SEARCHES =
      List.of("询价", "order:PLK-223", "from:munoz has:attachment");
  private static final String HITS = "3";
  private static final String WAITING = "8";

  private final Path folder;
  private final Clock clock;
  private final Consumer<String> out;
  private final Shell shell;

  /**
   * Runs a command of the program as if it had been typed; its output goes where the demo's goes.
   */
  @FunctionalInterface
  public interface Shell {
    /** Runs it with that office. */
    void run(Office office, List<String> words);
  }

  /**
   * A demo.
   *
   * @param folder for the demo's config, rules and data; what an earlier demo left there is
   *     replaced
   * @param out takes line by line
   */
  public Demo(Path folder, Clock clock, Consumer<String> out, Shell shell) {
    this.folder = folder;
    this.clock = clock;
    this.out = out;
    this.shell = shell;
  }

  /** Shows it; gives whether every letter was dealt with. */
  public boolean run() throws IOException, ConfigException {
    Instant start = clock.instant();
    SampleOptions options = SampleOptions.demo(start);
    if (!ours(folder)) {
      throw new IllegalArgumentException(
          folder + " holds something else than a demo; name another folder with --folder DIR.");
    }
    clear(folder.resolve("data"));
    try (DemoServer server = DemoServer.start(options)) {
      long letters = server.fill(SampleOffice.generate(options));
      ShippedRules.copyTo(folder.resolve("rules"));
      SampleHome.write(folder, options, server.address(), folder.resolve("rules"));
      out.accept(
          "An export office with %d salespeople and %d letters, on a mail server in this process."
              .formatted(options.mailboxes().size(), letters));
      Map<String, Map<String, Long>> before = folders(server, options);
      Installation installation = Installation.locate(folder.resolve("config"), Map.of(), folder);
      try (Office office = Offices.open(installation, true)) {
        PassReport report = office.once(new PassRequest(List.of(), false), Office.Progress.SILENT);
        for (String mailbox : options.mailboxes()) {
          out.accept("");
          DemoStory.beforeAndAfter(
                  mailbox, before.getOrDefault(mailbox, Map.of()), server.folders(mailbox))
              .lines()
              .forEach(out);
        }
        out.accept("");
        account(report);
        SEARCHES.forEach(query -> type(office, "search", query, "--limit", HITS));
        reasons(office);
        whoWaits(office);
        out.accept("");
        out.accept(
            "That took %.1f seconds. Its data stays in %s."
                .formatted(Duration.between(start, clock.instant()).toMillis() / 1000.0, folder));
        return report.clean();
      }
    }
  }

  private static Map<String, Map<String, Long>> folders(DemoServer server, SampleOptions options) {
    Map<String, Map<String, Long>> folders = new LinkedHashMap<>();
    options.mailboxes().forEach(m -> folders.put(m, server.folders(m)));
    return folders;
  }

  private void account(PassReport report) {
    report
        .mailboxes()
        .forEach(
            m -> {
              out.accept(
                  "%s: %d letters = %d filed + %d left + %d failed"
                      .formatted(m.mailbox(), m.seen(), m.filed(), m.left(), m.failed()));
              m.leftBecause()
                  .forEach((why, count) -> out.accept("   %4d left: %s".formatted(count, why)));
              m.failures()
                  .forEach(
                      f -> out.accept("   failed: " + f.folder() + " " + f.uid() + " " + f.what()));
            });
  }

  /** A letter of each sort, and why it lies where it lies. */
  private void reasons(Office office) {
    for (String sort :
        List.of(
            "category:customer is:received", "category:business-assistant", "category:others")) {
      office
          .search(new SearchRequest(sort, 1, false))
          .letters()
          .forEach(letter -> type(office, "explain", letter.id()));
    }
  }

  /** Who waits for an answer, and the report on it that a manager would receive. */
  private void whoWaits(Office office) {
    type(office, "overdue", "--limit", WAITING);
    type(office, "digest", "--edition", "weekly", "--preview", preview().toString());
  }

  /** Where the demo leaves the manager's report. */
  private Path preview() {
    return folder.resolve("digest.html").toAbsolutePath();
  }

  private void type(Office office, String... words) {
    out.accept("");
    out.accept(
        "$ tradepost "
            + Stream.of(words)
                .map(w -> w.matches("[\\w:./@-]+") ? w : "'" + w + "'")
                .collect(Collectors.joining(" ")));
    shell.run(office, List.of(words));
  }

  /** Whether the folder is empty, or holds nothing but what an earlier demo left there. */
  private static boolean ours(Path folder) throws IOException {
    if (Files.exists(folder.resolve("config").resolve(SampleHome.PASSWORD_FILE))) {
      return true;
    }
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> there = Files.list(folder)) {
      return there.findAny().isEmpty();
    }
  }

  private static void clear(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return;
    }
    List<Path> old;
    try (Stream<Path> files = Files.walk(data)) {
      old = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : old) {
      Files.delete(file);
    }
  }
}

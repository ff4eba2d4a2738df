package io.tradepost.demo;

import io.tradepost.agent.Office;
import io.tradepost.agent.Office.Explanation;
import io.tradepost.agent.Office.Found;
import io.tradepost.agent.Office.LetterView;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The whole job before a reader's eyes: an embedded mail server with sample letters, one pass over
 * it, the folders before and after, searches and reasons. What was gathered stays in the folder.
 */
public final class Demo {
  private static final List<String> SEARCHES =
      List.of("询价", "order:PLK-223", "from:munoz has:attachment");
  private static final int HITS = 3;
  private static final int WIDTH = 100;

  private final Path folder;
  private final Clock clock;
  private final Consumer<String> out;

  /**
   * @param folder for the demo's config, rules and data; what an earlier demo left there is
   *     replaced
   * @param out takes line by line
   */
  public Demo(Path folder, Clock clock, Consumer<String> out) {
    this.folder = folder;
    this.clock = clock;
    this.out = out;
  }

  /** Shows it; gives whether every letter was dealt with. */
  public boolean run() throws IOException, ConfigException {
    Instant start = clock.instant();
    SampleOptions options = SampleOptions.demo(start);
    clear(folder.resolve("data"));
    try (DemoServer server = DemoServer.start(options)) {
      long letters = server.fill(SampleOffice.generate(options));
      ShippedRules.copyTo(folder.resolve("rules"), true);
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
        SEARCHES.forEach(query -> search(office, query));
        reasons(office);
        next(start);
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

  private void search(Office office, String query) {
    Found found = office.search(new SearchRequest(query, HITS, false));
    out.accept("");
    out.accept("$ tradepost search '" + query + "'    (" + found.total() + " found)");
    for (LetterView letter : found.letters()) {
      out.accept(
          cut(
              "  %s  %s  %s"
                  .formatted(
                      LocalDate.ofInstant(letter.date(), office.zone()),
                      letter.from(),
                      letter.subject())));
      out.accept(cut("      " + String.join(", ", letter.places())));
      out.accept(
          cut(
              "      "
                  + letter.snippet().replaceAll("[\\u0001\\u0002]", "").replaceAll("\\s+", " ")));
    }
  }

  /** A letter of each sort, and why it lies where it lies. */
  private void reasons(Office office) {
    for (String sort :
        List.of(
            "category:customer is:received", "category:business-assistant", "category:others")) {
      office.search(new SearchRequest(sort, 1, false)).letters().stream()
          .findFirst()
          .flatMap(letter -> office.explain(letter.id()))
          .ifPresent(this::explain);
    }
  }

  private void explain(Explanation explanation) {
    out.accept("");
    out.accept("$ tradepost explain " + explanation.letter().id());
    out.accept(cut("  " + explanation.letter().from() + ": " + explanation.letter().subject()));
    out.accept("  lies in " + String.join(", ", explanation.letter().places()));
    explanation.decision().reasons().forEach(reason -> out.accept("  - " + reason));
  }

  private void next(Instant start) {
    out.accept("");
    out.accept(
        "That took %.1f seconds. Its data stays in %s; go on with"
            .formatted(Duration.between(start, clock.instant()).toMillis() / 1000.0, folder));
    out.accept("  ./tradepost --config " + folder.resolve("config") + " search 报价 country:DE");
    out.accept("  ./tradepost --config " + folder.resolve("config") + " customers list");
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
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

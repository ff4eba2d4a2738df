package io.tradepost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures what {@code bench/README.md} tells of; {@code bench/run} starts it. */
public final class Bench {
  private Bench() {}

  /**
   * What to do.
   *
   * @param product the folder with the launcher and {@code target/classes}
   * @param work for everything that is made
   * @param runs of each thing
   * @param notmuchRuns of the slowest peer
   * @param peers whether they are measured too
   */
  record Plan(Path product, Path work, int letters, int runs, int notmuchRuns, boolean peers) {
    /** The launcher with the settings of an installation. */
    List<String> tradepost(Path home, String... words) {
      List<String> command = new ArrayList<>();
      command.add(product.resolve("tradepost").toString());
      command.add("--config");
      command.add(home.resolve("config").toString());
      command.addAll(List.of(words));
      return command;
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path product = Path.of(System.getProperty("bench.product"));
    Path work = product.resolve("target/bench");
    int letters = 20_000;
    int runs = 5;
    int notmuchRuns = 1;
    boolean peers = true;
    List<String> sections = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "-n" -> runs = Integer.parseInt(arguments[++i]);
        case "--notmuch" -> notmuchRuns = Integer.parseInt(arguments[++i]);
        case "--alone" -> peers = false;
        case "--letters" -> letters = Integer.parseInt(arguments[++i]);
        case "--work" -> work = Path.of(arguments[++i]);
        default -> sections.add(arguments[i]);
      }
    }
    if (sections.isEmpty()) {
      sections.addAll(List.of("sync", "idle", "search"));
    }
    Plan plan = new Plan(product, work.toAbsolutePath(), letters, runs, notmuchRuns, peers);
    Files.createDirectories(plan.work());
    Figures figures = new Figures();
    for (String section : sections) {
      System.err.println(section + ":");
      switch (section) {
        case "sync" -> new SyncBench(plan, figures).run();
        case "idle" -> new IdleBench(plan, figures).run();
        case "owed" -> new OwedBench(plan).run();
        case "clock" -> new ClockBench(plan, figures).run();
        case "backup" -> new BackupBench(plan, figures).run();
        case "large" -> LargeBench.ofYears(plan, figures).run();
        case "year" -> LargeBench.ofOneYear(plan, figures).run();
        case "restore" -> new RestoreBench(plan, figures).run();
        case "search" -> new SearchBench(plan, figures).run();
        default -> throw new IllegalArgumentException("no section " + section);
      }
    }
    String table = machine() + "\n\n" + figures.table();
    Files.writeString(plan.work().resolve("results.md"), table);
    System.out.println(table);
    System.exit(0);
  }

  private static String machine() throws Exception {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(l -> l.startsWith("model name"))
            .findFirst()
            .map(l -> l.substring(l.indexOf(':') + 1).strip())
            .orElse("?");
    String dovecot = Timed.run(Map.of(), List.of("dovecot", "--version")).output().strip();
    return "%s, %d processors, %s MiB memory, Java %s, Dovecot %s, load before it began %s"
        .formatted(
            model,
            Runtime.getRuntime().availableProcessors(),
            Long.parseLong(
                    Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", ""))
                / 1024,
            System.getProperty("java.version"),
            dovecot.split(" ")[0],
            System.getProperty("bench.load", "?"));
  }
}

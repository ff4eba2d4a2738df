package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.agent.BackupDesk.RunRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.archive.backup.BackupFormat;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.Maildir;
import io.tradepost.archive.backup.Mbox;
import io.tradepost.config.Installation;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.round.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups while the process is killed at each of their steps and the disk fills up at random
 * moments: there is always a good one of each kind that the agent knows as its own, and the next
 * run heals.
 *
 * <p>{@code -Dkills=100 -Dfills=100} for more of them.
 */
@NeedsDovecot
class BackupUnderFireTest {
  private static final int KILLS = Integer.getInteger("kills", 8);
  private static final int FILLS = Integer.getInteger("fills", 8);
  private static final int FORMATS = 3;

  @TempDir private Path folder;

  @Test
  void noGoodBackupIsLostToAKillAtAnyStep() throws Exception {
    Mailroom room = roomWithABackup();
    Random random = new Random(KILLS);
    Steps usual = new Steps();
    room.inOffice(office -> touchAndStep((LocalOffice) office, random, usual));
    List<String> steps = usual.eachKindInTurn();
    Map<String, Integer> killed = new TreeMap<>();
    Map<String, Integer> caught = new TreeMap<>();
    for (int i = 0; i < KILLS; i++) {
      String step = steps.get(i % steps.size());
      int time = 1 + random.nextInt(Math.max(1, usual.times(step) * 9 / 10));
      boolean between = (i / steps.size() + i) % 2 == 0;
      ChildProgram program =
          ChildProgram.start(
              room.home(),
              line(room, "kill", i, step, Integer.toString(time), Boolean.toString(between)));
      String when = "kill " + i + " at the " + time + ". step '" + step + "'";
      RunningDaemon.await(when, () -> program.said().contains("reached"));
      if (!between) {
        assertThat(program.endsWithin(Duration.ofMillis(random.nextInt(30))))
            .as(program::said)
            .isFalse();
      }
      program.kill();
      assertThat(program.await()).isEqualTo(ChildProgram.KILLED);
      killed.merge(step, 1, Integer::sum);
      caught.merge(caughtWhile(room), 1, Integer::sum);

      room.inOffice(office -> assertGood((LocalOffice) office, when));
      room.inOffice(office -> assertHeals((LocalOffice) office, when));
      assertThat(names(room)).as(when).hasSize(2 * FORMATS);
    }
    System.out.println("kills: " + KILLS + ", of " + steps.size() + " steps hit: " + killed);
    System.out.println("kills: " + KILLS + ", caught while " + caught);
    assertThat(killed).hasSize(Math.min(KILLS, steps.size()));
  }

  @Test
  void noGoodBackupIsLostToAFullDisk() throws Exception {
    FullDiskTest.needsMounts();
    Mailroom room = roomWithABackup();
    String line = String.join(" ", line(room, "fill", 0).stream().map(w -> "'" + w + "'").toList());
    String backup = room.home().resolve("backup").toString();
    String script =
        """
        mv %1$s %1$s.kept && mkdir %1$s && mount -t tmpfs -o size=256m,mode=700 none %1$s
        cp -a %1$s.kept/. %1$s/ && %2$s
        """
            .formatted(backup, line);
    ChildProgram program =
        ChildProgram.start(room.home(), List.of("unshare", "-rm", "sh", "-c", script));
    assertThat(program.await(Duration.ofMinutes(2 + FILLS / 5))).as(program::said).isZero();
    assertThat(program.said()).containsPattern("fills: \\d+, runs without room: [1-9]");
    program.said().lines().filter(l -> l.startsWith("fills:")).forEach(System.out::println);
  }

  private Mailroom roomWithABackup() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Mailroom room;
    try (DovecotServer server = DovecotServer.start()) {
      room = Mailroom.open(server, "britty", server.port(), home, Mailroom.letters(11, 150));
      Files.writeString(
          home.resolve("config/tradepost.yaml"),
          "\nbackup: { formats: [eml-zip, mbox, maildir] }\n",
          StandardOpenOption.APPEND);
      room.once();
    }
    // From here on nobody listens: what is at stake lies on this machine.
    room.inOffice(office -> touchAndRun((LocalOffice) office, new Random(1)));
    return room;
  }

  private static List<String> line(Mailroom room, String mode, int seed, String... more) {
    List<String> line = ChildProgram.javaLine(room.home());
    line.removeLast();
    line.add("-Dfills=" + FILLS);
    line.addAll(
        List.of(
            BackupUnderFireTest.class.getName(),
            mode,
            room.home().toString(),
            Integer.toString(seed)));
    line.addAll(List.of(more));
    return line;
  }

  /** The process that is killed, or whose disk fills up. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[1]);
    Random random = new Random(Integer.parseInt(arguments[2]));
    Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
    try (LocalOffice office = Offices.openForWriting(installation, Clock.systemUTC())) {
      if (arguments[0].equals("kill")) {
        Steps steps =
            new Steps(
                arguments[3], Integer.parseInt(arguments[4]), Boolean.parseBoolean(arguments[5]));
        touchAndStep(office, random, steps);
        steps.waitForTheKill();
      }
      fill(office, home.resolve("backup"), random);
    }
  }

  private static void fill(LocalOffice office, Path backup, Random random) throws Exception {
    int without = 0;
    long used = used(backup);
    for (int i = 0; i < FILLS; i++) {
      resize(backup, used / 1024 + random.nextLong(1 + used / 1024));
      List<Made> made = touchAndRun(office, random);
      String when = "fill " + i + ": " + made;
      if (made.stream().anyMatch(m -> m.outcome().equals("failed"))) {
        without++;
      }
      assertGood(office, when);
      resize(backup, 256 * 1024);
      assertHeals(office, when);
      used = used(backup);
    }
    System.out.println("fills: " + FILLS + ", runs without room: " + without);
  }

  private static void resize(Path disk, long kib) throws Exception {
    Process mount =
        new ProcessBuilder("mount", "-o", "remount,size=" + kib + "k", disk.toString())
            .inheritIO()
            .start();
    assertThat(mount.waitFor()).as("remount").isZero();
  }

  private static long used(Path disk) throws IOException {
    var store = Files.getFileStore(disk);
    return store.getTotalSpace() - store.getUnallocatedSpace();
  }

  /** The steps that the backups take, one after the other; at one of them the kill is called. */
  private static final class Steps {
    private final Map<String, Integer> times = new TreeMap<>();
    private final String last;
    private final int lastTime;
    private final boolean between;

    /** None of them is the last. */
    Steps() {
      this("", 0, false);
    }

    /**
     * To be killed at a step.
     *
     * @param between whether nothing more happens once the step is reached
     */
    Steps(String last, int lastTime, boolean between) {
      this.last = last;
      this.lastTime = lastTime;
      this.between = between;
    }

    synchronized void reached(String step) {
      if (times.merge(step, 1, Integer::sum) == lastTime && step.equals(last)) {
        System.out.println("reached");
        if (between) {
          waitForTheKill(); // with the monitor held, so that other threads come no further either
        }
      }
    }

    void waitForTheKill() {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
    }

    synchronized int times(String step) {
      return times.getOrDefault(step, 0);
    }

    /** One of each kind (renaming, writing ...), then the next of each. */
    synchronized List<String> eachKindInTurn() {
      Map<String, ArrayDeque<String>> kinds = new TreeMap<>();
      times
          .keySet()
          .forEach(
              step ->
                  kinds
                      .computeIfAbsent(step.split(" ", 2)[0], kind -> new ArrayDeque<>())
                      .add(step));
      List<String> inTurn = new ArrayList<>();
      while (inTurn.size() < times.size()) {
        kinds.values().stream().filter(q -> !q.isEmpty()).forEach(q -> inTurn.add(q.poll()));
      }
      return inTurn;
    }
  }

  /** The same as a run, with each step told of. */
  private static List<Made> touchAndStep(LocalOffice office, Random random, Steps steps) {
    touch(office, random);
    Desk desk = office.desk();
    Path folder = office.backups().list(Choice.ALL).getFirst().file().resolveSibling("");
    List<Made> made = new ArrayList<>();
    for (BackupFormat format : List.of(new EmlZip(desk.zone()), new Mbox(), new Maildir())) {
      for (int year : desk.ledger().read(book -> book.kept().years(Mailroom.BRITTY))) {
        Backups backups =
            new Backups(
                new SteppingDisk(steps::reached),
                folder,
                Mailroom.BRITTY,
                year,
                format,
                desk.reader());
        BackupShelf.Row row = new BackupShelf.Row(Mailroom.BRITTY, year, format, backups);
        BackupJob.Beat beat = (stage, copies) -> steps.reached(stage + " " + format.name());
        made.add(new BackupJob(desk, row, beat).make(1, 0));
        steps.reached("made " + format.name());
      }
    }
    assertThat(made).allSatisfy(m -> assertThat(m.clean()).isTrue());
    return made;
  }

  private static List<Made> touchAndRun(LocalOffice office, Random random) {
    touch(office, random);
    return run(office);
  }

  /** Somebody reads and answers letters, so that there is something new to keep. */
  private static void touch(LocalOffice office, Random random) {
    office
        .desk()
        .ledger()
        .writing(
            book -> {
              List<CopyRow> all = new ArrayList<>();
              for (FolderRow row : book.folders().of(Mailroom.BRITTY)) {
                all.addAll(book.copies().in(row.id()));
              }
              for (int i = 0; i < 3; i++) {
                CopyRow copy = all.get(random.nextInt(all.size()));
                Set<String> flags = new HashSet<>(copy.flags());
                if (!flags.remove("\\Flagged")) {
                  flags.add("\\Flagged");
                }
                book.copies().flag(copy.id(), flags);
              }
            });
  }

  private static List<Made> run(LocalOffice office) {
    return office.backups().run(new RunRequest(Choice.ALL, false), Progress.SILENT).backups();
  }

  /** One of each format at least is well, and the one that the ledger expects. */
  private static boolean assertGood(LocalOffice office, String when) {
    List<Checked> checked = office.backups().verify(Choice.ALL, null, Progress.SILENT);
    assertThat(checked).as(when).hasSizeGreaterThanOrEqualTo(FORMATS);
    assertThat(checked).as(when).allSatisfy(c -> assertThat(c.faults()).isEmpty());
    assertThat(office.backups().list(Choice.ALL))
        .as(when)
        .filteredOn(b -> b.state().equals("last"))
        .hasSize(FORMATS);
    return true;
  }

  private static boolean assertHeals(LocalOffice office, String when) {
    assertThat(run(office))
        .as(when)
        .hasSize(FORMATS)
        .allSatisfy(m -> assertThat(m.clean()).isTrue());
    return true;
  }

  private static String caughtWhile(Mailroom room) throws IOException {
    List<String> names = names(room);
    if (names.stream().anyMatch(n -> n.contains(".good"))) {
      return "installing";
    }
    if (names.stream().anyMatch(n -> n.endsWith(".gone"))) {
      return "removing the old one";
    }
    return names.stream().anyMatch(n -> n.contains(".new"))
        ? "writing or reading back"
        : names.size() == 2 * FORMATS ? "between two" : "pruning";
  }

  private static List<String> names(Mailroom room) throws IOException {
    try (Stream<Path> all = Files.list(room.home().resolve("backup/Britty"))) {
      return all.map(p -> p.getFileName().toString()).toList();
    }
  }
}

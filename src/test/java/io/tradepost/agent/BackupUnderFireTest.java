package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.agent.BackupDesk.RunRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.config.Installation;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
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
 * Backups while the process is killed and the disk fills up at random moments: there is always a
 * good one of each kind that the agent knows as its own, and the next run heals.
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
  void noGoodBackupIsLostToAKill() throws Exception {
    Mailroom room = roomWithABackup();
    Random random = new Random(KILLS);
    long begun = System.nanoTime();
    room.inOffice(office -> touchAndRun((LocalOffice) office, random));
    long usual = System.nanoTime() - begun;
    Map<String, Integer> caught = new TreeMap<>();
    for (int i = 0; i < KILLS; i++) {
      ChildProgram program = start(room, "kill", i);
      RunningDaemon.await("the program is at work", () -> program.said().contains("at work"));
      Duration moment = Duration.ofNanos((long) (usual * random.nextDouble()));
      assertThat(program.endsWithin(moment)).as(program::said).isFalse();
      program.kill();
      assertThat(program.await()).isEqualTo(ChildProgram.KILLED);
      caught.merge(caughtWhile(room), 1, Integer::sum);

      String when = "kill " + i + " after " + moment;
      room.inOffice(office -> assertGood((LocalOffice) office, when));
      room.inOffice(office -> assertHeals((LocalOffice) office, when));
      assertThat(names(room)).as(when).hasSize(2 * FORMATS);
    }
    System.out.println("kills: " + KILLS + ", caught while " + caught);
    assertThat(caught.keySet()).contains("writing or reading back");
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

  private static ChildProgram start(Mailroom room, String mode, int seed) {
    return ChildProgram.start(room.home(), line(room, mode, seed));
  }

  private static List<String> line(Mailroom room, String mode, int seed) {
    List<String> line = ChildProgram.javaLine(room.home());
    line.removeLast();
    line.add("-Dfills=" + FILLS);
    line.addAll(
        List.of(
            BackupUnderFireTest.class.getName(),
            mode,
            room.home().toString(),
            Integer.toString(seed)));
    return line;
  }

  /** The process that is killed, or whose disk fills up. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[1]);
    Random random = new Random(Integer.parseInt(arguments[2]));
    Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
    try (LocalOffice office = Offices.openForWriting(installation, Clock.systemUTC())) {
      if (arguments[0].equals("kill")) {
        System.out.println("at work");
        while (true) {
          touchAndRun(office, random);
        }
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

  /** Somebody reads and answers letters, so that there is something new to keep. */
  private static List<Made> touchAndRun(LocalOffice office, Random random) {
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
    return run(office);
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

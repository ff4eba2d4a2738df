package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.archive.restore.ServerSource;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.TappedLine;
import io.tradepost.mailbox.TappedLine.Tap;
import io.tradepost.mailbox.TappedLine.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup restore} killed half-way, again and again, and run to its end at last. */
@NeedsDovecot
class RestoreKillTest {
  private static final int LETTERS = 600;
  private static final int KILLS = 3;

  /** So many bytes get through at most before a kill; all letters are some 4,000,000. */
  private static final int MOST = 1_200_000;

  private static final SampleOptions OPTIONS =
      new SampleOptions(
          3, List.of("Britty", "Lin"), LETTERS, Instant.parse("2026-06-30T00:00:00Z"), 6_000);
  private static final String BRITTY = OPTIONS.address("Britty");
  private static final String LIN = OPTIONS.address("Lin");
  private static final List<FolderPath> FOLDERS =
      List.of(FolderPath.INBOX, FolderPath.of("Customer", "ES", "NEVIR"), FolderPath.of("Others"));

  @TempDir private Path home;

  @Test
  void nothingIsMissingAndNothingIsDoubled() throws Exception {
    Random random = new Random(5);
    try (DovecotServer server = DovecotServer.start();
        TappedLine line = new TappedLine(server.port())) {
      for (Sample sample : SampleOffice.generate(OPTIONS).toList()) {
        if (sample.mailbox().equals("Britty")) {
          FolderPath at = FOLDERS.get(random.nextInt(FOLDERS.size()));
          server.deliver(BRITTY, at, sample.raw(), sample.internalDate(), "\\Seen");
        }
      }
      install(server, line.port());
      for (int kill = 0; kill < KILLS; kill++) {
        AtomicLong rest = new AtomicLong(MOST / 2 + random.nextInt(MOST / 2));
        // Silent after so many bytes: the program hangs in the middle of what it sends.
        line.tap(
            (way, bytes) ->
                way == Way.TO_SERVER && rest.addAndGet(-bytes.length) < 0
                    ? Tap.DEAD
                    : bytes.length);
        ChildProgram program = restore();
        RunningDaemon.await("it is in the middle", () -> rest.get() < 0);
        program.kill();
        assertThat(program.await()).isEqualTo(ChildProgram.KILLED);
        assertThat(arrived(server)).isLessThan(LETTERS);
      }
      assertThat(arrived(server)).isPositive();
      line.tap(Tap.OPEN);
      ChildProgram last = restore();
      assertThat(last.await()).as(last.said()).isZero();
      assertThat(last.said()).contains(" there already");
      assertThat(places(server, LIN)).containsExactlyInAnyOrderElementsOf(places(server, BRITTY));
      ChildProgram again = restore();
      assertThat(again.await()).isZero();
      assertThat(again.said()).contains(LETTERS + " letters: 0 restored");
      assertThat(places(server, LIN)).hasSize(LETTERS);
    }
  }

  private ChildProgram restore() {
    return ChildProgram.start(home, "backup", "restore", "--mailbox", "Britty", "--to", "Lin");
  }

  private void install(DovecotServer server, int port) throws Exception {
    Path shipped = home.resolve("shipped");
    ShippedRules.copyTo(shipped);
    SampleHome.write(
        home, OPTIONS, new SampleHome.Server(server.host(), port, DovecotServer.PASSWORD), shipped);
    new Backups(
            new LocalDisk(),
            home.resolve("backup/Britty"),
            "Britty",
            2026,
            new EmlZip(ZoneId.of("Asia/Shanghai")),
            ServerSource.READER)
        .run(
            new ServerSource(server.account("Britty", BRITTY)),
            new Backups.Terms(
                Instant.parse("2026-06-30T00:00:00Z"), 1, 0.95, Backups.Remembered.NOTHING),
            Attendant.NONE);
  }

  /** How many letters' files there are, without asking the server. */
  private static long arrived(DovecotServer server) throws IOException {
    Path maildir = server.maildir(LIN);
    if (!Files.isDirectory(maildir)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(maildir)) {
      return files.filter(f -> f.toString().matches(".*/(cur|new)/[^/]+")).count();
    } catch (java.io.UncheckedIOException moved) {
      return 0; // A file was renamed under the walk; the next look counts again.
    }
  }

  private static List<Lying.Place> places(DovecotServer server, String user) {
    var address = new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD);
    return ServerLook.at(address, user).stream().map(Lying::place).toList();
  }
}

package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.Lying;
import io.tradepost.config.Installation;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon makes the backups by its schedule, and stops while it does. */
@NeedsDovecot
class BackupInDaemonTest {
  private static final int ROUNDS = 2;

  @TempDir private Path home;

  @Test
  void makesThemAtTheirTimeAndStopsBetweenTwoLetters() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      for (int i = 0; i < 200; i++) {
        deliver(server, i);
      }
      // Every second: so one is being made whenever the daemon is told to stop.
      Installation installation =
          RunningDaemon.install(
              home,
              server.port(),
              "britty",
              "backup: { schedule: \"* * * * * ?\", formats: [eml-zip, mbox, maildir] }\n");
      Files.writeString(home.resolve("secret"), DovecotServer.PASSWORD + "\n");
      for (int round = 0; round < ROUNDS; round++) {
        deliver(server, 1000 + round);
        long due = 201L + round;
        try (RunningDaemon daemon = RunningDaemon.start(installation)) {
          RunningDaemon.await(
              "each format has a backup of all " + due + " letters",
              () -> last(daemon).stream().filter(b -> b.letters() == due).count() == 3);
        }
        try (Stream<Path> left = Files.list(home.resolve("backup/Britty"))) {
          assertThat(left.map(Path::toString)).noneMatch(name -> name.contains(".new"));
        }
      }
    }
  }

  private static List<Lying> last(RunningDaemon daemon) {
    return daemon.office().backups().list(Choice.ALL).stream()
        .filter(b -> b.state().equals("last"))
        .toList();
  }

  private static void deliver(DovecotServer server, int number) {
    String letter =
        "From: anna@nevir-demo.es\r\nTo: britty@hotwell.example\r\nSubject: Lamps %1$d\r\nMessage-ID: <%1$d@nevir-demo.es>\r\n\r\nPlease quote %1$d lamps.\r\n"
            .formatted(number);
    server.deliver(
        "britty",
        FolderPath.INBOX,
        letter.getBytes(StandardCharsets.US_ASCII),
        Instant.parse("2026-03-02T10:00:00Z").plusSeconds(number));
  }
}

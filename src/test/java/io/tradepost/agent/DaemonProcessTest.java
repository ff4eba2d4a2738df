package io.tradepost.agent;

import static io.tradepost.agent.RunningDaemon.await;
import static io.tradepost.agent.Salesperson.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process: its end, its socket, its log. */
@NeedsDovecot
class DaemonProcessTest {
  @TempDir private Path home;
  @TempDir private Path elsewhere;

  private ChildProgram command(String... words) throws Exception {
    List<String> line = ChildProgram.javaLine(home);
    line.addAll(List.of(words));
    line.addAll(List.of("--config", home.resolve("config").toString()));
    return ChildProgram.start(Files.createTempDirectory(elsewhere, "c"), line);
  }

  @Test
  void answersCommandsRefusesASecondOneAndEndsWellWhenAsked() throws Exception {
    try (var server = DovecotServer.start();
        var britty = new Salesperson(server.account("Britty", "britty"))) {
      Files.writeString(home.resolve("secret"), DovecotServer.PASSWORD);
      RunningDaemon.install(home, server.port(), "britty", "log: { level: trace }\n");
      britty.append(
          "INBOX", letter("one", "a@nevir-demo.es", "britty@hotwell.example", "subject-of-one"));
      ChildProgram killed = command("run");
      Path socket = home.resolve("data/tradepost.sock");
      await("up", () -> Files.exists(socket) || !killed.alive());
      killed.kill();
      killed.await();
      assertThat(socket).exists();

      ChildProgram daemon = command("run");
      await("filed", () -> britty.names("Customer/ES/NEVIR").equals(List.of("one")));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
      ChildProgram second = command("run");
      assertThat(second.await()).isEqualTo(3);
      assertThat(second.said())
          .contains("works with the data folder")
          .doesNotContain("\tat ", "daemon.stopped");
      assertThat(home.resolve("data/log/tradepost.log")).content().doesNotContain("daemon.stopped");
      ChildProgram search = command("search", "body-of-one", "--json");
      assertThat(search.await()).isZero();
      assertThat(search.said()).contains("\"folder\": \"Customer/ES/NEVIR\"");

      daemon.terminate();
      assertThat(daemon.await()).isZero();
      assertThat(socket).doesNotExist();
      assertThat(home.resolve("data/native")).isEmptyDirectory();
      String log = Files.readString(home.resolve("data/log/tradepost.log"));
      assertThat(daemon.said() + log)
          .contains("daemon.started", "daemon.stopped")
          .doesNotContain("vector", "subject-of", "body-of", DovecotServer.PASSWORD);
    }
  }
}

package io.tradepost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.Terminal;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOptions;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Letters that the server lists and cannot hand out, through the whole program. Dovecot ends the
 * connection at each of them.
 */
@NeedsDovecot
class FailedLetterTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(1, List.of("Britty"), 1, Instant.parse("2026-06-30T00:00:00Z"), 6_000);
  private static final String USER = OPTIONS.address("Britty");

  private static final int LETTERS = 6;
  private static final List<String> UNREADABLE = List.of("M2P", "M3P", "M6P");

  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void lettersThatTheServerCannotGiveAreCountedAndThePassEndsWithThree() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      for (int i = 1; i <= LETTERS; i++) {
        deliver(server, i);
      }
      Path shipped = home.resolve("shipped");
      ShippedRules.copyTo(shipped);
      SampleHome.write(
          home,
          OPTIONS,
          new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD),
          shipped);
      for (String mark : UNREADABLE) {
        permit(server, mark, "---------");
      }

      assertThat(type("once", "--json")).isEqualTo(ExitStatus.WORLD_FAILED);

      assertThat(out.toString(UTF_8))
          .containsPattern("\"seen\" ?: ?" + LETTERS)
          .containsPattern("\"filed\" ?: ?" + (LETTERS - UNREADABLE.size()))
          .containsPattern("\"left\" ?: ?0")
          .containsPattern("\"failed\" ?: ?" + UNREADABLE.size())
          .contains("breaks the connection whenever this letter is asked for");

      for (String mark : UNREADABLE) {
        permit(server, mark, "rw-r--r--");
      }
      assertThat(type("once", "--json")).isEqualTo(ExitStatus.DONE);
      assertThat(out.toString(UTF_8)).containsPattern("\"filed\" ?: ?" + LETTERS);
    }
  }

  private static void deliver(DovecotServer server, int number) {
    String text =
        """
        From: Friend <friend@qq.com>
        To: britty@hotwell-demo.example
        Message-ID: <%d@qq.com>
        Subject: Lunch

        See you on Sunday.
        """
            .formatted(number);
    server.deliver(
        USER,
        FolderPath.INBOX,
        text.replace("\n", "\r\n").getBytes(UTF_8),
        Instant.parse("2026-06-01T08:00:00Z").plusSeconds(number));
  }

  /** Dovecot moves files from new to cur. */
  private static void permit(DovecotServer server, String mark, String permissions)
      throws IOException {
    try (Stream<Path> files = Files.walk(server.folder(USER, FolderPath.INBOX))) {
      Path file = files.filter(f -> f.toString().contains(mark)).findFirst().orElseThrow();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }

  private int type(String... words) {
    out.reset();
    PrintStream print = new PrintStream(out, true, UTF_8);
    Terminal terminal = new Terminal(print, print, Terminal.UNLIMITED, false, false);
    return new Tradepost(Parts.wired(Map.of()), Map.of("TRADEPOST_CONFIG", home + "/config"))
        .run(new Request(List.of(words), home, terminal));
  }
}

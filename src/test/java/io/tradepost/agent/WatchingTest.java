package io.tradepost.agent;

import static io.tradepost.agent.RunningDaemon.await;
import static io.tradepost.agent.Salesperson.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.config.Installation;
import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FaultyWay;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon on a real server: what it sees and does without being asked. */
@NeedsDovecot
class WatchingTest {
  private static final String NEVIR = "Customer/ES/NEVIR";
  private static final String BUYER = "Anna Ruiz <anna@nevir-demo.es>";
  private static final String US = "Britty <britty@hotwell.example>";

  @TempDir private Path home;
  private DovecotServer server;
  private FaultyWay way;
  private Salesperson britty;

  @BeforeEach
  void start() throws Exception {
    server = DovecotServer.start();
    way = new FaultyWay(server.port());
    britty = new Salesperson(server.account("Britty", "britty"));
    Files.writeString(home.resolve("secret"), DovecotServer.PASSWORD);
  }

  @AfterEach
  void stop() {
    britty.close();
    way.close();
    server.close();
  }

  private Installation installation(String more) throws Exception {
    return RunningDaemon.install(home, way.port(), "britty", more);
  }

  @Test
  void filesWhatComesAndCopiesWhatIsSentOverThreeConnectionsKeptOpen() throws Exception {
    try (var daemon = RunningDaemon.start(installation("watch: { poll: 1d }\n"))) {
      // The poll is a day away: only the server's word can have told of these.
      await("watching", () -> way.open() == 3);
      britty.append("INBOX", letter("appended", BUYER, US, "Inquiry one"));
      await("filed", () -> daemon.places("appended").equals(List.of(NEVIR)));
      server.deliver(
          "britty", FolderPath.INBOX, letter("dropped", BUYER, US, "Two"), Instant.now());
      await("filed", () -> daemon.places("dropped").equals(List.of(NEVIR)));
      britty.append("Sent", letter("sent", US, BUYER, "Offer"), "\\Seen");
      await("copied", () -> daemon.places("sent").equals(List.of(NEVIR, "Sent")));

      assertThat(britty.names(NEVIR)).containsExactly("appended", "dropped", "sent");
      assertThat(britty.names("INBOX")).isEmpty();
      assertThat(britty.names("Sent")).containsExactly("sent");
      assertThat(way.made()).isEqualTo(3);
      assertThat(way.said()).contains("ID (\"name\" \"Tradepost\"");
    }
    assertThat(way.open()).isZero();
  }

  @Test
  void outlivesTheServersRestartAndItsNewPassword() throws Exception {
    try (var daemon = RunningDaemon.start(installation("watch: { poll: 5s }\n"))) {
      await("watching", () -> way.open() == 3);
      britty.close();
      server.stop();
      await("noticed", () -> !daemon.status("Britty").connected());
      assertThat(daemon.status("Britty").error()).contains("Britty at 127.0.0.1");
      Files.writeString(home.resolve("secret"), "another");
      server.startAgain("another");
      Account account = server.account("Britty", "britty", "another");
      britty = new Salesperson(account);
      britty.append("INBOX", letter("after", BUYER, US, "After"));
      await("filed", () -> daemon.places("after").equals(List.of(NEVIR)));
      assertThat(daemon.status("Britty").connected()).isTrue();
    }
  }

  @Test
  void goesOnOnceTheLedgerCanBeWrittenAgain() throws Exception {
    try (var daemon = RunningDaemon.start(installation("watch: { poll: 5s }\n"));
        var ledger =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/ledger.sqlite"));
        var sql = ledger.createStatement()) {
      await("watching", () -> way.open() == 3);
      // As on a full disk: not even that a pass begins can be written down.
      sql.execute(
          "CREATE TRIGGER full BEFORE INSERT ON run BEGIN SELECT RAISE(ABORT, 'no room'); END");
      britty.append("INBOX", letter("meanwhile", BUYER, US, "Meanwhile"));
      await("said", () -> daemon.status("Britty").error().contains("no room"));
      assertThat(britty.names("INBOX")).containsExactly("meanwhile");
      sql.execute("DROP TRIGGER full");
      await("filed", () -> daemon.places("meanwhile").equals(List.of(NEVIR)));
      assertThat(daemon.status("Britty").error()).isEmpty();
    }
  }

  @Test
  void oneMailboxThatRefusesUsAndOneThatIsNotThereDoNotHoldUpTheThird() throws Exception {
    String others =
        """
          - name: Kevin
            address: kevin@hotwell.example
            imap: { host: 127.0.0.1, port: 1, security: none }
            password: ${file:secret}
          - name: Susan
            address: susan@hotwell.example
            imap: { host: 127.0.0.1, port: %d, security: none }
            password: ${file:wrong}
        watch: { poll: 5s }
        """
            .formatted(way.port());
    Files.writeString(home.resolve("wrong"), "not-the-password");
    Installation three = RunningDaemon.install(home, server.port(), "britty", others);
    try (var daemon = RunningDaemon.start(three)) {
      britty.append("INBOX", letter("one", BUYER, US, "One"));
      await("filed", () -> daemon.places("one").equals(List.of(NEVIR)));
      await("said", () -> daemon.status("Susan").error().contains("sign-in refused"));
      await("said", () -> daemon.status("Kevin").error().contains("127.0.0.1:1"));
      for (String name : List.of("Kevin", "Susan")) {
        assertThat(daemon.status(name).lagSeconds()).isEqualTo(-1);
        assertThat(daemon.status(name).connected()).isFalse();
        assertThat(daemon.status(name).error()).doesNotContain("not-the-password");
      }
      // A poll later: a wrong password is not tried again so soon.
      await("time goes by", () -> daemon.status("Britty").lagSeconds() >= 3);
      await("polled", () -> daemon.status("Britty").lagSeconds() < 2);
      assertThat(way.made()).isEqualTo(1);
    }
  }
}

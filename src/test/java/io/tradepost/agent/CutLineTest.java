package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.DovecotServer.Options;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.Security;
import io.tradepost.mailbox.TappedLine;
import io.tradepost.mailbox.TappedLine.Tap;
import io.tradepost.mailbox.TappedLine.Way;
import io.tradepost.mailbox.Timeouts;
import io.tradepost.round.FilingHabit;
import io.tradepost.round.MailRound;
import io.tradepost.round.PrivateFolders;
import io.tradepost.round.PrivateSenders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection breaks, or goes dead, at every twentieth of a pass; the server starts anew. */
@NeedsDovecot
class CutLineTest {
  private static final int LETTERS = 40;

  @TempDir private Path folder;

  /** Counts the bytes that go one way, and does something when there were so many. */
  private static final class Counter implements Tap {
    private final Way way;
    private final long most;
    private final Tap then;
    private final AtomicLong count = new AtomicLong();
    private volatile boolean reached;

    Counter(Way way, long most, Tap then) {
      this.way = way;
      this.most = most;
      this.then = then;
    }

    @Override
    public int heard(Way other, byte[] bytes) {
      if (reached) {
        return then.heard(other, bytes);
      }
      if (other == way && count.addAndGet(bytes.length) > most) {
        reached = true;
        return (int) (bytes.length - (count.get() - most));
      }
      return bytes.length;
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void comesBackWhereverTheLineIsCut(Way way) throws Exception {
    cutEverywhere(Options.plain(), way, 20, Tap.OPEN);
  }

  @Test
  void comesBackWhereverTheLineIsCutWhileTheServerCopies() throws Exception {
    cutEverywhere(Options.plain().without("MOVE"), Way.TO_CLIENT, 7, Tap.OPEN);
  }

  /** And nothing can be reached any more: the pass ends with an error, and the next one heals. */
  @Test
  void goesOnNextTimeWhereTheLineStaysCut() throws Exception {
    cutEverywhere(Options.plain(), Way.TO_CLIENT, 7, (way, bytes) -> 0);
  }

  private void cutEverywhere(Options options, Way way, int parts, Tap then) throws Exception {
    try (DovecotServer server = DovecotServer.start(options);
        TappedLine line = new TappedLine(server.port())) {
      Counter all = new Counter(way, Long.MAX_VALUE, Tap.OPEN);
      line.tap(all);
      Mailroom undisturbed = room(server, line.port(), "undisturbed");
      assertThat(undisturbed.once().clean()).isTrue();
      Map<String, List<String>> expected = undisturbed.places();
      for (int part = 1; part < parts; part++) {
        Mailroom room = room(server, line.port(), "part" + part);
        line.tap(new Counter(way, all.count.get() * part / parts, then));
        boolean clean = room.once().clean();
        assertThat(clean).isEqualTo(then.equals(Tap.OPEN));
        line.tap(Tap.OPEN);
        assertThat(room.once().clean()).isTrue();
        room.assertWholeOnServer(expected);
        room.assertBooksAgree();
      }
    }
  }

  @Test
  void noticesAConnectionThatIsHalfOpen() throws Exception {
    try (DovecotServer server = DovecotServer.start();
        TappedLine line = new TappedLine(server.port())) {
      Counter all = new Counter(Way.TO_CLIENT, Long.MAX_VALUE, Tap.OPEN);
      line.tap(all);
      Mailroom undisturbed = room(server, line.port(), "undisturbed");
      undisturbed.once();
      Map<String, List<String>> expected = undisturbed.places();
      for (int part = 1; part < 4; part++) {
        Mailroom room = room(server, line.port(), "part" + part);
        line.tap(new Counter(Way.TO_CLIENT, all.count.get() * part / 4, (way, bytes) -> Tap.DEAD));
        assertThat(impatientPass(room, line.port()).error()).isNotEmpty();
        line.tap(Tap.OPEN);
        assertThat(room.once().clean()).isTrue();
        room.assertWholeOnServer(expected);
        room.assertBooksAgree();
      }
    }
  }

  /** A pass that waits for the server no longer than half a second. */
  private static Passes.Pass impatientPass(Mailroom room, int port) throws Exception {
    Account account =
        new Account(
            Mailroom.BRITTY,
            "127.0.0.1",
            port,
            Security.NONE,
            room.user(),
            () -> DovecotServer.PASSWORD,
            new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(5)),
            false);
    try (LocalOffice office = Offices.openForWriting(room.installation(), Clock.systemUTC())) {
      MailRound round =
          new MailRound(
              office.desk(),
              Mailroom.BRITTY,
              new FilingHabit(FilingHabit.When.ARRIVAL, false),
              new PrivateFolders(List.of()),
              new PrivateSenders(Set.of(), Set.of()),
              null);
      try (MailboxPost post = new MailboxPost(account, round, 3, Clock.systemUTC())) {
        return office.passes().pass(post, false, Office.Progress.SILENT);
      }
    }
  }

  @Test
  void goesOnAfterTheServerStartsAnew() throws Exception {
    try (DovecotServer server = DovecotServer.start();
        TappedLine line = new TappedLine(server.port())) {
      Counter all = new Counter(Way.TO_CLIENT, Long.MAX_VALUE, Tap.OPEN);
      line.tap(all);
      Mailroom undisturbed = room(server, line.port(), "undisturbed");
      undisturbed.once();
      Map<String, List<String>> expected = undisturbed.places();
      for (int part = 1; part < 4; part++) {
        Mailroom room = room(server, line.port(), "part" + part);
        line.tap(
            new Counter(
                Way.TO_CLIENT,
                all.count.get() * part / 4,
                (way, bytes) -> {
                  line.tap(Tap.OPEN);
                  server.restart();
                  return 0;
                }));
        room.once();
        assertThat(room.once().clean()).isTrue();
        room.assertWholeOnServer(expected);
        room.assertBooksAgree();
      }
    }
  }

  private Mailroom room(DovecotServer server, int port, String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    return Mailroom.open(server, name, port, home, Mailroom.letters(8, LETTERS));
  }
}

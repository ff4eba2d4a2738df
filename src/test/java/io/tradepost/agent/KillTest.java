package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.DovecotServer.Options;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.TappedLine;
import io.tradepost.mailbox.TappedLine.Tap;
import io.tradepost.mailbox.TappedLine.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program is killed ({@code SIGKILL}) at random moments, started again, and in the end nothing
 * is lost, nothing is doubled, and the books agree with the server. {@code -Dkills=200} for as many
 * kills as a release wants; fewer by default.
 */
@NeedsDovecot
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 24);
  private static final int LETTERS = 150;

  @TempDir private Path folder;

  /** When to kill. */
  private sealed interface Moment {
    /** So long after the first word to the server. */
    record AfterStart(Duration after) implements Moment {}

    /** So long after the first word of filing. */
    record AfterFiling(Duration after) implements Moment {}

    /** At this word of filing; whether before it is passed on. */
    record AtWord(int number, boolean before) implements Moment {}
  }

  /** Waits for the moment, and kills. */
  private static final class Killer implements Tap {
    private final Moment moment;
    private final AtomicInteger words = new AtomicInteger(-1);
    private volatile @Nullable ChildProgram victim;
    private volatile boolean started;
    private volatile long firstWord;
    private volatile long filing;

    Killer(Moment moment) {
      this.moment = moment;
    }

    void aim(ChildProgram program) {
      victim = program;
    }

    @Override
    public int heard(Way way, byte[] bytes) {
      if (!started) {
        started = true;
        firstWord = System.nanoTime();
        if (moment instanceof Moment.AfterStart(var after)) {
          killIn(after);
        }
      }
      if (words.get() < 0 && way == Way.TO_SERVER && isFiling(bytes)) {
        words.set(0);
        filing = System.nanoTime();
        if (moment instanceof Moment.AfterFiling(var after)) {
          killIn(after);
        }
      }
      if (words.get() >= 0
          && moment instanceof Moment.AtWord(var number, var before)
          && words.getAndIncrement() == number
          && before) {
        kill();
      }
      return bytes.length;
    }

    @Override
    public void passed(Way way, byte[] bytes) {
      if (moment instanceof Moment.AtWord(var number, var before)
          && !before
          && words.get() == number + 1) {
        kill();
      }
    }

    private static boolean isFiling(byte[] bytes) {
      String words = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
      return words.contains("UID MOVE") || words.contains("UID COPY") || words.contains("CREATE");
    }

    private void killIn(Duration after) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                LockSupport.parkNanos(after.toNanos());
                kill();
              });
    }

    private void kill() {
      ChildProgram program = victim;
      if (program != null) {
        program.kill();
      }
    }
  }

  @Test
  void losesNothingWhereTheServerMoves() throws Exception {
    killWhileFiling(Options.plain(), KILLS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MOVE", "MOVE UIDPLUS"})
  void losesNothingWhereTheServerCopies(String without) throws Exception {
    killWhileFiling(Options.plain().without(without.split(" ")), Math.max(4, KILLS / 5));
  }

  private void killWhileFiling(Options options, int kills) throws Exception {
    Random random = new Random(20261124 + options.without().size());
    try (DovecotServer server = DovecotServer.start(options);
        TappedLine line = new TappedLine(server.port())) {
      Mailroom undisturbed = room(server, server.port(), "reference");
      assertThat(undisturbed.once().clean()).isTrue();
      Map<String, List<String>> expected = Mailroom.places(undisturbed.onServer());
      undisturbed.assertWholeOnServer(expected);
      undisturbed.assertBooksAgree();
      int killed = 0;
      Duration pass = Duration.ofMillis(1500);
      Duration filing = Duration.ofMillis(700);
      for (int chain = 0; killed < kills; chain++) {
        Mailroom room = room(server, line.port(), "chain" + chain);
        boolean done = false;
        for (int run = 0; !done; run++) {
          Moment moment =
              killed >= kills || run > 12
                  ? new Moment.AfterStart(Duration.ofHours(1))
                  : run < 2
                      ? new Moment.AfterStart(part(pass, random))
                      : random.nextBoolean()
                          ? new Moment.AfterFiling(part(filing, random))
                          : new Moment.AtWord(random.nextInt(60), random.nextBoolean());
          Killer killer = new Killer(moment);
          ChildProgram program = ChildProgram.start(room.home(), "once");
          killer.aim(program);
          line.tap(killer);
          int status = program.await();
          long end = System.nanoTime();
          done = status != 137;
          if (done) {
            assertThat(status).as(program.said()).isZero();
            System.err.printf(
                "chain %d: done after %d kills, pass %d ms filing %d ms%n",
                chain,
                run,
                (end - killer.firstWord) / 1_000_000,
                killer.filing == 0 ? 0 : (end - killer.filing) / 1_000_000);
          } else {
            System.err.printf("  %s%n", moment);
            killed++;
          }
        }
        room.assertWholeOnServer(expected);
        room.assertBooksAgree();
        assertThat(room.once().clean()).isTrue();
        room.assertWholeOnServer(expected);
      }
    }
  }

  private static Duration part(Duration whole, Random random) {
    return Duration.ofNanos((long) (whole.toNanos() * random.nextDouble()));
  }

  private Mailroom room(DovecotServer server, int port, String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    return Mailroom.open(server, name, port, home, Mailroom.letters(5, LETTERS));
  }
}

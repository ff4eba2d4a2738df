package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Killer.Moment;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleOffice;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.DovecotServer.Options;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.TappedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program is killed ({@code SIGKILL}) at random moments of its work and started again, many
 * times over. In the end nothing is lost, nothing is doubled, all is where it would be without, and
 * the books agree with the server. {@code -Dkills=200} for as many as before a release; fewer by
 * default.
 */
@NeedsDovecot
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 12);
  private static final int LETTERS = 160;

  /** Longer than what is to be hit, so that the whole of it is. */
  private static final Duration PASS = Duration.ofMillis(1500);

  private static final Duration CHANGES = Duration.ofMillis(800);
  private static final int WORDS = 60;

  @TempDir private Path folder;

  @Test
  void filesEveryLetterOnceWhereTheServerMoves() throws Exception {
    killWhileFiling(Options.plain(), KILLS * 3 / 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MOVE", "MOVE UIDPLUS"})
  void filesEveryLetterOnceWhereTheServerCopies(String without) throws Exception {
    killWhileFiling(Options.plain().without(without.split(" ")), KILLS / 5);
  }

  private void killWhileFiling(Options options, int kills) throws Exception {
    try (DovecotServer server = DovecotServer.start(options)) {
      Mailroom undisturbed = room(server, server.port(), "undisturbed", LETTERS);
      assertThat(undisturbed.once().clean()).isTrue();
      Map<String, List<String>> expected = undisturbed.places();
      killing(
          server,
          kills,
          new Story(
              room -> {},
              List.of("once"),
              (status, said) -> status == 0,
              room -> {
                room.assertWholeOnServer(expected);
                room.assertBooksAgree();
                assertThat(room.once().clean()).isTrue();
                room.assertWholeOnServer(expected);
              }));
    }
  }

  @Test
  void takesEveryLetterBackOnce() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      Map<String, List<String>> expected =
          room(server, server.port(), "undisturbed", LETTERS).places();
      killing(
          server,
          KILLS / 4,
          new Story(
              Mailroom::once,
              List.of("undo", "--since", "1d"),
              // Killed after its last letter, it finds nothing to take back when it comes again.
              (status, said) ->
                  status == 0 || (status == 1 && said.contains("0 taken back, 0 kept.")),
              room -> {
                room.assertWholeOnServer(expected);
                room.assertBooksAgree();
                assertThat(room.once().clean()).isTrue();
                room.assertWholeOnServer(expected);
              }));
    }
  }

  @Test
  void refilesEveryLetterOnce() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      Mailroom undisturbed = room(server, server.port(), "undisturbed", LETTERS);
      undisturbed.once();
      undisturbed.mergeBusiestCustomers();
      assertThat(undisturbed.refile().clean()).isTrue();
      Map<String, List<String>> expected = undisturbed.places();
      killing(
          server,
          KILLS / 4,
          new Story(
              room -> {
                room.once();
                room.mergeBusiestCustomers();
              },
              List.of("once", "--refile"),
              (status, said) -> status == 0,
              room -> {
                room.assertWholeOnServer(expected);
                room.assertBooksAgree();
              }));
    }
  }

  /**
   * What the program does while it is killed.
   *
   * @param before brings a fresh mailbox to where it begins
   * @param command is given again and again until it comes to its end
   * @param ended whether an exit status, with what was said, is one of a command that did its work
   * @param after checks
   */
  private record Story(
      Consumer<Mailroom> before,
      List<String> command,
      BiPredicate<Integer, String> ended,
      Consumer<Mailroom> after) {}

  /** As many kills as asked for, side by side in mailboxes that each end with a check. */
  private void killing(DovecotServer server, int kills, Story story) throws Exception {
    AtomicInteger killed = new AtomicInteger();
    AtomicInteger rooms = new AtomicInteger();
    int sideBySide = Math.max(1, Runtime.getRuntime().availableProcessors());
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(sideBySide)) {
      for (int i = 0; i < sideBySide; i++) {
        all.add(
            threads.submit(
                () -> {
                  while (killed.get() < kills) {
                    killInOneRoom(server, rooms.incrementAndGet(), story, killed, kills);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    System.err.printf("%s: %d kills in %d mailboxes%n", story.command(), killed.get(), rooms.get());
  }

  /** Kills until the program is quicker, or was killed often enough. */
  private void killInOneRoom(
      DovecotServer server, int number, Story story, AtomicInteger killed, int most)
      throws IOException {
    Random random = new Random(number);
    try (TappedLine line = new TappedLine(server.port())) {
      Mailroom room = room(server, line.port(), "room" + number, LETTERS);
      story.before().accept(room);
      for (int kills = 0; ; kills++) {
        boolean more = killed.get() < most && kills < 10;
        Moment moment =
            !more
                ? new Moment.Never()
                : kills < 2
                    ? Moment.afterStart(PASS, random)
                    : Moment.whileChanging(CHANGES, WORDS, random);
        Killer killer = new Killer(moment);
        line.tap(killer);
        ChildProgram program =
            ChildProgram.start(room.home(), story.command().toArray(String[]::new));
        killer.aimAt(program);
        int status = program.await();
        if (status != ChildProgram.KILLED) {
          assertThat(story.ended().test(status, program.said())).as(program.said()).isTrue();
          story.after().accept(room);
          return;
        }
        killed.incrementAndGet();
      }
    }
  }

  @Test
  void filesWhatComesWhileTheDaemonDies() throws Exception {
    try (DovecotServer server = DovecotServer.start();
        TappedLine line = new TappedLine(server.port())) {
      int kills = KILLS / 4;
      Mailroom room = room(server, line.port(), "daemon", 20);
      Random random = new Random(kills);
      Iterator<Sample> letters = SampleOffice.generate(Mailroom.letters(6, kills * 4)).iterator();
      for (int i = 0; i < kills; i++) {
        Killer killer = new Killer(Moment.afterStart(PASS, random));
        line.tap(killer);
        room.deliver(letters.next());
        ChildProgram program = ChildProgram.start(room.home(), "run");
        killer.aimAt(program);
        killer.awaitStart();
        for (int n = 0; n < 3; n++) {
          room.deliver(letters.next());
        }
        assertThat(program.await()).as(program.said()).isEqualTo(ChildProgram.KILLED);
      }
      line.tap(TappedLine.Tap.OPEN);
      assertThat(room.once().clean()).isTrue();
      room.assertWholeOnServer(room.decided());
      room.assertBooksAgree();
    }
  }

  private Mailroom room(DovecotServer server, int port, String name, int letters)
      throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    return Mailroom.open(server, name, port, home, Mailroom.letters(5, letters));
  }
}

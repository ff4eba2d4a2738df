package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Much is filed over two connections; nothing is lost or doubled by that, whatever breaks. */
@NeedsDovecot
class TwoLinesTest {
  private static final int LETTERS = 120;
  private static final Pattern CHANGE = Pattern.compile("UID (?:MOVE|COPY) |CREATE ");

  @TempDir private Path folder;

  /** What each connection of a pass asks for, the first being the one that looks. */
  private static class Ear implements Tap {
    final Map<Integer, List<String>> changes = new TreeMap<>();
    private int first;

    @Override
    public int heard(Way way, byte[] bytes) {
      throw new IllegalStateException("the number is wanted");
    }

    @Override
    public final int heard(int number, Way way, byte[] bytes) {
      String text = new String(bytes, ISO_8859_1);
      List<String> said =
          way == Way.TO_SERVER
              ? CHANGE.matcher(text).results().map(MatchResult::group).toList()
              : List.of();
      int line;
      synchronized (this) {
        first = first == 0 ? number : first;
        line = number - first + 1;
        changes.computeIfAbsent(line, n -> new ArrayList<>()).addAll(said);
      }
      return heard(line, way, text);
    }

    int heard(int line, Way way, String text) {
      return text.length();
    }

    synchronized long count(int line, String command) {
      return changes.getOrDefault(line, List.of()).stream()
          .filter(c -> c.startsWith(command))
          .count();
    }
  }

  /** Holds the first line's folders back until there is a second line, so that both have work. */
  private static class Pairing extends Ear {
    private final CountDownLatch two = new CountDownLatch(1);

    @Override
    int heard(int line, Way way, String text) {
      if (line == 2 && way == Way.TO_CLIENT && text.contains("* LIST")) {
        two.countDown();
      }
      if (line == 1 && way == Way.TO_SERVER && text.contains("CREATE ")) {
        await();
      }
      return text.length();
    }

    private void await() {
      try {
        assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The same, and cuts one line at its so-manieth change, before or after the server hears it. */
  private static final class Cutting extends Pairing {
    private final int which;
    private final int at;
    private final boolean before;
    private boolean cut;

    Cutting(int which, int at, boolean before) {
      this.which = which;
      this.at = at;
      this.before = before;
    }

    @Override
    int heard(int line, Way way, String text) {
      boolean due = line == which && !cut && count(line, "UID") >= at;
      if (due && way == (before ? Way.TO_SERVER : Way.TO_CLIENT)) {
        cut = true;
        return 0;
      }
      return super.heard(line, way, text);
    }
  }

  private interface Story {
    void with(DovecotServer server, TappedLine line) throws Exception;
  }

  private static void tell(Story story) throws Exception {
    try (DovecotServer server = DovecotServer.start(Options.plain());
        TappedLine line = new TappedLine(server.port())) {
      story.with(server, line);
    }
  }

  private static Map<String, List<String>> wanted(Mailroom room) {
    assertThat(room.once().clean()).isTrue();
    room.assertBooksAgree();
    return room.decided();
  }

  @Test
  void bothBringLettersAndOneMakesTheFolders() throws Exception {
    tell(
        (server, line) -> {
          Mailroom room = room(server, line, "room");
          Ear ear = new Pairing();
          line.tap(ear);
          room.assertWholeOnServer(wanted(room));
          assertThat(ear.changes).containsOnlyKeys(1, 2);
          assertThat(ear.count(1, "CREATE")).isGreaterThan(10);
          assertThat(ear.count(2, "CREATE")).isZero();
          assertThat(ear.count(2, "UID")).isPositive();
        });
  }

  @Test
  void oneDoesAllWhereTheServerGivesNoSecond() throws Exception {
    tell(
        (server, line) -> {
          Mailroom room = room(server, line, "room");
          Ear ear =
              new Ear() {
                @Override
                int heard(int number, Way way, String text) {
                  return number == 1 ? text.length() : 0;
                }
              };
          line.tap(ear);
          room.assertWholeOnServer(wanted(room));
          assertThat(ear.count(1, "UID")).isGreaterThan(30);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MOVE", "UIDPLUS"})
  void oneDoesAllWhereTheSettingsAllowOneAndWhereTheServerCannotMove(String without)
      throws Exception {
    Options options =
        without.isEmpty() ? Options.plain() : Options.plain().without(without.split(" "));
    try (DovecotServer server = DovecotServer.start(options);
        TappedLine line = new TappedLine(server.port())) {
      Mailroom room = room(server, line, "room");
      if (without.isEmpty()) {
        set(room, "security: none", "security: none, connections: 1");
      }
      Ear ear = new Ear();
      line.tap(ear);
      room.assertWholeOnServer(wanted(room));
      assertThat(ear.changes).containsOnlyKeys(1);
    }
  }

  /** There, one line keeps the order: moved first, the letter could not be copied any more. */
  @Test
  void oneDoesAllWhereALetterIsCopiedAndThenMoved() throws Exception {
    tell(
        (server, line) -> {
          Mailroom room = room(server, line, "room");
          set(room, "folders: {", "filing: { sent: move }\nfolders: {");
          try (Salesperson britty = new Salesperson(server.account("Britty", room.user()))) {
            britty.append(
                "Sent",
                Salesperson.letter(
                    "two",
                    "britty@hotwell.example",
                    "a@nevir-demo.es, b@alnoor-demo.ae",
                    "To both of you"));
            Ear ear = new Ear();
            line.tap(ear);
            assertThat(room.once().clean()).isTrue();
            assertThat(ear.changes).containsOnlyKeys(1);
            assertThat(britty.names("Sent")).doesNotContain("two");
            assertThat(britty.names("Customer/SP/NEVIR")).contains("two");
            assertThat(britty.names("Customer/AE/Al Noor")).contains("two");
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "2,1", "2,5", "2,12"})
  void losesAndDoublesNothingWhereALineIsCut(int which, int at) throws Exception {
    tell(
        (server, line) -> {
          Map<String, List<String>> expected = wanted(room(server, line, "undisturbed"));
          for (boolean before : List.of(true, false)) {
            Mailroom room = room(server, line, "cut" + before);
            Cutting cutting = new Cutting(which, at, before);
            line.tap(cutting);
            assertThat(room.once().clean()).isTrue();
            assertThat(cutting.cut).isTrue();
            room.assertWholeOnServer(expected);
            room.assertBooksAgree();
            // The pass that came after the cut asked for no second line.
            assertThat(cutting.changes).containsOnlyKeys(1, 2, 3);
            line.tap(Tap.OPEN);
            assertThat(room.once().clean()).isTrue();
            room.assertWholeOnServer(expected);
          }
        });
  }

  private static void set(Mailroom room, String what, String to) throws IOException {
    Path settings = room.home().resolve("config/tradepost.yaml");
    String text = Files.readString(settings);
    assertThat(text).contains(what);
    Files.writeString(settings, text.replace(what, to));
  }

  private Mailroom room(DovecotServer server, TappedLine line, String name) throws IOException {
    line.tap(Tap.OPEN);
    Path home = Files.createDirectories(folder.resolve(name));
    return Mailroom.open(server, name, line.port(), home, Mailroom.letters(5, LETTERS));
  }
}

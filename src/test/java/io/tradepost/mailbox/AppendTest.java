package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Arrival.Arrived;
import io.tradepost.mailbox.Arrival.NoRoom;
import io.tradepost.mailbox.Arrival.Refused;
import io.tradepost.mailbox.MailboxException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters that servers do not like, servers that can little, and what is said of it. */
class AppendTest {
  private static final Instant ARRIVAL = Instant.parse("2019-12-31T23:59:58Z");
  private static final FolderPath OLD = FolderPath.of("Old");

  private static NewLetter letter(String text, String... flags) {
    return new NewLetter(RawLetter.of(text.getBytes(ISO_8859_1)), Set.of(flags), ARRIVAL);
  }

  private static String large(int size) {
    char[] body = new char[size];
    Arrays.fill(body, 'x');
    return "Subject: large\r\n\r\n" + new String(body) + "\r\n";
  }

  /** On Dovecot; it takes all its extensions also where it does not name them. */
  @NeedsDovecot
  static class OnDovecot {
    @ParameterizedTest
    @ValueSource(strings = {"", "MULTIAPPEND", "MULTIAPPEND LITERAL+", "LITERAL+ UIDPLUS"})
    void oneBadLetterCostsNoOther(String without) throws Exception {
      try (var server =
              DovecotServer.start(DovecotServer.Options.plain().without(without.split(" ")));
          var connection = ImapConnection.open(server.account("Britty", "britty"))) {
        String many = large(1_000_000);
        List<NewLetter> letters =
            List.of(
                letter("Subject: one\r\n\r\nfirst\r\n", "\\Seen", "$Label1", "\\Odd", "a b"),
                letter(""),
                letter("Subject: zero\r\n\r\na\0b\r\n"),
                letter(many, "\\Flagged"),
                letter("Subject: bare\n\nline ends\n"),
                letter("no header"));
        List<Arrival> arrivals = connection.appender(OLD).put(letters);
        assertThat(arrivals).hasSize(6).allMatch(a -> a instanceof Arrived);
        assertThat(((Arrived) arrivals.getFirst()).flagsLeftOut())
            .containsExactlyInAnyOrder("\\Odd", "a b");
        try (var old = connection.open(OLD, true)) {
          List<Envelope> there = old.envelopes(1, OpenFolder.LAST);
          List<String> got = new ArrayList<>();
          Map<Long, byte[]> bytes = MailboxContract.fetch(old, there).letters;
          bytes.values().forEach(b -> got.add(new String(b, ISO_8859_1)));
          // Line ends and zero bytes are Dovecot's; in its files all is as it was.
          assertThat(got)
              .containsExactlyInAnyOrder(
                  "Subject: one\r\n\r\nfirst\r\n",
                  "",
                  "Subject: zero\r\n\r\na\u0080b\r\n",
                  many,
                  "Subject: bare\r\n\r\nline ends\r\n",
                  "no header");
          assertThat(there).allMatch(e -> e.internalDate().equals(ARRIVAL));
          assertThat(there)
              .extracting(Envelope::flags)
              .contains(Set.of("\\Seen", "$Label1"), Set.of("\\Flagged"), Set.of());
        }
      }
    }

    @Test
    void aFullMailboxTakesWhatFits() throws Exception {
      try (var server = DovecotServer.start(DovecotServer.Options.plain().withQuota("100k"));
          var connection = ImapConnection.open(server.account("Britty", "britty"))) {
        List<Arrival> arrivals =
            connection
                .appender(OLD)
                .put(List.of(letter(large(10_000)), letter(large(200_000)), letter(large(20_000))));
        assertThat(arrivals.get(0)).isInstanceOf(Arrived.class);
        assertThat(arrivals.get(1))
            .isInstanceOfSatisfying(NoRoom.class, n -> assertThat(n.why()).contains("full"));
        assertThat(arrivals.get(2)).isInstanceOf(Arrived.class);
      }
    }

    @Test
    void aFolderThatSomebodyDeletesUnderWayIsMadeAgain() throws Exception {
      try (var server = DovecotServer.start();
          var connection = ImapConnection.open(server.account("Britty", "britty"));
          var other =
              jakarta.mail.Session.getInstance(new java.util.Properties()).getStore("imap")) {
        other.connect(server.host(), server.port(), "britty", DovecotServer.PASSWORD);
        Appender appender = connection.appender(OLD);
        other.getFolder("Old").delete(true);
        List<NewLetter> two =
            List.of(letter("Subject: one\r\n\r\n"), letter("Subject: two\r\n\r\n"));
        assertThat(appender.put(two)).allMatch(a -> a instanceof Arrived);
        assertThat(connection.status(OLD).messages()).isEqualTo(2);
      }
    }
  }

  @Test
  void aServersLimitIsHeeded() throws Exception {
    try (var server =
        ScriptedServer.with("LITERAL+ APPENDLIMIT=100 UNSELECT", AppendTest::takeEverything)) {
      try (var connection = ImapConnection.open(server.account(Duration.ofSeconds(5)))) {
        List<Arrival> arrivals =
            connection.appender(OLD).put(List.of(letter(large(200)), letter("Subject: a\r\n")));
        assertThat(arrivals.get(0))
            .isInstanceOfSatisfying(
                Refused.class, r -> assertThat(r.why()).contains("at most 100"));
        assertThat(arrivals.get(1)).isEqualTo(new Arrived(0, 0, Set.of()));
      }
      assertThat(server.heard()).noneMatch(line -> line.startsWith("large"));
    }
  }

  @Test
  void withoutTheExtensionsZeroBytesAndEmptyLettersAreRefused() throws Exception {
    try (var server = ScriptedServer.with("LITERAL+", AppendTest::takeEverything);
        var connection = ImapConnection.open(server.account(Duration.ofSeconds(5)))) {
      assertThat(connection.appender(OLD).put(List.of(letter("a\0b"), letter(""))))
          .extracting(a -> ((Refused) a).why())
          .satisfiesExactly(
              zero -> assertThat(zero).contains("zero bytes", "BINARY"),
              empty -> assertThat(empty).contains("empty", "CATENATE"));
    }
  }

  @Test
  void whatTheServerSaysOfALetterIsToldOfThatLetter() throws Exception {
    int[] letters = {0};
    try (var server =
            ScriptedServer.with(
                "LITERAL+",
                command ->
                    command.startsWith("APPEND")
                        ? switch (letters[0]++) {
                          case 0 -> "$ NO [TOOBIG] No.\r\n";
                          case 1 -> "$ NO [OVERQUOTA] Full.\r\n";
                          case 2 -> "$ OK [APPENDUID 7 12] Done.\r\n";
                          default -> "$ NO I do not like it\r\n";
                        }
                        : takeEverything(command));
        var connection = ImapConnection.open(server.account(Duration.ofSeconds(5)))) {
      NewLetter letter = letter("Subject: a\r\n");
      assertThat(connection.appender(OLD).put(List.of(letter, letter, letter, letter)))
          .containsExactly(
              new Refused("[TOOBIG] No."),
              new NoRoom("[OVERQUOTA] Full."),
              new Arrived(7, 12, Set.of()),
              new Refused("I do not like it"));
    }
  }

  /** Dovecot for one reads on after BAD as if the letter were commands. */
  @Test
  void aServerThatDoesNotUnderstandIsLeftAtOnce() throws Exception {
    try (var server =
            ScriptedServer.with(
                "LITERAL+",
                command ->
                    command.startsWith("APPEND") ? "$ BAD What?\r\n" : takeEverything(command));
        var connection = ImapConnection.open(server.account(Duration.ofSeconds(5)))) {
      Appender appender = connection.appender(OLD);
      List<NewLetter> one = List.of(letter("Subject: a\r\n"));
      assertThatThrownBy(() -> appender.put(one))
          .satisfies(MailboxContract.kind(Kind.REFUSED))
          .hasMessageContaining("What?");
      assertThatThrownBy(connection::noop).satisfies(MailboxContract.kind(Kind.LOST));
    }
  }

  @Test
  void aServerThatWantsAPauseIsNotTakenForOneThatRefusesTheLetter() throws Exception {
    try (var server =
            ScriptedServer.with(
                "LITERAL+",
                command ->
                    command.startsWith("APPEND")
                        ? "$ NO [UNAVAILABLE] Later.\r\n"
                        : takeEverything(command));
        var connection = ImapConnection.open(server.account(Duration.ofSeconds(5)))) {
      Appender appender = connection.appender(OLD);
      List<NewLetter> one = List.of(letter("Subject: a\r\n"));
      assertThatThrownBy(() -> appender.put(one)).satisfies(MailboxContract.kind(Kind.THROTTLED));
    }
  }

  /** Letters' lines are no commands; what else is said is left to the usual answers. */
  private static @org.jspecify.annotations.Nullable String takeEverything(String command) {
    if (command.startsWith("APPEND")) {
      return "$ OK done\r\n";
    }
    boolean known =
        List.of("CAPABILITY", "AUTH", "LOGIN", "LIST", "SELECT", "UNSELECT", "NOOP", "LOGOUT")
            .stream()
            .anyMatch(command::startsWith);
    return known ? "" : null;
  }
}

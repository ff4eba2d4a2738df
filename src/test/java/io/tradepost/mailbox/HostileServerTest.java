package io.tradepost.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.mailbox.MailboxException.Kind;
import io.tradepost.mailbox.MoveOutcome.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Servers that break off, lie, or say things in their own way. */
class HostileServerTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(300);

  @Test
  void noGreetingIsNoEndlessWait() {
    try (var server = new ScriptedServer("", (tag, c) -> null)) {
      assertThatThrownBy(() -> ImapConnection.open(server.account(IMPATIENT)))
          .satisfies(MailboxContract.kind(Kind.UNREACHABLE))
          .hasMessageContaining("Britty at 127.0.0.1:");
    }
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() {
    var server = new ScriptedServer("", (tag, c) -> null);
    Account account = server.account(PATIENT);
    server.close();
    assertThatThrownBy(() -> ImapConnection.open(account))
        .satisfies(MailboxContract.kind(Kind.UNREACHABLE));
  }

  @Test
  void tooManyConnectionsIsAskedToWait() {
    try (var server =
        new ScriptedServer(
            "* BYE [ALERT] Too many connections from your IP\r\n", (tag, c) -> null)) {
      assertThatThrownBy(() -> ImapConnection.open(server.account(PATIENT)))
          .satisfies(MailboxContract.kind(Kind.THROTTLED));
    }
  }

  @Test
  void aRefusedPasswordIsSaidWithoutThePassword() {
    try (var server =
        ScriptedServer.with(
            "", c -> c.startsWith("LOGIN") ? "$ NO [AUTHENTICATIONFAILED] no\r\n" : "")) {
      assertThatThrownBy(() -> ImapConnection.open(server.account(PATIENT)))
          .satisfies(MailboxContract.kind(Kind.SIGN_IN))
          .satisfies(
              e -> {
                for (Throwable t = e; t != null; t = t.getCause()) {
                  assertThat(String.valueOf(t)).doesNotContain("secret-word");
                }
              });
      assertThat(server.account(PATIENT).toString()).doesNotContain("secret-word");
    }
  }

  @Test
  void plainTextDoesNotLeaveThisMachine() {
    var abroad =
        new Account(
            "Britty", "192.0.2.1", 143, Security.NONE, "b", () -> "x", Timeouts.USUAL, false);
    assertThatThrownBy(() -> ImapConnection.open(abroad)).satisfies(MailboxContract.kind(Kind.TLS));
  }

  @Test
  void startTlsThatIsNotOfferedIsNotDoneWithout() {
    try (var server = ScriptedServer.with("", c -> "")) {
      Account plain = server.account(PATIENT);
      var account =
          new Account(
              plain.mailbox(),
              plain.host(),
              plain.port(),
              Security.STARTTLS,
              plain.user(),
              plain.password(),
              plain.timeouts(),
              true);
      assertThatThrownBy(() -> ImapConnection.open(account))
          .satisfies(MailboxContract.kind(Kind.TLS));
      assertThat(server.heard()).noneMatch(c -> c.startsWith("LOGIN"));
    }
  }

  @Test
  void idIsSentOnTheConnectionThatOpensFolders() throws Exception {
    try (var server = ScriptedServer.with("ID", c -> "");
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, true)) {
      assertThat(inbox.state().uidValidity()).isEqualTo(7);
      assertThat(server.heard())
          .filteredOn(c -> c.startsWith("ID "))
          .singleElement()
          .asString()
          .contains("Tradepost");
      assertThat(server.heard()).filteredOn(c -> c.startsWith("LOGIN")).hasSize(1);
    }
  }

  @Test
  void unsafeLoginIsAskedToWait() throws Exception {
    try (var server =
            ScriptedServer.with(
                "ID",
                c ->
                    c.startsWith("EXAMINE")
                        ? "$ NO EXAMINE Unsafe Login. Please contact kefu@188.com for help\r\n"
                        : "");
        var connection = ImapConnection.open(server.account(PATIENT))) {
      assertThatThrownBy(() -> connection.open(FolderPath.INBOX, true))
          .satisfies(MailboxContract.kind(Kind.THROTTLED))
          .hasMessageContaining("folder INBOX");
    }
  }

  @Test
  void byeInTheMiddleOfAFetchIsALostConnection() throws Exception {
    try (var server =
            ScriptedServer.with(
                "",
                c ->
                    c.startsWith("UID FETCH") && c.contains("BODY.PEEK[])")
                        ? "* 1 FETCH (UID 1 BODY[] {5}\r\nhello)\r\n* BYE going down\r\n"
                        : "");
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, true)) {
      var got = new MailboxContract.Collected();
      assertThatThrownBy(() -> inbox.fetch(envelopes(3), got))
          .satisfies(MailboxContract.kind(Kind.LOST));
      assertThat(got.letters).containsOnlyKeys(1L);
      assertThat(got.gone).isEmpty();
    }
  }

  @Test
  void aSilentServerIsALostConnection() throws Exception {
    try (var server = ScriptedServer.with("", c -> c.startsWith("NOOP") ? null : "");
        var connection = ImapConnection.open(server.account(IMPATIENT))) {
      assertThatThrownBy(connection::noop)
          .satisfies(MailboxContract.kind(Kind.LOST))
          .hasMessageContaining("no answer");
    }
  }

  @Test
  void oneLetterThatTheServerCannotGiveKeepsNoOtherBack() throws Exception {
    try (var server = ScriptedServer.with("", HostileServerTest::refuseFive);
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, true)) {
      var got = MailboxContract.fetch(inbox, envelopes(9));
      assertThat(got.letters.keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 6L, 7L, 8L);
      assertThat(got.failed).containsExactly(Map.entry(5L, "[SERVERBUG] cannot read it"));
      assertThat(got.gone).containsExactly(9L);
    }
  }

  /** Gives letters up to the fifth, at which it stops with NO; the ninth is not there. */
  private static String refuseFive(String command) {
    if (!command.startsWith("UID FETCH")) {
      return "";
    }
    var said = new StringBuilder();
    for (long uid : UidSet.parse(command.split(" ", -1)[2]).list()) {
      if (uid == 9) {
        continue;
      }
      if (!command.contains("BODY")) {
        said.append("* %d FETCH (UID %d FLAGS ())\r\n".formatted(uid, uid));
      } else if (uid == 5) {
        return said + "$ NO [SERVERBUG] cannot read it\r\n";
      } else {
        said.append("* %d FETCH (UID %d BODY[] {2}\r\nok)\r\n".formatted(uid, uid));
      }
    }
    return said + "$ OK done\r\n";
  }

  @Test
  void lettersAtWhichTheConnectionBreaksKeepNoOtherBack() throws Exception {
    var suspects = new Suspects();
    try (var server = ScriptedServer.with("", HostileServerTest::breakAtThreeAndFive)) {
      for (int connections = 1; connections <= 4; connections++) {
        try (var connection = ImapConnection.open(server.account(PATIENT), suspects);
            var inbox = connection.open(FolderPath.INBOX, true)) {
          var got = new MailboxContract.Collected();
          assertThatThrownBy(() -> inbox.fetch(envelopes(6), got))
              .satisfies(MailboxContract.kind(Kind.LOST));
          assertThat(suspects.breaks()).isEqualTo(connections);
        }
      }
      try (var connection = ImapConnection.open(server.account(PATIENT), suspects);
          var inbox = connection.open(FolderPath.INBOX, true)) {
        var got = MailboxContract.fetch(inbox, envelopes(6));
        assertThat(got.letters.keySet()).containsExactlyInAnyOrder(1L, 2L, 4L, 6L);
        assertThat(got.failed).containsOnlyKeys(3L, 5L);
        assertThat(got.failed.get(3L)).contains("disk trouble");
      }
    }
  }

  @Test
  void aLineThatBreaksOnceMakesNoLetterFail() throws Exception {
    var suspects = new Suspects();
    var broken = new AtomicInteger();
    try (var server =
        ScriptedServer.with(
            "",
            c ->
                c.contains("BODY") && broken.getAndIncrement() == 0
                    ? ScriptedServer.HANG_UP
                    : refuseFive(c))) {
      try (var connection = ImapConnection.open(server.account(PATIENT), suspects);
          var inbox = connection.open(FolderPath.INBOX, true)) {
        assertThatThrownBy(() -> inbox.fetch(envelopes(4), new MailboxContract.Collected()))
            .satisfies(MailboxContract.kind(Kind.LOST));
      }
      try (var connection = ImapConnection.open(server.account(PATIENT), suspects);
          var inbox = connection.open(FolderPath.INBOX, true)) {
        var got = MailboxContract.fetch(inbox, envelopes(4));
        assertThat(got.letters.keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(got.failed).isEmpty();
      }
    }
  }

  private static String breakAtThreeAndFive(String command) {
    if (!command.startsWith("UID FETCH")) {
      return "";
    }
    var said = new StringBuilder();
    for (long uid : UidSet.parse(command.split(" ", -1)[2]).list()) {
      if (uid == 3 || uid == 5) {
        return said + "* BYE disk trouble\r\n";
      }
      said.append("* %d FETCH (UID %d BODY[] {2}\r\nok)\r\n".formatted(uid, uid));
    }
    return said + "$ OK done\r\n";
  }

  @Test
  void anAnswerThatMakesNoSenseIsAFailedLetterNotAMissingOne() throws Exception {
    try (var server =
            ScriptedServer.with(
                "",
                c ->
                    c.startsWith("UID FETCH") && c.contains("BODY")
                        ? "* 1 FETCH (UID 1 BODY[] {5}\r\nhello\r\n* 2 FETCH (rubbish\r\n$ OK\r\n"
                        : c.startsWith("UID FETCH") ? "* 1 FETCH (UID 1)\r\n$ OK\r\n" : "");
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, true)) {
      var got = MailboxContract.fetch(inbox, envelopes(1));
      assertThat(got.failed).containsOnlyKeys(1L);
      assertThat(got.gone).isEmpty();
    }
  }

  @Test
  void aLetterWithAnImpossibleDateIsStillListed() throws Exception {
    try (var server =
            ScriptedServer.with(
                "",
                c ->
                    !c.startsWith("UID FETCH")
                        ? ""
                        : c.contains("INTERNALDATE")
                            ? "* 1 FETCH (UID 1 INTERNALDATE \"never\" RFC822.SIZE 5)\r\n$ OK\r\n"
                            : c.contains("SIZE")
                                ? "* 1 FETCH (UID 1 FLAGS (\\Seen) RFC822.SIZE 5)\r\n$ OK\r\n"
                                : "* 1 FETCH (UID 1 FLAGS ())\r\n$ OK\r\n");
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, true)) {
      assertThat(inbox.envelopes(1, OpenFolder.LAST))
          .containsExactly(new Envelope(1, Set.of("\\Seen"), Instant.EPOCH, 5, "", ""));
    }
  }

  @Test
  void withoutCopyUidTheLetterIsLookedForInTheTarget() throws Exception {
    var selected = new String[1];
    var moved = new AtomicInteger();
    try (var server = ScriptedServer.with("MOVE", c -> withoutCopyUid(c, selected, moved));
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, false)) {
      MoveOutcome outcome = inbox.move(List.of(1L, 2L), FolderPath.of("Others"));
      assertThat(outcome.fates()).isEqualTo(Map.of(1L, new Fate.Moved(7, 41), 2L, new Fate.Gone()));
    }
  }

  private static String withoutCopyUid(String command, String[] selected, AtomicInteger moved) {
    if (command.startsWith("SELECT") || command.startsWith("EXAMINE")) {
      selected[0] = command;
      return "";
    }
    if (command.startsWith("STATUS")) {
      return "* STATUS Others (MESSAGES 1 UIDNEXT 41 UIDVALIDITY 7)\r\n$ OK\r\n";
    }
    if (command.startsWith("UID MOVE")) {
      moved.incrementAndGet();
      return "* 1 EXPUNGE\r\n$ OK\r\n";
    }
    if (command.startsWith("UID FETCH")) {
      boolean inTarget = selected[0].contains("Others");
      // 40 is an older letter that looks the same.
      String rows = inTarget ? row(40) + row(41) : moved.get() == 0 ? row(1) : "";
      return rows + "$ OK\r\n";
    }
    return "";
  }

  private static String row(long uid) {
    String field = "Message-ID: <a@b.es>\r\n";
    String date = "\"05-Mar-2024 06:07:08 +0000\"";
    return "* 1 FETCH (UID %d FLAGS () INTERNALDATE %s RFC822.SIZE 5 %s {%d}\r\n%s)\r\n"
        .formatted(uid, date, "BODY[HEADER.FIELDS (MESSAGE-ID FROM)]", field.length(), field);
  }

  @Test
  void withoutUidPlusNothingIsEverExpunged() throws Exception {
    var selected = new String[1];
    try (var server =
        ScriptedServer.with("", c -> withoutCopyUid(c, selected, new AtomicInteger()))) {
      try (var connection = ImapConnection.open(server.account(PATIENT));
          var inbox = connection.open(FolderPath.INBOX, false)) {
        assertThat(inbox.move(List.of(1L), FolderPath.of("Others")))
            .isEqualTo(
                new MoveOutcome(
                    FolderPath.of("Others"),
                    MoveOutcome.Means.COPY_AND_MARK,
                    Map.of(1L, new Fate.Copied(7, 41, true))));
        assertThat(inbox.remove(List.of(1L)).removed()).isEmpty();
      }
      assertThat(server.heard()).noneMatch(c -> c.contains("EXPUNGE") || c.startsWith("CLOSE"));
    }
  }

  @Test
  void aMoveThatIsOkAndDoesNothingIsRefused() throws Exception {
    try (var server =
            ScriptedServer.with(
                "MOVE UIDPLUS", c -> c.startsWith("UID FETCH") ? row(1) + "$ OK\r\n" : "");
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, false)) {
      assertThat(inbox.move(List.of(1L), FolderPath.of("Others")).fates().get(1L))
          .isInstanceOf(Fate.Refused.class);
    }
  }

  @Test
  void aRefusedCopyTouchesNothingAtTheSource() throws Exception {
    try (var server =
            ScriptedServer.with(
                "UIDPLUS",
                c ->
                    c.startsWith("UID FETCH")
                        ? row(1) + "$ OK\r\n"
                        : c.startsWith("STATUS")
                            ? "* STATUS Others (MESSAGES 1 UIDNEXT 41 UIDVALIDITY 7)\r\n$ OK\r\n"
                            : c.startsWith("LIST")
                                ? "* LIST () \"/\" INBOX\r\n* LIST () \"/\" Others\r\n$ OK\r\n"
                                : c.startsWith("UID COPY") ? "$ NO [OVERQUOTA] full\r\n" : "");
        var connection = ImapConnection.open(server.account(PATIENT));
        var inbox = connection.open(FolderPath.INBOX, false)) {
      assertThat(inbox.move(List.of(1L), FolderPath.of("Others")).fates())
          .isEqualTo(Map.of(1L, new Fate.Refused("[OVERQUOTA] full")));
      assertThat(server.heard()).noneMatch(c -> c.contains("STORE") || c.contains("EXPUNGE"));
    }
  }

  private static List<Envelope> envelopes(int count) {
    List<Envelope> all = new ArrayList<>();
    for (int uid = 1; uid <= count; uid++) {
      all.add(new Envelope(uid, Set.of(), Instant.EPOCH, 2, "", ""));
    }
    return all;
  }
}

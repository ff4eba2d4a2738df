package io.tradepost.archive.restore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.agent.Lying;
import io.tradepost.agent.ServerLook;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.BackupFormat;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.Copy;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.archive.backup.Maildir;
import io.tradepost.archive.restore.Restorer.Volume;
import io.tradepost.demo.SampleHome;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.NewLetter;
import io.tradepost.mailbox.OpenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** None twice, none missing, whatever the mailbox has become since its backup. */
@NeedsDovecot
class RestoreTest {
  private static final Instant MADE = Instant.parse("2026-10-31T02:00:00Z");
  private static final Instant ARRIVED = Instant.parse("2026-03-01T08:00:00Z");
  private static final FolderPath INBOX = FolderPath.INBOX;
  private static final FolderPath SENT = FolderPath.of("Sent");
  private static final FolderPath NEVIR = FolderPath.of("Customer", "ES", "NEVIR");
  private static final FolderPath ORDERS = NEVIR.child("Orders");
  private static final FolderPath OTHERS = FolderPath.of("Others");
  private static final BackupFormat EML_ZIP = new EmlZip(ZoneId.of("Asia/Shanghai"));

  private static DovecotServer server;
  private static int users;

  @TempDir private Path folder;
  private final String user = "britty" + users++;
  private ImapConnection mailbox;

  @BeforeAll
  static void start() {
    server = DovecotServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Ten letters: two in each of five folders, one of those in Sent also with the customer. */
  @BeforeEach
  void fill() throws Exception {
    mailbox = ImapConnection.open(server.account("Britty", user));
    for (FolderPath path : List.of(INBOX, SENT, NEVIR, ORDERS, OTHERS)) {
      put(path, text(path.name() + 1));
      put(path, text(path.name() + 2));
    }
    put(NEVIR, text("Sent1"));
  }

  @AfterEach
  void signOff() {
    mailbox.close();
  }

  private static String text(String name) {
    return "Message-ID: <%s@x>\r\nSubject: %s\r\n\r\nabout %s\r\n".formatted(name, name, name);
  }

  private void put(FolderPath path, String... letters) throws MailboxException {
    List<NewLetter> all = new ArrayList<>();
    for (String letter : letters) {
      all.add(
          new NewLetter(
              RawLetter.of(letter.getBytes(ISO_8859_1)), Set.of("\\Seen", "$Label1"), ARRIVED));
    }
    mailbox.appender(path).put(all);
  }

  private Volume backup(BackupFormat format) throws Exception {
    return backup(format, new ServerSource(server.account("Britty", user)));
  }

  private Volume backup(BackupFormat format, ServerSource source) throws Exception {
    Backups backups =
        new Backups(new LocalDisk(), folder, "Britty", 2026, format, ServerSource.READER);
    backups.run(
        source, new Backups.Terms(MADE, 1, 0.95, Backups.Remembered.NOTHING), Attendant.NONE);
    BackupContents contents = new BackupContents(format, backups.list().getFirst().file());
    return new Volume(contents, contents.list(), List.of());
  }

  private RestoreReport restore(Volume volume, Selection selection) throws Exception {
    RestoreReport planned = restorer().plan(List.of(volume), selection, true);
    RestoreReport done = restorer().restore(List.of(volume), selection, true);
    if (done.failures().isEmpty()) {
      assertThat(planned).as("what was planned").isEqualTo(done);
    }
    return done;
  }

  private Restorer restorer() {
    return new Restorer(mailbox, Memory.NONE, (done, total) -> {});
  }

  /** How many letters of each SHA-256 lie in each folder. */
  private Map<String, Long> there() {
    return there(user);
  }

  private static Map<String, Long> there(String user) {
    var address = new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD);
    Map<String, Long> there = new TreeMap<>();
    for (Lying lying : ServerLook.at(address, user)) {
      there.merge(lying.folder() + " " + lying.sha256(), 1L, Long::sum);
    }
    return there;
  }

  private void move(FolderPath from, String name, FolderPath to) throws MailboxException {
    try (OpenFolder open = mailbox.open(from, false)) {
      mailbox.create(to);
      open.move(List.of(uid(open, name)), to);
    }
  }

  private void remove(FolderPath from, String... names) throws MailboxException {
    try (OpenFolder open = mailbox.open(from, false)) {
      for (String name : names) {
        open.remove(List.of(uid(open, name)));
      }
    }
  }

  private static long uid(OpenFolder folder, String name) throws MailboxException {
    return folder.envelopes(1, OpenFolder.LAST).stream()
        .filter(e -> e.messageId().equals("<" + name + "@x>"))
        .findFirst()
        .orElseThrow()
        .uid();
  }

  @Test
  void onlyWhatIsMissingComesBack() throws Exception {
    Map<String, Long> before = there();
    Volume volume = backup(EML_ZIP);
    remove(INBOX, "INBOX1");
    remove(NEVIR, "NEVIR2", "Sent1");
    RestoreReport report = restore(volume, Selection.ALL);
    assertThat(report.restored()).isEqualTo(3);
    assertThat(report.there()).isEqualTo(8);
    assertThat(there()).isEqualTo(before);
    assertThat(restore(volume, Selection.ALL).restored()).isZero();
    assertThat(there()).isEqualTo(before);
  }

  @Test
  void whatWasMovedSinceStaysWhereItIsNow() throws Exception {
    Volume volume = backup(EML_ZIP);
    move(INBOX, "INBOX1", NEVIR);
    move(NEVIR, "NEVIR1", FolderPath.of("Mine"));
    move(SENT, "Sent1", OTHERS); // its copy with the customer is another one's
    remove(OTHERS, "Others1");
    Map<String, Long> moved = there();
    RestoreReport report = restore(volume, Selection.ALL);
    assertThat(report.elsewhere()).isEqualTo(3);
    assertThat(report.folders()).isEqualTo(Map.of(OTHERS, 1L));
    assertThat(there()).hasSize(moved.size() + 1).containsAllEntriesOf(moved);
  }

  @Test
  void intoAnotherFolderAllIsBroughtThatDoesNotLieThereYet() throws Exception {
    Volume volume = backup(EML_ZIP);
    FolderPath old = FolderPath.of("Restored", "2026");
    Selection customer = new Selection(FolderPath.of("Customer"), null, old, true);
    assertThat(restore(volume, customer).folders())
        .isEqualTo(
            Map.of(
                old.child("ES").child("NEVIR"),
                3L,
                old.child("ES").child("NEVIR").child("Orders"),
                2L));
    assertThat(restore(volume, customer).restored()).isZero();
    Selection all = new Selection(null, null, FolderPath.of("All"), true);
    assertThat(restore(volume, all).folders())
        .containsEntry(FolderPath.of("All", "INBOX"), 2L)
        .containsEntry(FolderPath.of("All", "Customer", "ES", "NEVIR"), 3L);
  }

  @Test
  void oneLetterComesBackByItsIdOrMessageId() throws Exception {
    Volume volume = backup(EML_ZIP);
    Copy sent =
        volume.listing().copies().stream()
            .filter(c -> c.messageId().equals("Sent1@x"))
            .findFirst()
            .orElseThrow();
    remove(SENT, "Sent1");
    remove(NEVIR, "Sent1");
    RestoreReport byId = restore(volume, new Selection(null, sent.letter().value(), null, true));
    assertThat(byId.folders()).isEqualTo(Map.of(SENT, 1L, NEVIR, 1L));
    FolderPath mine = FolderPath.of("Mine");
    RestoreReport byMessageId = restore(volume, new Selection(SENT, "<Sent1@x>", mine, true));
    assertThat(byMessageId.folders()).isEqualTo(Map.of(mine, 1L));
    assertThat(restore(volume, new Selection(null, "nobody@x", null, true)).wanted()).isZero();
  }

  @Test
  void lettersThatLieInAFolderSeveralTimesComeBackAsOften() throws Exception {
    put(OTHERS, text("Others1"), text("Others1"));
    put(OTHERS, "Subject: no id\r\n\r\none\r\n", "Subject: no id\r\n\r\ntwo\r\n");
    Map<String, Long> before = there();
    Volume volume = backup(EML_ZIP);
    remove(OTHERS, "Others1", "Others1");
    assertThat(restore(volume, Selection.ALL).restored()).isEqualTo(2);
    assertThat(there()).isEqualTo(before);
  }

  @Test
  void lettersWithOneMessageIdAndOtherBytesAreTwo() throws Exception {
    Volume volume = backup(EML_ZIP);
    remove(INBOX, "INBOX1");
    String other = text("INBOX1").replace("about", "all on");
    put(INBOX, other);
    assertThat(restorer().restore(List.of(volume), Selection.ALL, true).folders())
        .isEqualTo(Map.of(INBOX, 1L));
  }

  /** What the server hands out is not what it was given; it is still the same letter. */
  @Test
  void bareLineEndsAndZeroBytesAreNotBroughtTwice() throws Exception {
    List<String> odd =
        List.of(
            "Message-ID: <bare@x>\nSubject: bare\n\nline ends\n",
            "Message-ID: <zero@x>\r\n\r\na\0b\r\n",
            "bare and nameless\n",
            "");
    Volume volume =
        backup(
            new Maildir(),
            new ServerSource(OTHERS, odd.stream().map(s -> s.getBytes(ISO_8859_1)).toList()));
    String other = user + "other";
    for (long restored : List.of(4L, 0L)) {
      try (var connection = ImapConnection.open(server.account("Lin", other))) {
        RestoreReport report =
            new Restorer(connection, Memory.NONE, (done, total) -> {})
                .restore(List.of(volume), Selection.ALL, false);
        assertThat(report.failures()).isEmpty();
        assertThat(report.restored()).isEqualTo(restored);
      }
    }
    assertThat(there(other).values()).hasSize(4).containsOnly(1L);
  }

  @Test
  void theConnectionBreaksAndTheNextRunGoesOn() throws Exception {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      many.add(text("many" + i));
    }
    put(ORDERS, many.toArray(String[]::new));
    Volume volume = backup(EML_ZIP);
    Map<String, Long> before = there();
    String other = user + "other";
    try (var connection = ImapConnection.open(server.account("Lin", other))) {
      Restorer breaking =
          new Restorer(
              connection,
              Memory.NONE,
              (done, total) -> {
                if (done > 200) {
                  connection.abort();
                }
              });
      List<Volume> volumes = List.of(volume);
      assertThatThrownBy(() -> breaking.restore(volumes, Selection.ALL, false))
          .isInstanceOf(MailboxException.class);
    }
    long arrived = there(other).size();
    assertThat(arrived).isBetween(200L, 450L);
    try (var connection = ImapConnection.open(server.account("Lin", other))) {
      RestoreReport report =
          new Restorer(connection, Memory.NONE, (done, total) -> {})
              .restore(List.of(volume), Selection.ALL, false);
      assertThat(report.there()).isEqualTo(arrived);
      assertThat(report.complete()).isTrue();
    }
    assertThat(there(other)).isEqualTo(before);
  }

  @Test
  void aDamagedLetterIsTakenFromAnotherBackupOrToldByName() throws Exception {
    Volume whole = backup(EML_ZIP);
    Volume maildir = backup(new Maildir());
    strike(maildir.backup().file(), "about INBOX1");
    remove(INBOX, "INBOX1", "INBOX2");
    RestoreReport alone = restore(maildir, Selection.ALL);
    assertThat(alone.restored()).isEqualTo(1);
    assertThat(alone.failures())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.copy().messageId()).isEqualTo("INBOX1@x");
              assertThat(f.why()).contains("does not give it as it went in");
            });
    Volume both = new Volume(maildir.backup(), maildir.listing(), List.of(whole.backup()));
    assertThat(restore(both, Selection.ALL).restored()).isEqualTo(1);
    assertThat(restore(both, Selection.ALL).there()).isEqualTo(11);
  }

  private static void strike(Path maildir, String words) throws IOException {
    try (var files = Files.walk(maildir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, ISO_8859_1);
        if (text.contains(words)) {
          Files.writeString(
              file, text.replace(words, words.toUpperCase(java.util.Locale.ROOT)), ISO_8859_1);
        }
      }
    }
  }

  @Test
  void aFullMailboxEndsItAndMoreRoomLetsItGoOn() throws Exception {
    StringBuilder large = new StringBuilder(text("large"));
    large.append("x".repeat(60_000)).append("\r\n");
    put(ORDERS, large.toString());
    Volume volume = backup(EML_ZIP);
    try (var small = DovecotServer.start(DovecotServer.Options.underInbox().withQuota("50k"))) {
      for (String room : List.of("50k", "1M")) {
        small.quota(room);
        try (var connection = ImapConnection.open(small.account("Lin", "lin"))) {
          RestoreReport report =
              new Restorer(connection, Memory.NONE, (done, total) -> {})
                  .restore(List.of(volume), Selection.ALL, false);
          assertThat(report.complete()).isEqualTo(room.equals("1M"));
          assertThat(report.stopped().contains("full")).isEqualTo(room.equals("50k"));
          assertThat(report.wanted())
              .isEqualTo(
                  report.restored() + report.there() + report.failures().size() + report.left());
        }
      }
    }
  }
}

package io.tradepost.archive.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Lying;
import io.tradepost.agent.MalformedLetters;
import io.tradepost.agent.MalformedLetters.Malformed;
import io.tradepost.agent.ServerLook;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.BackupFormat;
import io.tradepost.archive.backup.BackupOutcome;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.archive.backup.Maildir;
import io.tradepost.archive.backup.Mbox;
import io.tradepost.archive.restore.Restorer.Volume;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.NewLetter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From a mailbox into a backup and out of it into an empty mailbox: 2,000 letters, and each way in
 * which letters are known to be malformed.
 */
@NeedsDovecot
class RoundTripTest {
  private static final int LETTERS = 2_000;
  private static final Instant UNTIL = Instant.parse("2026-06-30T00:00:00Z");
  private static final SampleOptions OPTIONS =
      new SampleOptions(7, List.of("Britty"), LETTERS, UNTIL, 5_000);
  private static final String BRITTY = OPTIONS.address("Britty");
  private static final Instant MADE = Instant.parse("2026-10-31T02:00:00Z");

  private static final List<FolderPath> FOLDERS =
      List.of(
          FolderPath.INBOX,
          FolderPath.of("Sent"),
          FolderPath.of("Customer", "ES", "NEVIR"),
          FolderPath.of("Customer", "CN", "报价单 & \"x\""),
          FolderPath.of("Others", "100% [odd]"));

  private static DovecotServer server;
  private static List<Lying.Place> before;
  private static ServerSource source;
  private static int users;

  @TempDir private Path folder;

  static List<BackupFormat> formats() {
    return List.of(new EmlZip(ZoneId.of("Asia/Shanghai")), new Mbox(), new Maildir());
  }

  @BeforeAll
  static void fill() throws Exception {
    server = DovecotServer.start();
    Random random = new Random(11);
    for (Sample sample : SampleOffice.generate(OPTIONS).toList()) {
      FolderPath at = FOLDERS.get(random.nextInt(FOLDERS.size()));
      server.deliver(
          BRITTY, at, sample.raw(), sample.internalDate(), sample.flags().toArray(String[]::new));
    }
    List<Malformed> malformed = MalformedLetters.to(BRITTY);
    for (int i = 0; i < malformed.size(); i++) {
      FolderPath at = FOLDERS.get(i % FOLDERS.size());
      server.deliver(BRITTY, at, malformed.get(i).raw(), UNTIL.plusSeconds(i), "\\Flagged");
    }
    try (var connection = ImapConnection.open(server.account("Britty", BRITTY))) {
      connection.create(FolderPath.of("Customer", "FR", "Empty"));
      connection
          .appender(FolderPath.of("Customer", "ES", "NEVIR"))
          .put(
              List.of(
                  new NewLetter(
                      RawLetter.of(
                          "Subject: labelled\r\n\r\n"
                              .getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                      Set.of("$Label1", "Junk", "\\Deleted", "\\Draft"),
                      UNTIL.plusSeconds(4711))));
    }
    before = places(BRITTY);
    source = new ServerSource(server.account("Britty", BRITTY));
    assertThat(before).hasSizeGreaterThan(LETTERS + 40);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Lying.Place> places(String user) {
    var address = new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD);
    return ServerLook.at(address, user).stream().map(Lying::place).toList();
  }

  private static Set<FolderPath> foldersOf(String user) throws Exception {
    try (var connection = ImapConnection.open(server.account("x", user))) {
      Set<FolderPath> paths = new HashSet<>();
      connection.folders().forEach(f -> paths.add(f.path()));
      return paths;
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatComesBackIsWhatWasThere(BackupFormat format) throws Exception {
    Volume volume = backup(format);
    String other = "lin" + users++;
    try (var connection = ImapConnection.open(server.account("Lin", other))) {
      RestoreReport report = restorer(connection).restore(List.of(volume), Selection.ALL, false);
      assertThat(report.failures()).isEmpty();
      assertThat(report.restored()).isEqualTo(report.wanted()).isEqualTo(before.size());
      assertThat(report.flagsLeftOut()).isEmpty();
    }
    assertThat(places(other)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(foldersOf(other)).isEqualTo(foldersOf(BRITTY));
  }

  private Volume backup(BackupFormat format) throws Exception {
    Backups backups =
        new Backups(new LocalDisk(), folder, "Britty", 2026, format, ServerSource.READER);
    assertThat(
            backups.run(
                source,
                new Backups.Terms(MADE, 1, 0.95, Backups.Remembered.NOTHING),
                Attendant.NONE))
        .isInstanceOf(BackupOutcome.Replaced.class);
    BackupContents contents = new BackupContents(format, backups.list().getFirst().file());
    return new Volume(contents, contents.list(), List.of());
  }

  private static Restorer restorer(ImapConnection connection) {
    return new Restorer(connection, Memory.NONE, (done, total) -> {});
  }
}

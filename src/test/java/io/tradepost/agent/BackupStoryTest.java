package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.Compared;
import io.tradepost.agent.BackupDesk.FaultView;
import io.tradepost.agent.BackupDesk.Lying;
import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.agent.BackupDesk.MissingView;
import io.tradepost.agent.BackupDesk.Reconciled;
import io.tradepost.agent.BackupDesk.RunReport;
import io.tradepost.agent.BackupDesk.RunRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.RestoreDesk.RestoreRequest;
import io.tradepost.agent.RestoreDesk.Restored;
import io.tradepost.demo.SampleOffice;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.DovecotServer.Options;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the mailbox on the server to the backup of the month, in each format. */
@NeedsDovecot
class BackupStoryTest {
  private static final int LETTERS = 40;

  /** A pair of keys for this test. */
  private static final String RECIPIENT =
      "age1rlhd3qcuu3yuknuhmmpq6g2r4vyjkk5v7mewz3m73m30tcpue3jq3phfe3";

  private static final String IDENTITY =
      "AGE-SECRET-KEY-17RAZ07F5RFDYZPZGNUNHE5E32J20A6FTHSH7D5GFUQTXLVWY2CMQMJ8KH2";
  private static final Set<String> FORMATS = Set.of("eml-zip", "mbox", "maildir");

  @TempDir private Path folder;
  private DovecotServer server = DovecotServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everyMonthsBackupIsReadBackBeforeTheLastOneGoes() {
    Mailroom room = room();
    room.once();
    RunReport first = run(room);
    assertThat(first.clean()).as(first.toString()).isTrue();
    Reconciled mailbox = first.mailboxes().getFirst();
    assertThat(mailbox.onServer()).isEqualTo(mailbox.inVault()).isGreaterThan(LETTERS);
    assertThat(formats(first, "replaced")).isEqualTo(FORMATS);
    assertThat(first.backups())
        .allSatisfy(b -> assertThat(b.readBack()).isEqualTo(b.offered()).isPositive())
        .allSatisfy(b -> assertThat(b.written()).isEqualTo(b.offered()));
    assertThat(verify(room)).hasSize(3).allSatisfy(c -> assertThat(c.good()).isTrue());

    assertThat(formats(run(room), "unchanged")).as("nothing is new").isEqualTo(FORMATS);

    SampleOffice.generate(Mailroom.letters(12, 7)).forEach(room::deliver);
    RunReport second = run(room);
    assertThat(second.mailboxes().getFirst().fetched()).isEqualTo(7);
    assertThat(formats(second, "replaced")).isEqualTo(FORMATS);
    Made zip = made(second, "eml-zip");
    assertThat(zip.takenOver()).isEqualTo(zip.offered() - 7);
    assertThat(list(room)).hasSize(3).allSatisfy(b -> assertThat(b.verified()).isNotNull());
  }

  @Test
  void aFlippedBitIsFoundAndNamesTheLetter() throws IOException {
    Mailroom room = room();
    room.once();
    run(room);
    for (String format : FORMATS) {
      Path file =
          list(room).stream()
              .filter(b -> b.format().equals(format))
              .findFirst()
              .orElseThrow()
              .file();
      flip(Files.isDirectory(file) ? largest(file) : file);
      Checked found =
          verify(room).stream().filter(c -> c.format().equals(format)).findFirst().orElseThrow();
      assertThat(found.good()).as(format).isFalse();
      assertThat(found.faults())
          .extracting(FaultView::letter)
          .as(format)
          .anyMatch(l -> !l.isEmpty());
    }
    RunReport healed = run(room);
    assertThat(formats(healed, "replaced")).isEqualTo(FORMATS);
    assertThat(healed.backups())
        .allSatisfy(b -> assertThat(b.notes().toString()).contains("is damaged"));
    assertThat(verify(room)).allSatisfy(c -> assertThat(c.good()).isTrue());
  }

  @Test
  void whatIsDeletedOnTheServerStaysInTheBackup() throws IOException {
    Mailroom room = room();
    room.once();
    Made before = made(run(room), "eml-zip");
    for (Path letter : letters(room)) {
      Files.delete(letter);
    }
    RunReport after = run(room);
    assertThat(after.mailboxes().getFirst().onServer()).isZero();
    Made made = made(after, "eml-zip");
    assertThat(made.outcome()).isEqualTo("replaced");
    assertThat(made.offered()).isEqualTo(before.offered());
    assertThat(made.gone()).isEqualTo(before.offered());
    assertThat(made.takenOver()).isEqualTo(before.offered());
  }

  @Test
  void whatTheVaultHasIsBackedUpWhileTheServerIsAway() {
    Mailroom room = room();
    room.once();
    server.stop();
    RunReport report = run(room);
    assertThat(report.clean()).isFalse();
    assertThat(report.mailboxes().getFirst().error()).contains("nobody listens");
    assertThat(formats(report, "replaced")).isEqualTo(FORMATS);
    server.restart();
  }

  @Test
  void aBackupTakenAwayOrExchangedIsMissed() throws IOException {
    Mailroom room = room();
    room.once();
    run(room);
    Path backups = room.home().resolve("backup");
    Path aside = room.home().resolve("aside");
    Files.move(backups, aside);
    assertThat(verify(room))
        .hasSize(3)
        .allSatisfy(c -> assertThat(c.faults().getFirst().why()).contains("is not there"));
    assertThat(made(run(room), "mbox").notes()).singleElement().asString().contains("mounted?");
    verify(room).forEach(c -> assertThat(c.good()).isTrue());

    SampleOffice.generate(Mailroom.letters(13, 3)).forEach(room::deliver);
    run(room);
    room.inOffice(office -> office.backups().list(Choice.ALL)).forEach(b -> delete(b.file()));
    for (Path there : tree(aside)) {
      Path target = backups.resolve(aside.relativize(there));
      if (Files.isDirectory(there)) {
        Files.createDirectories(target);
      } else {
        Files.move(there, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(verify(room))
        .anySatisfy(
            c -> assertThat(c.faults().toString()).contains("another one than the agent wrote"));
  }

  @Test
  void flagsAreOfNowAlsoWhereTheServerDoesNotTellThatOneChanged() throws IOException {
    server.close();
    server = DovecotServer.start(Options.plain().without("CONDSTORE", "QRESYNC"));
    Mailroom room = room();
    room.once();
    run(room);
    Path letter =
        letters(room).stream().filter(p -> p.toString().endsWith(":2,S")).findFirst().orElseThrow();
    Files.move(
        letter, letter.resolveSibling(letter.getFileName().toString().replace(":2,S", ":2,FS")));
    assertThat(formats(run(room), "replaced")).isEqualTo(FORMATS);
  }

  @Test
  void everyLetterOnTheServerIsHeldAgainstTheBackup() throws IOException {
    Mailroom room = room();
    room.once();
    run(room);
    Compared whole = compare(room);
    assertThat(whole.good()).as(whole.toString()).isTrue();
    assertThat(whole.same()).isEqualTo(whole.onServer()).isGreaterThan(LETTERS);

    List<Path> sent =
        letters(room).stream().filter(p -> p.startsWith(room.folder(Mailroom.SENT))).toList();
    Path moved = sent.get(0);
    Files.move(moved, room.folder(FolderPath.INBOX).resolve("cur").resolve(moved.getFileName()));
    Path changed = sent.get(1);
    String text = Files.readString(changed, ISO_8859_1);
    Files.delete(changed); // its copy in the customer's folder may be the same file
    Files.writeString(changed, text.replace('e', 'E'), ISO_8859_1);
    byte[] late = "Subject: late\r\n\r\nnew\r\n".getBytes(ISO_8859_1);
    server.deliver("britty", FolderPath.INBOX, late, Instant.now().plusSeconds(86_400));
    byte[] old = "Message-ID: <old@x.example>\r\nSubject: old\r\n\r\nold\r\n".getBytes(ISO_8859_1);
    server.deliver("britty", FolderPath.INBOX, old, Instant.parse("2026-10-01T00:00:00Z"));
    Compared found = compare(room);
    assertThat(found.newer()).isEqualTo(1);
    assertThat(found.elsewhere()).isEqualTo(1);
    assertThat(found.missing())
        .extracting(MissingView::folder)
        .containsExactlyInAnyOrder("INBOX", "Sent");
    assertThat(found.missing()).extracting(MissingView::messageId).contains("old@x.example");
    assertThat(found.onServer())
        .isEqualTo(found.same() + found.elsewhere() + found.newer() + found.missing().size());

    server.stop();
    assertThat(compare(room).error()).contains("nobody listens");
    server.restart();
  }

  @Test
  void anEncryptedBackupComesBackToWhoHasTheKey() throws IOException {
    Mailroom room = room();
    Path settings = room.home().resolve("config/tradepost.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace(
                "backup: { formats: [eml-zip, mbox, maildir] }",
                "backup: { formats: [eml-zip, mbox], encrypt-to: " + RECIPIENT + " }"));
    room.once();
    RunReport report = run(room);
    assertThat(formats(report, "replaced")).containsExactlyInAnyOrder("eml-zip.age", "mbox.age");
    assertThat(report.clean()).isTrue();
    assertThat(report.backups()).allMatch(b -> b.readBack() == b.offered());
    assertThat(formats(run(room), "unchanged")).hasSize(2);

    Path key = Files.writeString(folder.resolve("key.txt"), IDENTITY + "\n");
    for (Path identity : new Path[] {null, key}) {
      List<Checked> checked =
          room.inOffice(o -> o.backups().verify(Choice.ALL, identity, Progress.SILENT));
      assertThat(checked)
          .hasSize(2)
          .allMatch(Checked::good)
          .allMatch(c -> c.opened() == (identity != null));
    }
    for (Path letter : letters(room)) {
      Files.delete(letter);
    }
    RestoreRequest closed =
        new RestoreRequest("Britty", OptionalInt.empty(), "", "", "", "", true, null);
    assertThatThrownBy(() -> room.inOffice(o -> o.restores().restore(closed, Progress.SILENT)))
        .hasMessageContaining("is encrypted: name the file with its private key by --identity");
    RestoreRequest opened =
        new RestoreRequest("Britty", OptionalInt.empty(), "", "", "", "", true, key);
    Restored restored = room.inOffice(o -> o.restores().restore(opened, Progress.SILENT));
    assertThat(restored.complete()).as(restored.toString()).isTrue();
    assertThat(restored.restored()).isGreaterThan(LETTERS);
    assertThat(tree(room.data()).stream().filter(p -> p.toString().contains("/opened/"))).isEmpty();
  }

  private static Compared compare(Mailroom room) {
    return room.inOffice(office -> office.backups().compare(Choice.ALL, Progress.SILENT))
        .getFirst();
  }

  private Mailroom room() {
    try {
      Path home = Files.createDirectories(folder.resolve("home"));
      Mailroom room =
          Mailroom.open(server, "britty", server.port(), home, Mailroom.letters(11, LETTERS));
      Files.writeString(
          home.resolve("config/tradepost.yaml"),
          "\nbackup: { formats: [eml-zip, mbox, maildir] }\n",
          StandardOpenOption.APPEND);
      return room;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunReport run(Mailroom room) {
    return room.inOffice(
        office -> office.backups().run(new RunRequest(Choice.ALL, false), Progress.SILENT));
  }

  private static List<Checked> verify(Mailroom room) {
    return room.inOffice(office -> office.backups().verify(Choice.ALL, null, Progress.SILENT));
  }

  private static List<Lying> list(Mailroom room) {
    return room.inOffice(office -> office.backups().list(Choice.ALL));
  }

  private static Set<String> formats(RunReport report, String outcome) {
    return report.backups().stream()
        .filter(b -> b.outcome().equals(outcome))
        .map(Made::format)
        .collect(Collectors.toSet());
  }

  private static Made made(RunReport report, String format) {
    return report.backups().stream()
        .filter(b -> b.format().equals(format))
        .findFirst()
        .orElseThrow();
  }

  /** In the middle of the file. */
  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private static Path largest(Path top) throws IOException {
    return tree(top).stream()
        .filter(Files::isRegularFile)
        .max(java.util.Comparator.comparingLong(p -> p.toFile().length()))
        .orElseThrow();
  }

  private static List<Path> tree(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      return all.toList();
    }
  }

  /** On the server's disk. */
  private static List<Path> letters(Mailroom room) throws IOException {
    return tree(room.folder(FolderPath.INBOX)).stream()
        .filter(p -> p.toString().matches(".*/(cur|new)/[^/]+"))
        .filter(Files::isRegularFile)
        .toList();
  }

  private static void delete(Path file) {
    try {
      new io.tradepost.archive.backup.LocalDisk().delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

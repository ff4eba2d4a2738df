package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.agent.ImportDesk.ImportCount;
import io.tradepost.agent.ImportDesk.ImportReport;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.Shown;
import io.tradepost.agent.ReplyDesk.OwedRequest;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.BackupFormat;
import io.tradepost.archive.backup.BackupOutcome;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.archive.backup.Maildir;
import io.tradepost.archive.backup.SampleBackup;
import io.tradepost.archive.old.OldMail;
import io.tradepost.archive.old.OutlookFiles;
import io.tradepost.ledger.Archived;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.round.Desk;
import io.tradepost.round.OldMailIntake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The years before Tradepost become searchable, and nothing else becomes of them. */
class ImportOldMailTest {
  @TempDir private Path folder;
  private OldMailHome home;

  @BeforeEach
  void open() throws Exception {
    home = OldMailHome.open(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    home.close();
  }

  private static String letter(int number, String from, String more) {
    return """
    From - Thu Mar  5 10:00:00 2009
    Status: RO
    From: %s
    To: britty@hotwell.example
    Subject: Lamps for Valencia %d
    Date: Thu, 05 Mar 2009 10:%02d:00 +0000
    Message-ID: <%d@old.example>
    %s
    Please quote 500 lamps by tomorrow, urgent.

    """
        .formatted(from, number, number % 60, number, more.isEmpty() ? "" : more + "\n");
  }

  private Path mbox(String name, int letters) throws Exception {
    StringBuilder mbox = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      mbox.append(letter(i, "Anna <anna@nevir-demo.es>", ""));
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, mbox);
  }

  @Test
  void anOldLetterIsFoundShownAndExplained() throws Exception {
    ImportReport report = home.take(mbox("2009/Inbox", 3));
    assertThat(report.complete()).isTrue();
    assertThat(report.total())
        .isEqualTo(new ImportCount("Archive/Inbox", -1, 3, 0, 3, 0, Map.of(), 0));

    assertThat(home.search("valencia")).hasSize(3);
    assertThat(home.search("customer:NEVIR before:2010")).hasSize(3);
    assertThat(home.search("folder:Archive/Inbox mailbox:Britty is:read")).hasSize(3);
    LetterView letter = home.search("\"Valencia 2\"").getFirst();
    assertThat(letter.folder()).isEqualTo("Archive/Inbox");
    assertThat(letter.places()).containsExactly("Archive/Inbox");
    assertThat(letter.mailbox()).isEqualTo("Britty");
    assertThat(letter.company()).isEqualTo("NEVIR");
    Shown shown = home.office().show(letter.id()).orElseThrow();
    assertThat(shown.fresh()).contains("500 lamps");
    assertThat(home.raw(letter.id())).contains("Subject: Lamps for Valencia 2\r\n");
    Office.Explanation explained = home.office().explain(letter.id()).orElseThrow();
    assertThat(explained.decision().target()).isEqualTo("Archive/Inbox");
    assertThat(explained.decision().reasons()).singleElement().asString().contains("old mail file");
    assertThat(explained.history())
        .singleElement()
        .extracting(Office.Event::what)
        .asString()
        .contains("Archive/Inbox");
    assertThat(folder.resolve("home/data/vault/2009Britty.vault")).exists();
  }

  @Test
  void theSameFileAgainChangesNothing() throws Exception {
    Path file = mbox("Inbox", 5);
    home.take(file);
    Files.writeString(file, Files.readString(file) + letter(99, "Anna <anna@nevir-demo.es>", ""));
    Path moved = folder.resolve("elsewhere");
    assertThat(home.take(file).total())
        .isEqualTo(new ImportCount("Archive/Inbox", -1, 6, 0, 1, 5, Map.of(), 0));
    Files.copy(file, moved);
    assertThat(home.take(moved).total().known()).isEqualTo(6);
    assertThat(home.search("valencia"))
        .hasSize(6)
        .allSatisfy(l -> assertThat(l.places()).containsExactly("Archive/Inbox"));
  }

  @Test
  void aLetterThatLayInTwoFoldersIsFoundInBoth() throws Exception {
    mbox("Mail/Inbox", 2);
    mbox("Mail/Spain", 1);
    ImportReport report = home.take(folder.resolve("Mail"));
    assertThat(report.total().takenIn()).isEqualTo(3);
    assertThat(home.search("valencia")).hasSize(2);
    assertThat(home.search("\"Valencia 0\"").getFirst().places())
        .containsExactly("Archive/Mail/Inbox", "Archive/Mail/Spain");
    assertThat(home.take(folder.resolve("Mail")).total().known()).isEqualTo(3);
  }

  @Test
  void eachMailboxHasItsOwn() throws Exception {
    Path file = mbox("Inbox", 2);
    home.take(file);
    assertThat(home.office().imports().take(file, "kevin", Progress.SILENT).total().takenIn())
        .isEqualTo(2);
    assertThat(home.search("valencia"))
        .hasSize(2)
        .allSatisfy(
            l ->
                assertThat(l.copies())
                    .extracting(Office.Copy::mailbox)
                    .containsExactlyInAnyOrder("Britty", "Kevin"));
    assertThatThrownBy(() -> home.office().imports().take(file, "Nobody", Progress.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Britty, Kevin");
  }

  @Test
  void nobodyOwesAnAnswerToAnOldLetterAndTheBooksOnTheServerStay() throws Exception {
    home.take(mbox("Inbox", 4));
    assertThat(home.office().replies().owed(new OwedRequest(null, "", "", true)).obligations())
        .isEmpty();
    MailboxReport account = home.office().status().mailboxes().getFirst();
    assertThat(account.seen()).isZero();
    assertThat(account.lastSeen()).isNull();
    assertThat(home.office().desk().ledger().integrityErrors()).isEmpty();
  }

  @Test
  void anOldLetterThatNamesNoCustomerBringsNone() throws Exception {
    Path file =
        Files.writeString(folder.resolve("Inbox"), letter(1, "Luis <luis@lampara-nueva.es>", ""));
    home.take(file);
    assertThat(home.office().customers().list()).hasSize(1);
    assertThat(home.search("valencia").getFirst().category()).isEqualTo("others");
  }

  @Test
  void oldLettersJoinTheirConversation() throws Exception {
    Files.writeString(
        folder.resolve("Inbox"),
        letter(1, "Anna <anna@nevir-demo.es>", "")
            + letter(2, "Britty <britty@hotwell.example>", "In-Reply-To: <1@old.example>"));
    home.take(folder.resolve("Inbox"));
    LetterView first = home.search("\"Valencia 1\"").getFirst();
    assertThat(home.office().thread(first.id())).hasSize(2);
  }

  @Test
  void whatACrashCutShortTheNextStartAndImportComplete() throws Exception {
    Path file = mbox("Inbox", 700);
    OldMailIntake intake = new OldMailIntake(home.office().desk(), "Britty");
    // The power goes after the second batch; the index has not been put on the disk since.
    assertThatThrownBy(
            () ->
                intake.take(
                    OldMail.at(file),
                    (bytes, of, letters) -> {
                      if (letters >= 500) {
                        throw new IllegalStateException("the power went");
                      }
                    }))
        .hasMessage("the power went");
    home.restart();
    assertThat(home.search("valencia")).hasSize(500);
    ImportReport report = home.take(file);
    assertThat(report.total().known()).isEqualTo(500);
    assertThat(report.total().takenIn()).isEqualTo(200);
    assertThat(home.search("valencia")).hasSize(700);
  }

  @Test
  void theIndexMadeAnewHoldsOldLettersToo() throws Exception {
    home.take(mbox("Inbox", 3));
    assertThat(home.office().reindex(Progress.SILENT)).isEqualTo(3);
    assertThat(home.search("folder:Archive/Inbox customer:NEVIR")).hasSize(3);
  }

  @Test
  void everythingFoundIsAccountedFor() throws Exception {
    mbox("Mail/Inbox", 2);
    Files.writeString(folder.resolve("Mail/notes.txt"), "not a letter");
    Files.writeString(folder.resolve("Mail/broken.zip"), "PK\u0003\u0004 and no more");
    ImportReport report = home.take(folder.resolve("Mail"));
    assertThat(report.complete()).isFalse();
    for (ImportCount count : List.of(report.total(), report.folders().getFirst())) {
      long others = new TreeMap<>(count.notLetters()).values().stream().mapToLong(n -> n).sum();
      assertThat(count.found())
          .isEqualTo(count.takenIn() + count.known() + others + count.unreadable());
    }
    assertThat(report.total().notLetters()).containsEntry("another file", 1L);
    assertThat(report.unreadable()).isNotEmpty().allSatisfy(u -> assertThat(u.why()).isNotEmpty());
  }

  @Test
  void anOutlookFileIsTakenInByItsFoldersAndOnce() throws Exception {
    Path file = OutlookFiles.write(folder.resolve("2017Britty.pst"), OutlookFiles.bodies());
    ImportReport report = home.take(file);
    assertThat(report.complete()).isTrue();
    assertThat(report.folders())
        .containsExactly(
            new ImportCount("Archive/2017Britty.pst/Inbox/tmp", 4, 4, 0, 4, 0, Map.of(), 0));
    assertThat(home.search("folder:Archive/2017Britty.pst original")).hasSize(4);
    assertThat(home.take(file).total().known()).isEqualTo(4);
    assertThat(folder.resolve("home/data/vault/2017Britty.vault")).exists();
  }

  @Test
  void whatOutlookKeptOfALetterThatIsKnownIsKnown() throws Exception {
    String original =
        """
        From - Wed Feb 26 07:51:02 2014
        From: =?utf-8?Q?J=C3=B6rn?= Kottmann <kottmann@gmail.com>
        Subject: Re: Feature Generators
        Date: Wed, 26 Feb 2014 08:51:02 +0100
        Message-ID: <530D9CAC.5080901@gmail.com>

        as it came over the wire

        """;
    home.take(Files.writeString(folder.resolve("Inbox"), original));
    ImportReport report =
        home.take(OutlookFiles.write(folder.resolve("2014.pst"), OutlookFiles.letters()));
    assertThat(report.total().known()).isEqualTo(1);
    assertThat(report.total().takenIn()).isEqualTo(6);
    assertThat(home.search("subject:\"Feature Generators\"")).hasSize(2);
  }

  @Test
  void aDamagedOutlookFileGivesWhatCanBeReadAndSaysWhatNot() throws Exception {
    byte[] cut = Arrays.copyOf(OutlookFiles.letters(), 230_000);
    ImportReport report = home.take(OutlookFiles.write(folder.resolve("cut.pst"), cut));
    assertThat(report.complete()).isFalse();
    assertThat(report.total().takenIn()).isEqualTo(5);
    assertThat(report.total().expected()).isEqualTo(7);
    assertThat(report.unreadable())
        .hasSize(2)
        .allSatisfy(u -> assertThat(u.place()).matches("cut.pst, item \\d+"));
    assertThat(home.search("folder:Archive/cut.pst")).hasSize(5);
  }

  /** Each format of ours, with its manifest: what the letters were and where they lay. */
  @ParameterizedTest
  @MethodSource("io.tradepost.archive.backup.SampleBackup#formats")
  void aBackupComesBackAsItWas(BackupFormat format) throws Exception {
    List<FolderPath> folders =
        List.of(FolderPath.INBOX, FolderPath.of("Customer"), FolderPath.of("Customer", "SP: 50%"));
    List<SampleBackup.Lying> letters = new ArrayList<>();
    for (FolderPath folder : folders) {
      for (int i = 0; i < 3; i++) {
        String body = i == 0 ? "no line end" : "From here\n\nbare line ends\r\nand others\n";
        letters.add(
            new SampleBackup.Lying(
                folder,
                ("From: Anna <anna@nevir-demo.es>\nMessage-ID: <"
                        + letters.size()
                        + "@x>\nSubject: kept "
                        + letters.size()
                        + "\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n\n"
                        + body)
                    .getBytes(StandardCharsets.US_ASCII),
                Instant.parse("2026-11-0" + (i + 1) + "T10:00:00Z"),
                i == 1 ? Set.of("\\Flagged", "$Label1") : Set.of("\\Seen")));
      }
    }
    Path backup = SampleBackup.write(folder, format, folders, letters);
    ImportReport report = home.take(backup);
    assertThat(report.complete()).isTrue();
    assertThat(report.total().takenIn()).isEqualTo(9);
    assertThat(home.search("kept")).hasSize(9);
    for (int i = 0; i < letters.size(); i++) {
      LetterView found = home.search("\"kept " + i + "\"").getFirst();
      String name = String.valueOf(backup.getFileName());
      assertThat(found.folder()).isEqualTo("Archive/" + name + "/" + letters.get(i).folder());
      assertThat(home.raw(found.id()))
          .isEqualTo(new String(letters.get(i).raw(), StandardCharsets.ISO_8859_1));
      Archived.ArchivedRow row =
          home.office()
              .desk()
              .ledger()
              .read(book -> book.archived().of(new LetterId(found.id())))
              .getFirst();
      assertThat(row.arrived()).isEqualTo(letters.get(i).arrived());
      assertThat(row.flags()).isEqualTo(letters.get(i).flags());
    }
    assertThat(home.take(backup).total().known()).isEqualTo(9);
  }

  @Test
  void aBackupsDamagedLetterIsNamedAndTheOthersComeOut() throws Exception {
    List<SampleBackup.Lying> letters = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      letters.add(
          new SampleBackup.Lying(
              FolderPath.INBOX,
              ("Message-ID: <" + i + "@x>\r\nSubject: kept " + i + "\r\n\r\nwords\r\n")
                  .getBytes(StandardCharsets.US_ASCII),
              Instant.parse("2026-11-01T10:00:00Z"),
              Set.of()));
    }
    Path backup = SampleBackup.write(folder, new Maildir(), List.of(FolderPath.INBOX), letters);
    List<Path> files;
    try (Stream<Path> all = Files.list(backup.resolve("INBOX/cur"))) {
      files = all.sorted().toList();
    }
    Files.writeString(files.get(1), "Subject: another\r\n\r\nwords\r\n");
    Files.delete(files.get(3));
    ImportReport report = home.take(backup);
    assertThat(report.total().takenIn()).isEqualTo(3);
    assertThat(report.unreadable())
        .extracting(ImportDesk.Unreadable::why)
        .containsExactlyInAnyOrder("its bytes are not the letter's", "it is missing");
  }

  /** What was taken in is in the backup of its year, and comes out of that in another office. */
  @ParameterizedTest
  @MethodSource("io.tradepost.archive.backup.SampleBackup#formats")
  void oldLettersAreInTheBackupsOfTheirYears(BackupFormat format) throws Exception {
    mbox("Mail/Inbox", 4);
    mbox("Mail/Spain", 1);
    home.take(folder.resolve("Mail"));
    Desk desk = home.office().desk();
    Backups backups =
        new Backups(
            new LocalDisk(), folder.resolve("backup"), "Britty", 2009, format, desk.reader());
    BackupOutcome made =
        desk.ledger()
            .read(
                book -> {
                  assertThat(book.kept().years("Britty")).containsExactly(2009);
                  try {
                    return backups.run(
                        new MailboxYear(book, desk.vault(), "Britty", 2009),
                        new Backups.Terms(OldMailHome.NOW, 1, 0.95, Backups.Remembered.NOTHING),
                        Attendant.NONE);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    assertThat(made.tally().written()).isEqualTo(5);
    Path file = backups.list().getFirst().file();
    try (OldMailHome other = OldMailHome.open(folder.resolve("other"))) {
      ImportReport report = other.take(file);
      assertThat(report.complete()).isTrue();
      assertThat(report.total().takenIn()).isEqualTo(5);
      assertThat(other.search("valencia"))
          .extracting(LetterView::id)
          .containsExactlyInAnyOrderElementsOf(
              home.search("valencia").stream().map(LetterView::id).toList());
    }
  }
}

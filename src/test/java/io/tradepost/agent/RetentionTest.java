package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.agent.BackupDesk.RunReport;
import io.tradepost.agent.BackupDesk.RunRequest;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.ConfigException;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.round.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of letters that somebody deleted on the server long ago. */
@NeedsDovecot
class RetentionTest {
  private static final Instant DELETED = Instant.parse("2026-11-24T08:00:00Z");
  private static final Instant A_YEAR_LATER = DELETED.plus(Duration.ofDays(366));

  @TempDir private Path folder;
  private final DovecotServer server = DovecotServer.start();
  private final HandedClock clock = new HandedClock(DELETED.minus(Duration.ofDays(5)));
  private Mailroom room;
  private List<LetterView> deleted = List.of();
  private byte[] oneOfThem = {};
  private long before;

  /** Every third letter is deleted on the server after the first backup. */
  @BeforeEach
  void backUpAndDelete() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    room = Mailroom.open(server, "britty", server.port(), home, Mailroom.letters(11, 30));
    settings("keep: 1");
    inOffice(office -> office.once(new PassRequest(List.of(), false), Progress.SILENT));
    run();
    before = lying().letters();
    List<LetterView> all = found();
    deleted = all.stream().filter(l -> all.indexOf(l) % 3 == 0).toList();
    clock.set(DELETED);
    deleted.forEach(this::delete);
    assertThat(made(run()).gone()).isGreaterThanOrEqualTo(deleted.size());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theyAreKeptForGoodUnlessTheCompanySaysOtherwise() {
    clock.set(DELETED.plus(Duration.ofDays(36_500)));
    assertThat(run().mailboxes().getFirst().letGo()).isZero();
    assertThat(found()).hasSize((int) before);
  }

  @Test
  void theyLeaveBackupVaultAndIndexWhenTheirTimeIsOver() throws IOException {
    settings("retention: 365d");
    clock.set(DELETED.plus(Duration.ofDays(364)));
    assertThat(run().mailboxes().getFirst().letGo()).as("not yet").isZero();

    clock.set(A_YEAR_LATER);
    RunReport report = run();
    assertThat(report.clean()).as(report.toString()).isTrue();
    assertThat(report.mailboxes().getFirst().letGo()).isEqualTo(deleted.size());
    assertThat(made(report).outcome()).as("fewer, but on purpose").isEqualTo("replaced");
    assertThat(made(report).gone()).isZero();
    assertThat(lying().letters()).isEqualTo(before - deleted.size());

    assertThat(found()).hasSize((int) before - deleted.size());
    assertThat(deleted).noneMatch(this::inVault);
    long indexed = inOffice(office -> office.reindex(Progress.SILENT));
    assertThat(indexed).isEqualTo(before - deleted.size());
    List<Checked> checked = inOffice(o -> o.backups().verify(Choice.ALL, null, Progress.SILENT));
    assertThat(checked).allSatisfy(c -> assertThat(c.good()).isTrue());
    assertThat(made(run()).outcome()).isEqualTo("unchanged");
  }

  @Test
  void oneThatComesBackIsKeptAgain() {
    settings("retention: 365d");
    clock.set(A_YEAR_LATER);
    run();
    LetterView back = deleted.getFirst();
    server.deliver(room.user(), FolderPath.INBOX, oneOfThem, DELETED);
    RunReport report = run();
    assertThat(report.mailboxes().getFirst().fetched()).isEqualTo(1);
    assertThat(report.clean()).as(report.toString()).isTrue();
    assertThat(inVault(back)).isTrue();
    clock.set(A_YEAR_LATER.plus(Duration.ofDays(1)));
    assertThat(run().clean()).isTrue();
    assertThat(inVault(back)).isTrue();
    assertThat(found()).hasSize((int) before - deleted.size() + 1);
  }

  @Test
  void whatABackupCouldNotBeMadeWithoutKeepsItsBytes() throws IOException {
    settings("retention: 365d, to: /dev/null/backup");
    clock.set(A_YEAR_LATER);
    RunReport report = run();
    assertThat(made(report).outcome()).isEqualTo("failed");
    assertThat(deleted).allMatch(this::inVault);
    Office.Explanation why = inOffice(o -> o.explain(deleted.getFirst().id()).orElseThrow());
    assertThat(why.toString()).contains("gone from the server for longer");
    settings("retention: 365d");
    assertThat(made(run()).outcome()).isEqualTo("replaced");
    assertThat(deleted).noneMatch(this::inVault);
  }

  @Test
  void aHeldMailboxLetsNothingGo() {
    settings("retention: 365d, hold: { mailboxes: [Britty] }");
    clock.set(A_YEAR_LATER);
    assertThat(run().mailboxes().getFirst().letGo()).isZero();
    assertThat(found()).hasSize((int) before);
  }

  @Test
  void aHeldCustomersCorrespondenceStays() {
    LetterView held =
        deleted.stream().filter(l -> !l.customer().isEmpty()).findFirst().orElseThrow();
    Set<String> correspondence =
        deleted.stream()
            .filter(l -> l.customer().equals(held.customer()))
            .map(LetterView::id)
            .collect(Collectors.toSet());
    settings("retention: 365d, hold: { customers: ['%s'] }".formatted(held.customer()));
    clock.set(A_YEAR_LATER);
    assertThat(run().mailboxes().getFirst().letGo())
        .isPositive()
        .isLessThanOrEqualTo(deleted.size() - correspondence.size());
    assertThat(found()).extracting(LetterView::id).containsAll(correspondence);
  }

  @Test
  void aHoldThatNamesNobodyLetsNothingGo() {
    settings("retention: 365d, hold: { customers: [Nobody Ltd] }");
    clock.set(A_YEAR_LATER);
    RunReport report = run();
    assertThat(report.mailboxes().getFirst().letGo()).isZero();
    assertThat(report.notes()).singleElement().asString().contains("'Nobody Ltd'");
    assertThat(report.clean()).isFalse();
  }

  /** Wherever it lies. */
  private void delete(LetterView letter) {
    try (Stream<Path> files = Files.walk(room.folder(FolderPath.INBOX))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (has(file, "Message-ID: <" + letter.messageId() + ">")) {
          if (letter.equals(deleted.getFirst())) {
            oneOfThem = Files.readAllBytes(file);
          }
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean has(Path file, String field) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1)
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .anyMatch(field::equalsIgnoreCase);
  }

  private boolean inVault(LetterView letter) {
    return inOffice(
        office -> {
          Desk desk = ((LocalOffice) office).desk();
          return desk
              .ledger()
              .read(book -> book.copies().everOf(new LetterId(letter.id())))
              .stream()
              .anyMatch(c -> desk.vault().holds(Mailroom.BRITTY, c.vaultYear(), c.sha256()));
        });
  }

  private void settings(String backup) {
    try {
      Path file = room.home().resolve("config/tradepost.yaml");
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      lines.removeIf(l -> l.startsWith("backup:"));
      lines.add("backup: { " + backup + " }");
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunReport run() {
    return inOffice(
        office -> office.backups().run(new RunRequest(Choice.ALL, false), Progress.SILENT));
  }

  private BackupDesk.Lying lying() {
    return inOffice(office -> office.backups().list(Choice.ALL)).getFirst();
  }

  private static Made made(RunReport report) {
    assertThat(report.backups()).hasSize(1);
    return report.backups().getFirst();
  }

  private List<LetterView> found() {
    return inOffice(
            office -> office.search(new SearchRequest("is:received or is:sent", 100_000, false)))
        .letters();
  }

  private <T> T inOffice(Function<Office, T> work) {
    try (Office office = Offices.openForWriting(room.installation(), clock)) {
      return work.apply(office);
    } catch (ConfigException | IOException e) {
      throw new AssertionError(e);
    }
  }
}

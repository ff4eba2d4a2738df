package io.tradepost.agent;

import static io.tradepost.agent.Salesperson.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.agent.RestoreDesk.ExportRequest;
import io.tradepost.agent.RestoreDesk.Exported;
import io.tradepost.agent.RestoreDesk.RestoreRequest;
import io.tradepost.agent.RestoreDesk.Restored;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.Copy;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.Encryption;
import io.tradepost.config.Settings;
import io.tradepost.ledger.Ledger;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a restore is to the agent: the letters stay where they were put, and nothing is learned. */
@NeedsDovecot
class RestoreStoryTest {
  private static final PassRequest ALL = new PassRequest(List.of(), false);
  private static final String NEVIR = "Customer/ES/NEVIR";
  private static final String ANNA = "Anna Ruiz <anna@nevir-demo.es>";
  private static final String US = "britty@hotwell.example";

  private static DovecotServer server;

  @TempDir private Path home;
  private Salesperson britty;
  private LocalOffice office;

  @BeforeAll
  static void startServer() {
    server = DovecotServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    String user = test.getDisplayName().replaceAll("\\W", "");
    britty = new Salesperson(server.account("Britty", user));
    Files.writeString(home.resolve("secret"), DovecotServer.PASSWORD);
    office = (LocalOffice) Offices.open(RunningDaemon.install(home, server.port(), user, ""), true);
    receive("first");
    receive("second");
    backUp();
  }

  @AfterEach
  void close() {
    office.close();
    britty.close();
  }

  private void receive(String name) throws Exception {
    britty.append("INBOX", letter(name, ANNA, US, "About " + name));
    pass();
  }

  private void pass() {
    PassReport report = office.once(ALL, Progress.SILENT);
    assertThat(report.clean()).isTrue();
  }

  private void backUp() {
    Ledger ledger = office.desk().ledger();
    int year = Year.now(ZoneOffset.UTC).getValue();
    ledger.read(
        book -> {
          try {
            return new BackupShelf(
                    home.resolve("backup"),
                    office.zone(),
                    office.desk().reader(),
                    new Encryption(List.of(), List.of(), home))
                .row("Britty", year, Settings.Format.EML_ZIP)
                .backups()
                .run(
                    new MailboxYear(book, office.desk().vault(), "Britty", year),
                    new Backups.Terms(office.desk().now(), 1, 0.95, Backups.Remembered.NOTHING),
                    Attendant.NONE);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Restored restore(String folder, String letter, String into) {
    return office
        .restores()
        .restore(
            new RestoreRequest("britty", OptionalInt.empty(), folder, letter, "", into, true, null),
            Progress.SILENT);
  }

  private List<String> places(String name) {
    return office.search(new SearchRequest("body-of-" + name, 100, false)).letters().stream()
        .flatMap(l -> l.places().stream())
        .sorted()
        .toList();
  }

  private String id(String name) {
    return office
        .search(new SearchRequest("body-of-" + name, 100, false))
        .letters()
        .getFirst()
        .id();
  }

  private List<String> history(String name) {
    return office.explain(id(name)).orElseThrow().history().stream().map(e -> e.what()).toList();
  }

  @Test
  void aDeletedLetterComesBackToWhereItLay() throws Exception {
    britty.delete("first", NEVIR);
    pass();
    Restored restored = restore("", "", "");
    assertThat(restored.folders()).isEqualTo(Map.of(NEVIR, 1L));
    assertThat(restored.there()).isEqualTo(1);
    assertThat(restore("", "", "").restored()).isZero();
    pass();
    assertThat(places("first")).containsExactly(NEVIR);
    assertThat(history("first")).contains("Brought back to " + NEVIR + " from a backup.");
    assertThat(britty.names(NEVIR)).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void aLetterBroughtToAnotherFolderTeachesNothing() throws Exception {
    britty.delete("first", NEVIR);
    pass();
    assertThat(restore("", id("first"), "Restored/2026").restored()).isEqualTo(1);
    pass();
    assertThat(places("first")).containsExactly("Restored/2026");
    receive("third");
    assertThat(places("third")).containsExactly(NEVIR);
    assertThat(String.join(" ", history("first"))).doesNotContain("A person moved it");

    // What a person does with it later is that person's doing.
    britty.makeFolder("Mine");
    britty.move("first", "Restored/2026", "Mine");
    pass();
    assertThat(history("first"))
        .contains("A person moved it from Restored/2026 to Mine. It stays there.");
  }

  @Test
  void whatComesBackToTheInboxStaysThereAndOwesNothingNew() throws Exception {
    long owed = owed();
    assertThat(restore("Customer", "", "INBOX").folders()).isEqualTo(Map.of("INBOX/ES/NEVIR", 2L));
    assertThat(restore("", id("second"), "INBOX").folders()).isEqualTo(Map.of("INBOX", 1L));
    pass();
    assertThat(places("second")).contains("INBOX", NEVIR);
    assertThat(owed()).isEqualTo(owed);
  }

  private long owed() {
    return office
        .replies()
        .owed(new ReplyDesk.OwedRequest(null, "", "", true))
        .obligations()
        .size();
  }

  @Test
  void anExchangedBackupIsUsedAndSaidToBeOne() throws Exception {
    receive("third");
    office.backups().run(new BackupDesk.RunRequest(BackupDesk.Choice.ALL, false), Progress.SILENT);
    assertThat(restore("", "", "").notes()).as("the agent's own").isEmpty();
    receive("fourth");
    backUp(); // without the ledger's knowing, as somebody would who puts another in its place
    britty.delete("first", NEVIR);
    Restored restored = restore("", "", "");
    assertThat(restored.restored()).isEqualTo(1);
    assertThat(restored.notes())
        .singleElement()
        .asString()
        .contains("is not the one that the agent wrote last");
  }

  @Test
  void whatAPersonMovedSinceIsLeftThere() throws Exception {
    britty.makeFolder("Mine");
    britty.move("first", NEVIR, "Mine");
    Restored restored = restore("", "", "");
    assertThat(restored.restored()).isZero();
    assertThat(restored.elsewhere()).isEqualTo(1);
    assertThat(britty.names("Mine")).containsExactly("first");
  }

  @Test
  void whatAQueryFindsIsWrittenOnceEachAndReadBack() throws Exception {
    britty.copy("first", NEVIR, "INBOX");
    pass();
    Path file = home.resolve("anna.zip");
    ExportRequest request =
        new ExportRequest("from:anna after:2020", Settings.Format.EML_ZIP, file);
    Exported exported = office.restores().export(request, Progress.SILENT);
    assertThat(exported.complete()).isTrue();
    assertThat(exported.readBack()).isEqualTo(exported.found()).isEqualTo(2);
    BackupContents contents = new BackupContents(new EmlZip(office.zone()), file);
    assertThat(contents.list().copies())
        .hasSize(2)
        .extracting(Copy::folder)
        .allMatch(f -> f.segments().getFirst().equals("Britty"));
    assertThatThrownBy(() -> office.restores().export(request, Progress.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exists already");
    ExportRequest nothing =
        new ExportRequest("from:nobody", Settings.Format.MBOX, home.resolve("nobody.zip"));
    assertThat(office.restores().export(nothing, Progress.SILENT).found()).isZero();
    assertThat(home.resolve("nobody.zip")).doesNotExist();
  }

  @Test
  void whereThereIsNoBackupItIsSaid() {
    RestoreRequest nobody =
        new RestoreRequest("Lin", OptionalInt.of(2026), "", "", "", "", true, null);
    assertThatThrownBy(() -> office.restores().plan(nobody, Progress.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no backup of Lin of 2026");
  }
}

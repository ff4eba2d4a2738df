package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.ledger.LedgerException;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.search.IndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files of the agent's own: it says so, makes anew what can be made anew, and goes on. */
@NeedsDovecot
class DamageTest {
  @TempDir private Path home;
  private DovecotServer server;
  private Mailroom room;
  private Map<String, List<String>> filed;
  private Map<String, Set<String>> indexed;

  @BeforeEach
  void fileOnce() {
    server = DovecotServer.start();
    room = Mailroom.open(server, "britty", server.port(), home, Mailroom.letters(10, 40));
    assertThat(room.once().clean()).isTrue();
    filed = room.places();
    indexed = room.indexed();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments_", ".si", ".cfs", ".cfe", ".fnm", ".dvd", ".doc"})
  void makesAnIndexAnewThatLacksAFile(String part) throws Exception {
    for (Path file : indexFiles()) {
      if (file.getFileName().toString().contains(part)) {
        Files.delete(file);
      }
    }

    assertIndexHeals();
  }

  @Test
  void makesAMissingIndexAnew() throws Exception {
    for (Path file : indexFiles()) {
      Files.delete(file);
    }

    assertIndexHeals();
  }

  @Test
  void makesAnIndexOfAnotherVersionAnew() throws Exception {
    Path index = Offices.indexFolder(room.data());
    try (Stream<Path> versions = Files.list(index)) {
      Files.move(versions.findFirst().orElseThrow(), index.resolve("letters-v999"));
    }

    assertIndexHeals();
  }

  /** Flipped bits show when the file is opened, read or merged; whenever that is, it heals. */
  @Test
  void makesAnIndexAnewInWhichBitsFlipped() throws Exception {
    Random random = new Random(4);
    for (int round = 0; round < 12; round++) {
      List<Path> files = indexFiles();
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < 8 && bytes.length > 0; i++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      if (!searchFindsDamage()) {
        room.inOffice(office -> office.reindex(Progress.SILENT));
      } else {
        assertThat(room.once().clean()).isTrue();
      }
      assertThat(room.indexed()).as("after damage to " + file).isEqualTo(indexed);
    }
  }

  /** Then the next pass makes the index anew by itself. */
  private boolean searchFindsDamage() {
    try {
      room.indexed();
      return false;
    } catch (IndexException e) {
      return e.fault() == IndexException.Fault.DAMAGED;
    } catch (RuntimeException | AssertionError e) {
      return false; // Flipped bits that Lucene does not notice are for reindex.
    }
  }

  private List<Path> indexFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Offices.indexFolder(room.data()))) {
      all.filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().equals("write.lock"))
          .sorted()
          .forEach(files::add);
    }
    return files;
  }

  private void assertIndexHeals() {
    assertThat(room.once().clean()).isTrue();
    assertThat(room.indexed()).isEqualTo(indexed);
    room.assertWholeOnServer(filed);
    room.assertBooksAgree();
  }

  @Test
  void refusesADamagedLedgerAndSaysWhatToDo() throws Exception {
    Path ledger = Offices.ledgerFile(room.data());
    byte[] bytes = Files.readAllBytes(ledger);
    for (int page = 2; page < bytes.length / 4096; page += 3) {
      java.util.Arrays.fill(bytes, page * 4096, page * 4096 + 64, (byte) 0x5a);
    }
    Files.write(ledger, bytes);

    assertThatThrownBy(room::once)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(ledger.toString())
        .hasMessageContaining("restore the data folder");
    room.assertWholeOnServer(filed);
  }

  @Test
  void refusesALedgerThatIsNone() throws Exception {
    Path ledger = Offices.ledgerFile(room.data());
    Files.writeString(ledger, "not a database, whatever it was before".repeat(300));

    assertThatThrownBy(room::once)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(ledger.toString())
        .hasMessageContaining("restore the data folder");
  }

  @Test
  void namesALetterThatTheVaultHasLost() throws Exception {
    damageOneLetter();

    PassReport pass = room.once();
    assertThat(pass.clean()).isTrue();
    room.inOffice(
        office -> {
          assertThat(office.search(new SearchRequest("is:received or is:sent", 100, false)).total())
              .isEqualTo(filed.size());
          assertThat(office.reindex(Progress.SILENT)).isEqualTo(filed.size() - 1);
          return true;
        });
    room.assertWholeOnServer(filed);
  }

  private void damageOneLetter() throws Exception {
    Path vault;
    try (Stream<Path> files = Files.list(Offices.vaultFolder(room.data()))) {
      vault =
          files
              .filter(f -> f.toString().endsWith(".vault"))
              .max(Comparator.comparingLong(f -> f.toFile().length()))
              .orElseThrow();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + vault);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE chunk SET data = zeroblob(length(data)) WHERE id = (SELECT min(id) FROM chunk)");
    }
  }
}

package io.tradepost.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.LetterId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("ledger.sqlite");
  }

  @Test
  void keepsAllOfAChangeOrNothingOfIt() {
    try (Ledger ledger = Ledger.open(file)) {
      ledger.writing(book -> book.letters().enter(letter("aaaaaaaaaaaa", "one")));
      assertThatThrownBy(
              () ->
                  ledger.writing(
                      book -> {
                        book.letters().enter(letter("bbbbbbbbbbbb", "two"));
                        throw new IllegalStateException("in the middle");
                      }))
          .hasMessage("in the middle");
      assertThat(count(ledger)).isEqualTo(1);
      ledger.writing(book -> book.letters().enter(letter("cccccccccccc", "three")));
    }
    try (Ledger again = Ledger.open(file)) {
      List<LetterId> letters = again.read(book -> book.letters().all());
      assertThat(letters)
          .containsExactly(new LetterId("aaaaaaaaaaaa"), new LetterId("cccccccccccc"));
    }
  }

  @Test
  void aReaderSeesNothingOfAChangeThatIsBeingMade() throws InterruptedException {
    try (Ledger ledger = Ledger.open(file)) {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch looked = new CountDownLatch(1);
      Thread writing =
          Thread.ofVirtual()
              .start(
                  () ->
                      ledger.writing(
                          book -> {
                            book.letters().enter(letter("aaaaaaaaaaaa", "one"));
                            entered.countDown();
                            await(looked);
                          }));
      await(entered);
      long during = count(ledger);
      looked.countDown();
      writing.join();
      assertThat(during).isZero();
      assertThat(count(ledger)).isEqualTo(1);
    }
  }

  @Test
  void nothingIsWrittenByWhoOnlyReads() {
    try (Ledger ledger = Ledger.open(file)) {
      assertThatThrownBy(
              () ->
                  ledger.read(
                      book -> {
                        book.letters().enter(letter("aaaaaaaaaaaa", "one"));
                        return true;
                      }))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining(file.toString());
      assertThat(count(ledger)).isZero();
    }
  }

  @Test
  void isForItsOwnerOnly() throws Exception {
    Ledger.open(file).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  static Stream<Integer> earlierVersions() {
    return IntStream.range(0, Schema.VERSION).boxed();
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void aFileOfAnEarlierVersionComesToTheSameTables(int version) {
    bySql(
        file,
        sql -> {
          Schema.STEPS.subList(0, version).forEach(step -> sql.run(step.toArray(String[]::new)));
          sql.run("PRAGMA user_version = " + version);
        });
    Ledger.open(file).close();
    Path fresh = folder.resolve("fresh.sqlite");
    Ledger.open(fresh).close();
    assertThat(tables(file)).isEqualTo(tables(fresh)).isNotEmpty();
  }

  @Test
  void refusesAFileOfANewerVersionAndLeavesItAlone() throws Exception {
    Ledger.open(file).close();
    int newer = Schema.VERSION + 1;
    bySql(file, sql -> sql.run("PRAGMA user_version = " + newer));
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> Ledger.open(file))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("its version " + newer + ", ours " + Schema.VERSION)
        .hasMessageContaining("Install that version again");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void saysThatItIsClosed() {
    Ledger ledger = Ledger.open(file);
    ledger.close();
    assertThatThrownBy(() -> ledger.read(book -> book.letters().count()))
        .isInstanceOf(LedgerException.class)
        .hasMessage("The ledger " + file + " is closed.");
  }

  private static LetterRow letter(String id, String conversation) {
    return new LetterRow(
        new LetterId(id), id + "@nevir-demo.es", conversation, false, "询价", "ana@nevir-demo.es");
  }

  private static long count(Ledger ledger) {
    return ledger.read(book -> book.letters().count());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(Path file) {
    List<String> tables = new java.util.ArrayList<>();
    bySql(
        file,
        sql ->
            tables.addAll(
                sql.list(
                    row -> row.getString(1),
                    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")));
    return tables;
  }

  private static void bySql(Path file, Consumer<Sql> work) {
    try {
      Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file, new Properties()), file);
      try {
        work.accept(sql);
      } finally {
        sql.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.filing.Lesson;
import io.tradepost.ledger.Copies.Moved;
import io.tradepost.ledger.Ledger;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.TappedLine;
import io.tradepost.mailbox.TappedLine.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders numbered anew, renamed, deleted, and a server that is empty one day: the books follow,
 * and nothing is filed or downloaded a second time.
 */
@NeedsDovecot
class ResyncTest {
  @TempDir private Path home;
  private DovecotServer server;
  private TappedLine line;
  private Mailroom room;
  private final AtomicLong bodies = new AtomicLong();
  private Map<String, List<String>> filed;

  @BeforeEach
  void fileOnce() {
    server = DovecotServer.start();
    line = new TappedLine(server.port());
    room = Mailroom.open(server, "britty", line.port(), home, Mailroom.letters(9, 60));
    assertThat(room.once().clean()).isTrue();
    filed = room.places();
    line.tap(
        (way, bytes) -> {
          String words = new String(bytes, StandardCharsets.ISO_8859_1);
          if (way == Way.TO_SERVER && words.contains("BODY.PEEK[]")) {
            bodies.incrementAndGet();
          }
          return bytes.length;
        });
  }

  @AfterEach
  void close() {
    line.close();
    server.close();
  }

  @Test
  void knowsTheLettersOfFoldersThatWereNumberedAnew() throws Exception {
    for (Path folder : folders()) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file :
            files.filter(f -> f.getFileName().toString().startsWith("dovecot")).toList()) {
          Files.delete(file);
        }
      }
    }

    assertNothingIsDoneAgain();
  }

  @Test
  void knowsTheLettersOfAFolderThatIsBack() throws Exception {
    Path customers = room.folder(FolderPath.of("Customer"));
    Path aside = server.maildir(room.user()).resolveSibling("aside");
    Files.move(customers, aside);
    assertThat(room.once().clean()).isTrue();
    assertThat(room.places())
        .isEqualTo(
            filed.entrySet().stream()
                .collect(
                    java.util.stream.Collectors.filtering(
                        e -> !without(e.getValue()).isEmpty(),
                        java.util.stream.Collectors.toMap(
                            Map.Entry::getKey, e -> without(e.getValue())))));
    Files.move(aside, customers);

    assertNothingIsDoneAgain();
  }

  private static List<String> without(List<String> places) {
    return places.stream().filter(p -> !p.startsWith("Customer/")).toList();
  }

  @Test
  void followsAFolderThatAPersonRenamed() throws Exception {
    Path customers = room.folder(FolderPath.of("Customer"));
    Path country;
    try (Stream<Path> countries = Files.list(customers)) {
      country = countries.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
    }
    Path company;
    try (Stream<Path> companies = Files.list(country)) {
      company =
          companies
              .filter(Files::isDirectory)
              .filter(c -> Files.isDirectory(c.resolve("cur")))
              .filter(c -> !c.getFileName().toString().matches("cur|new|tmp"))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    Files.move(company, country.resolve("Renamed"));
    String before = "Customer/" + country.getFileName() + "/" + company.getFileName();
    String after = "Customer/" + country.getFileName() + "/Renamed";

    assertThat(room.once().clean()).isTrue();
    assertThat(room.once().clean()).isTrue();
    filed.replaceAll(
        (sha, places) -> places.stream().map(p -> p.equals(before) ? after : p).sorted().toList());
    room.assertWholeOnServer(filed);
    room.assertBooksAgree();
    assertThat(bodies.get()).isZero();
  }

  @Test
  void leavesAnEmptiedServerAlone() throws Exception {
    Path maildir = server.maildir(room.user());
    Path aside = server.maildir(room.user()).resolveSibling("aside");
    Files.move(maildir, aside);
    assertThat(room.once().clean()).isTrue();
    assertThat(room.onServer()).isEmpty();
    assertThat(room.indexed().values()).allMatch(java.util.Set::isEmpty);
    deleteTree(maildir);
    Files.move(aside, maildir);

    assertNothingIsDoneAgain();
  }

  /** Whatever was in it: undone, taught and settled is lost, and nothing else. */
  @Test
  void buildsALostLedgerFromServerAndVault() throws Exception {
    try (Stream<Path> files = Files.list(room.data())) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("ledger")).toList()) {
        Files.delete(file);
      }
    }

    assertThat(room.once().clean()).isTrue();
    room.assertWholeOnServer(filed);
    assertThat(room.indexed()).hasSize(filed.size());
  }

  private void assertNothingIsDoneAgain() {
    assertThat(room.once().clean()).isTrue();
    room.assertWholeOnServer(filed);
    room.assertBooksAgree();
    assertThat(bodies.get()).isZero();
    try (Ledger ledger = Ledger.open(Offices.ledgerFile(room.data()))) {
      List<Moved> moved = ledger.read(book -> book.copies().movedByPeople(Mailroom.BRITTY));
      assertThat(moved).isEmpty();
      List<Lesson> lessons = ledger.read(book -> book.lessons().all());
      assertThat(lessons).isEmpty();
    }
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> all = Files.walk(server.maildir(room.user()))) {
      all.filter(Files::isDirectory).forEach(folders::add);
    }
    return folders;
  }

  private static void deleteTree(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

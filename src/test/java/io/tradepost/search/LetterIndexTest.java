package io.tradepost.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tradepost.search.IndexException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index keeps, and what it does when things go wrong. */
class LetterIndexTest {
  private static final Place INBOX = new Place("Britty", "INBOX");
  private static final Place NEVIR = new Place("Britty", "Customer/SP/NEVIR");

  @TempDir Path dir;

  @Test
  void aLetterPutTwiceIsOneLetterAsItWasPutLast() {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a").text("old words"), Sample.letter("a").text("new words"));
      assertThat(desk.find("words")).containsExactly("a");
      assertThat(desk.find("old")).isEmpty();
      assertThat(desk.index.count()).isEqualTo(1);
    }
  }

  @Test
  void aMovedLetterIsFoundWhereItLiesNow() {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a").text("price").in(INBOX), Sample.letter("b").in(INBOX));
      assertThat(desk.find("folder:inbox")).containsExactlyInAnyOrder("a", "b");
      desk.index.place(Sample.id("a"), List.of(NEVIR));
      desk.index.refresh();
      assertThat(desk.find("folder:inbox")).containsExactly("b");
      assertThat(desk.find("folder:Customer/SP/NEVIR")).containsExactly("a");
      assertThat(desk.find("price folder:customer")).containsExactly("a");
      assertThat(desk.index.find("00000000000a").orElseThrow().places()).containsExactly(NEVIR);
      assertThat(desk.find("price")).containsExactly("a");
    }
  }

  @Test
  void aFolderMeansItAndWhatLiesBelow() {
    try (Desk desk = new Desk(dir)) {
      desk.put(
          Sample.letter("a").in(NEVIR),
          Sample.letter("b").in(new Place("Lin", "Customer/SPX")),
          Sample.letter("c").in(new Place("Lin", "Business Assistant"), NEVIR),
          Sample.letter("d").in());
      assertThat(desk.find("folder:Customer/SP")).containsExactlyInAnyOrder("a", "c");
      assertThat(desk.find("folder:/customer/sp/")).containsExactlyInAnyOrder("a", "c");
      assertThat(desk.find("folder:Customer/SP*")).containsExactlyInAnyOrder("a", "b", "c");
      assertThat(desk.find("folder:\"business assistant\"")).containsExactly("c");
      assertThat(desk.find("mailbox:lin")).containsExactlyInAnyOrder("b", "c");
      assertThat(desk.find("-mailbox:lin")).containsExactlyInAnyOrder("a", "d");
      assertThat(desk.find("mailbox:li")).isEmpty();
    }
  }

  @Test
  void flagsChangeWithoutTheLetter() {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a").text("price"), Sample.letter("b"));
      desk.index.flag(Sample.id("a"), Set.of(Flag.SEEN, Flag.FLAGGED));
      desk.index.refresh();
      assertThat(desk.find("is:read")).containsExactly("a");
      assertThat(desk.find("is:unread")).containsExactly("b");
      assertThat(desk.index.find("00000000000a").orElseThrow().flags())
          .containsExactlyInAnyOrder(Flag.SEEN, Flag.FLAGGED);
      desk.index.flag(Sample.id("a"), Set.of());
      desk.index.refresh();
      assertThat(desk.find("is:read")).isEmpty();
    }
  }

  @Test
  void changesInPlaceOutlastACommit() {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a").in(INBOX), Sample.letter("b").in(INBOX));
      desk.index.commit(1);
      desk.index.place(Sample.id("a"), List.of(NEVIR));
      desk.index.flag(Sample.id("a"), Set.of(Flag.ANSWERED));
      desk.index.commit(2);
    }
    try (Desk again = new Desk(dir)) {
      assertThat(again.index.committedSequence()).isEqualTo(2);
      assertThat(again.find("folder:customer is:answered")).containsExactly("a");
      assertThat(again.find("folder:inbox")).containsExactly("b");
    }
  }

  @Test
  void anUnknownLettersPlaceIsNoLetter() {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a"));
      desk.index.place(Sample.id("x"), List.of(NEVIR));
      desk.index.flag(Sample.id("x"), Set.of(Flag.SEEN));
      desk.index.refresh();
      assertThat(desk.index.count()).isEqualTo(1);
    }
  }

  @Test
  void aRemovedLetterIsGone() {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a"), Sample.letter("b"));
      desk.index.remove(Sample.id("a"));
      desk.index.refresh();
      assertThat(desk.find("")).containsExactly("b");
    }
  }

  @Test
  void manyPutWhileOthersSearchAndMove() throws Exception {
    int writers = 4;
    int each = 300;
    AtomicBoolean done = new AtomicBoolean();
    try (Desk desk = new Desk(dir);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> puts = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        String name = "w" + w + "x";
        puts.add(threads.submit(() -> putAndMove(desk.index, name, each)));
      }
      Callable<Long> reading =
          () -> {
            long most = 0;
            while (!done.get()) {
              desk.index.refresh();
              Results results = desk.index.search(Desk.asked("price"), 20, Order.NEWEST_FIRST);
              assertThat(results.total()).isGreaterThanOrEqualTo(most);
              assertThat(desk.find("price folder:customer").size()).isLessThanOrEqualTo(100);
              most = results.total();
            }
            return most;
          };
      Future<Long> reader = threads.submit(reading);
      for (Future<?> put : puts) {
        put.get();
      }
      done.set(true);
      assertThat(reader.get()).isLessThanOrEqualTo((long) writers * each);
      desk.index.refresh();
      assertThat(desk.index.count()).isEqualTo((long) writers * each);
      assertThat(desk.index.search(Desk.asked("folder:customer"), 0, Order.NEWEST_FIRST).total())
          .isEqualTo((long) writers * each / 2);
    }
  }

  private static void putAndMove(LetterIndex index, String name, int count) {
    for (int i = 0; i < count; i++) {
      index.put(Sample.letter(name + i).text("price number " + i).in(INBOX).done());
      if (i % 2 == 0) {
        index.place(Sample.id(name + i), List.of(NEVIR));
      }
    }
  }

  @Test
  void aReaderSeesTheLastCommitWhileAnotherWrites() {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a"));
      desk.index.commit(7);
      desk.put(Sample.letter("b"));
      try (LetterIndex reader = LetterIndex.openForReading(dir)) {
        assertThat(reader.count()).isEqualTo(1);
        assertThat(reader.committedSequence()).isEqualTo(7);
        desk.index.commit(8);
        reader.refresh();
        assertThat(reader.count()).isEqualTo(2);
        assertThatThrownBy(() -> reader.remove(Sample.id("a")))
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void whatWasCommittedOutlastsAKillAtAnyMoment() throws IOException {
    int killed = 0;
    try (Desk desk = new Desk(dir.resolve("live"))) {
      for (int i = 0; i < 40; i++) {
        desk.put(Sample.letter("n" + i).text("price"));
        desk.index.place(Sample.id("n" + i), List.of(NEVIR));
        if (i % 10 == 4) {
          desk.index.commit(i + 1);
        }
        // As a killed process leaves its files: whatever is there now, and no lock.
        Path copy = dir.resolve("copy" + i);
        copy(dir.resolve("live"), copy);
        try (Desk after = new Desk(copy)) {
          assertThat(after.index.committedSequence()).isEqualTo(committed(i));
          assertThat(after.index.count()).isEqualTo(committed(i));
          assertThat(after.find("folder:customer")).hasSize(committed(i));
          killed++;
        }
      }
    }
    assertThat(killed).isEqualTo(40);
  }

  private static int committed(int i) {
    return i < 4 ? 0 : (i - 4) / 10 * 10 + 5;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void aNewIndexIsEmptyAndForItsOwnerOnly() throws IOException {
    try (LetterIndex index = LetterIndex.openForWriting(dir.resolve("data/index"))) {
      assertThat(index.count()).isZero();
      assertThat(index.committedSequence()).isZero();
    }
    Path folder = dir.resolve("data/index/letters-v3");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (LetterIndex reader = LetterIndex.openForReading(dir.resolve("data/index"))) {
      assertThat(reader.count()).isZero();
    }
  }

  @Test
  void twoCannotWrite() {
    try (Desk desk = new Desk(dir)) {
      assertThat(fault(() -> LetterIndex.openForWriting(dir))).isEqualTo(Fault.LOCKED);
      assertThat(desk.index.count()).isZero();
    }
    new Desk(dir).close();
  }

  @Test
  void withoutAnIndexAReaderIsTold() {
    assertThat(fault(() -> LetterIndex.openForReading(dir))).isEqualTo(Fault.MISSING);
    assertThatThrownBy(() -> LetterIndex.openForReading(dir.resolve("nowhere")))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("run tradepost reindex");
  }

  @Test
  void anotherVersionsIndexIsRefusedUntilItIsMadeAnew() throws IOException {
    Files.createDirectories(dir.resolve("letters-v0"));
    assertThat(fault(() -> LetterIndex.openForWriting(dir))).isEqualTo(Fault.OLDER);
    Files.move(dir.resolve("letters-v0"), dir.resolve("letters-v99"));
    assertThat(fault(() -> LetterIndex.openForReading(dir))).isEqualTo(Fault.NEWER);
    assertThatThrownBy(() -> LetterIndex.openForWriting(dir))
        .hasMessageContaining("run tradepost reindex");
    LetterIndex.openAnew(dir).close();
    assertThat(dir.resolve("letters-v99")).doesNotExist();
    try (Desk desk = new Desk(dir)) {
      assertThat(desk.index.count()).isZero();
    }
  }

  @Test
  void damagedFilesAreToldAndMadeAnew() throws IOException {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a"));
      desk.index.commit(1);
    }
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (!file.getFileName().toString().equals("write.lock")) {
          Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
        }
      }
    }
    assertThat(fault(() -> LetterIndex.openForWriting(dir))).isEqualTo(Fault.DAMAGED);
    assertThat(fault(() -> LetterIndex.openForReading(dir))).isEqualTo(Fault.DAMAGED);
    try (LetterIndex anew = LetterIndex.openAnew(dir)) {
      assertThat(anew.count()).isZero();
    }
  }

  @Test
  void aMissingFileIsDamage() throws IOException {
    try (Desk desk = new Desk(dir)) {
      desk.put(Sample.letter("a"));
      desk.index.commit(1);
    }
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".cfs"))::iterator) {
        Files.delete(file);
      }
    }
    assertThat(fault(() -> LetterIndex.openForWriting(dir))).isEqualTo(Fault.DAMAGED);
  }

  @Test
  void aClosedIndexSaysSo() {
    Desk desk = new Desk(dir);
    desk.close();
    assertThat(fault(() -> desk.index.put(Sample.letter("a").done()))).isEqualTo(Fault.FAILED);
    assertThat(fault(() -> desk.find("a"))).isEqualTo(Fault.FAILED);
  }

  private static Fault fault(ThrowingCallable action) {
    return catchThrowableOfType(IndexException.class, action).fault();
  }
}

package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.archive.PackedLetter;
import io.tradepost.archive.Vault;
import io.tradepost.archive.backup.Copy;
import io.tradepost.ledger.Came;
import io.tradepost.ledger.Copies.NewCopy;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mailbox's backup of a year is made of. */
class MailboxYearTest {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final FolderPath NEVIR = FolderPath.parse("Customer/SP/NEVIR");
  private static final FolderPath OTHERS = FolderPath.of("Others");

  @TempDir private Path data;
  private Ledger ledger;
  private Vault vault;
  private long nextUid = 1;

  @BeforeEach
  void open() {
    ledger = Ledger.open(data.resolve("ledger.sqlite"));
    vault = new Vault(data.resolve("vault"));
  }

  @AfterEach
  void close() {
    ledger.close();
    vault.close();
  }

  @Test
  void everyCopyIsKeptWithFolderFlagsAndArrival() throws IOException {
    enter(FolderPath.of("Sent"), "offer", 2026, Came.ARRIVED);
    enter(NEVIR, "offer", 2026, Came.BROUGHT);
    enter(NEVIR, "order", 2026, Came.ARRIVED);
    assertThat(words(NEVIR)).containsExactly("offer", "order");
    assertThat(words(FolderPath.of("Sent"))).containsExactly("offer");
    assertThat(copies(NEVIR, 2026))
        .allSatisfy(c -> assertThat(c.flags()).containsExactly("\\Answered", "\\Seen"))
        .allSatisfy(c -> assertThat(c.arrived()).isEqualTo(NOON.plusSeconds(c.uid())))
        .allSatisfy(c -> assertThat(c.gone()).isEmpty());
  }

  @Test
  void foldersComeAfterThoseThatTheyLieIn() {
    enter(NEVIR, "order", 2026, Came.ARRIVED);
    enter(FolderPath.parse("Customer X"), "other", 2026, Came.ARRIVED);
    assertThat(year(2026, MailboxYear::folders))
        .extracting(FolderPath::toString)
        .containsExactly("Customer", "Customer X", "Customer/SP", "Customer/SP/NEVIR");
  }

  @Test
  void emptyFoldersBelongToTheNewestYear() {
    enter(NEVIR, "old", 2025, Came.ARRIVED);
    enter(OTHERS, "new", 2026, Came.ARRIVED);
    folder(FolderPath.of("Empty"));
    assertThat(year(2025, MailboxYear::folders)).doesNotContain(FolderPath.of("Empty"), OTHERS);
    assertThat(year(2026, MailboxYear::folders)).contains(FolderPath.of("Empty"), NEVIR, OTHERS);
  }

  @Test
  void aLetterGoneFromTheServerStaysWhereItLayLast() throws IOException {
    long copy = enter(NEVIR, "order", 2026, Came.ARRIVED);
    gone(copy);
    assertThat(copies(NEVIR, 2026))
        .singleElement()
        .satisfies(c -> assertThat(c.gone()).contains(NOON));
    assertThat(words(NEVIR)).containsExactly("order");
  }

  @Test
  void ofALetterThatAPersonMovedOnlyThePlaceWhereItLiesIsKept() {
    long before = enter(NEVIR, "order", 2026, Came.ARRIVED);
    gone(before);
    long after = enter(OTHERS, "order", 2026, Came.PERSON);
    assertThat(copies(NEVIR, 2026)).isEmpty();
    assertThat(copies(OTHERS, 2026)).hasSize(1);

    ledger.writing(book -> book.copies().noticed(before));
    gone(after);
    assertThat(copies(NEVIR, 2026)).as("where it had been before the person moved it").isEmpty();
    assertThat(copies(OTHERS, 2026)).hasSize(1);
  }

  @Test
  void aMassDeletionReachesNoCopyOfTheBackup() {
    long sent = enter(FolderPath.of("Sent"), "offer", 2026, Came.ARRIVED);
    long filed = enter(NEVIR, "offer", 2026, Came.BROUGHT);
    gone(sent);
    gone(filed);
    assertThat(copies(NEVIR, 2026)).hasSize(1);
    assertThat(copies(FolderPath.of("Sent"), 2026)).hasSize(1);
  }

  @Test
  void whatCameBackAndWentAgainIsKeptOnce() {
    gone(enter(NEVIR, "order", 2026, Came.ARRIVED));
    gone(enter(NEVIR, "order", 2026, Came.ARRIVED));
    assertThat(copies(NEVIR, 2026))
        .singleElement()
        .satisfies(c -> assertThat(c.uid()).isEqualTo(2));
  }

  @Test
  void otherMailboxesAndYearsAndPrivateLettersAreNotAmongThem() {
    enter(NEVIR, "order", 2025, Came.ARRIVED);
    ledger.writing(
        book -> {
          FolderRow theirs = book.folders().enter("Lin", NEVIR, 1);
          book.copies().enter(copy(theirs.id(), "theirs", "theirs", 2026, Came.ARRIVED));
        });
    FolderRow folder = folder(NEVIR);
    ledger.writing(
        book -> book.copies().enter(copy(folder.id(), null, "private", 2026, Came.ARRIVED)));
    assertThat(copies(NEVIR, 2026)).isEmpty();
  }

  private FolderRow folder(FolderPath path) {
    return ledger.write(book -> book.folders().enter("Britty", path, 1));
  }

  private long enter(FolderPath path, String words, int year, Came came) {
    FolderRow folder = folder(path);
    vault.store("Britty", year, List.of(packed(words)));
    return ledger.write(book -> book.copies().enter(copy(folder.id(), words, words, year, came)));
  }

  private NewCopy copy(long folder, @Nullable String letter, String words, int year, Came came) {
    long uid = nextUid++;
    return new NewCopy(
        folder,
        1,
        uid,
        letter == null ? null : new LetterId(digest(letter).substring(0, 12)),
        words + "@example.org",
        letter == null ? "" : digest(words),
        year,
        words.length(),
        NOON.plusSeconds(uid),
        Set.of("\\Seen", "\\Answered"),
        came,
        Outcome.LEFT,
        null,
        NOON);
  }

  private void gone(long copy) {
    ledger.writing(book -> book.copies().gone(copy, NOON));
  }

  private <T> T year(int year, Function<MailboxYear, T> question) {
    return ledger.read(book -> question.apply(new MailboxYear(book, vault, "Britty", year)));
  }

  private List<Copy> copies(FolderPath folder, int year) {
    return year(year, source -> source.copies(folder));
  }

  private List<String> words(FolderPath folder) throws IOException {
    List<Copy> copies = copies(folder, 2026);
    java.util.List<String> words = new java.util.ArrayList<>();
    for (Copy copy : copies) {
      words.add(
          ledger.read(
              book -> {
                try {
                  return new MailboxYear(book, vault, "Britty", 2026)
                      .read(copy, MailboxYearTest::text)
                      .orElseThrow();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }));
    }
    return words;
  }

  private static String text(RawLetter raw) throws IOException {
    try (var in = raw.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static PackedLetter packed(String words) {
    try {
      return PackedLetter.of(digest(words), RawLetter.of(words.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String digest(String words) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

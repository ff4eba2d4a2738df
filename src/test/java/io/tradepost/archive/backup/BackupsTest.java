package io.tradepost.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.archive.backup.FailingDisk.Trouble;
import io.tradepost.archive.backup.SampleLetters.Sample;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One backup follows another, and whatever fails, no good one is lost. */
class BackupsTest {
  private static final Instant OCTOBER = Instant.parse("2026-10-31T02:00:00Z");
  private static final Instant NOVEMBER = Instant.parse("2026-11-30T02:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-31T02:00:00Z");
  private static final EmlZip EML_ZIP = new EmlZip(ZoneId.of("Asia/Shanghai"));

  @TempDir private Path folder;

  static List<BackupFormat> formats() {
    return List.of(EML_ZIP, new Mbox(), new Maildir());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theNextMonthsBackupTakesThePlaceOfTheLast(BackupFormat format) throws IOException {
    Backups backups = backups(new LocalDisk(), folder, format);
    assertThat(backups.run(mailbox(20), terms(OCTOBER, 1)))
        .isInstanceOf(BackupOutcome.Replaced.class);
    BackupOutcome second = backups.run(mailbox(24), terms(NOVEMBER, 1));
    assertThat(second).isInstanceOf(BackupOutcome.Replaced.class);
    assertThat(second.tally().readBack()).isEqualTo(24);
    assertThat(second.tally().skipped()).isEmpty();
    assertThat(backups.list())
        .singleElement()
        .satisfies(b -> assertThat(b.madeOrNull()).isEqualTo(NOVEMBER));
    assertThat(names())
        .containsExactlyInAnyOrder(
            "2026Britty" + format.suffix(), "2026Britty" + format.suffix() + ".manifest.jsonl.gz");
  }

  @Test
  void asManyOlderOnesStayAsAreWanted() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    for (int month = 0; month < 5; month++) {
      backups.run(mailbox(20 + month), terms(OCTOBER.plus(Duration.ofDays(30L * month)), 3));
    }
    assertThat(backups.list())
        .hasSize(3)
        .allSatisfy(b -> assertThat(backups.verify(b.file()).good()).isTrue());
    assertThat(backups.list().getFirst().madeOrNull())
        .isEqualTo(OCTOBER.plus(Duration.ofDays(120)));
  }

  @Test
  void eachManifestNamesTheSealOfTheOneBefore() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(20), terms(OCTOBER, 2));
    Path manifest = folder.resolve("2026Britty.zip.manifest.jsonl.gz");
    Seal first = Seal.of(manifest);
    backups.run(mailbox(21), terms(NOVEMBER, 2));
    try (ManifestReader reader = new ManifestReader(manifest)) {
      assertThat(reader.head().previous()).isEqualTo(first.sha256());
    }
  }

  @Test
  void aBackupWithClearlyFewerLettersIsKeptBeside() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(40), terms(OCTOBER, 1));
    BackupOutcome fewer = backups.run(mailbox(30), terms(NOVEMBER, 1));
    assertThat(fewer)
        .isInstanceOfSatisfying(
            BackupOutcome.Held.class,
            held -> {
              assertThat(held.lettersBefore()).isGreaterThan(held.lettersNow());
              assertThat(backups.verify(held.file()).good()).isTrue();
            });
    assertThat(backups.list()).extracting(Backups.Lying::held).containsExactly(false, true);
    assertThat(backups.list().getFirst().madeOrNull()).isEqualTo(OCTOBER);

    backups.run(mailbox(30), terms(DECEMBER, 1));
    assertThat(backups.list()).as("only the last of those").hasSize(2);
    backups.run(mailbox(41), terms(DECEMBER.plusSeconds(60), 1));
    assertThat(backups.list()).as("none once it is full again").hasSize(1);
  }

  @Test
  void aBackupWhoseManifestIsDamagedIsNotRemoved() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(40), terms(OCTOBER, 1));
    Path manifest = folder.resolve("2026Britty.zip.manifest.jsonl.gz");
    byte[] bytes = Files.readAllBytes(manifest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(manifest, bytes);
    backups.run(mailbox(10), terms(NOVEMBER, 1));
    backups.run(mailbox(11), terms(DECEMBER, 1));
    assertThat(backups.list()).hasSize(2);
    assertThat(backups.list().getLast().madeOrNull()).as("it is told").isNull();
  }

  @Test
  void onlyWhatIsNewIsReadAndCompressed() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    List<Sample> all = distinct(60);
    backups.run(new SampleMailbox(all.subList(0, 50)), terms(OCTOBER, 1));
    SampleMailbox now = new SampleMailbox(all);
    BackupOutcome outcome = backups.run(now, terms(NOVEMBER, 1));
    assertThat(now.reads()).isEqualTo(10);
    assertThat(outcome.tally().takenOver()).isEqualTo(50);
    assertThat(outcome.tally().readBack()).isEqualTo(60);
  }

  @Test
  void whatWasDamagedInTheLastBackupComesAnewFromTheVault() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    List<Sample> all = distinct(20);
    backups.run(new SampleMailbox(all), terms(OCTOBER, 1));
    Path file = folder.resolve("2026Britty.zip");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    assertThat(backups.verify(file).good()).isFalse();
    assertThat(backups.run(new SampleMailbox(all), terms(NOVEMBER, 1)))
        .isInstanceOf(BackupOutcome.Replaced.class);
    assertThat(backups.verify(file).good()).isTrue();
  }

  @Test
  void whatTheVaultLacksIsCountedAndTheOlderBackupStays() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, new Mbox());
    backups.run(mailbox(40), terms(OCTOBER, 1));
    List<Sample> one = new ArrayList<>(distinct(40));
    one.add(
        SampleLetters.sample(
            SampleLetters.FOLDERS.getLast(), 99, new byte[SampleMailbox.MISSING], new Random(1)));
    BackupOutcome outcome = backups.run(new SampleMailbox(one), terms(NOVEMBER, 1));
    assertThat(outcome.tally().offered()).isEqualTo(41);
    assertThat(outcome.tally().written()).isEqualTo(40);
    assertThat(outcome.tally().skipped()).hasSize(1);
    assertThat(backups.list()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noGoodBackupIsLostWhateverStepFails(BackupFormat format) throws IOException {
    for (Trouble trouble : Trouble.values()) {
      long steps = everyStep(format, trouble, 1, 5, 6);
      assertThat(steps).as("steps that were made to fail").isGreaterThan(15);
    }
    everyStep(format, Trouble.KILL, 2, 5, 6);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theFirstBackupIsWholeOrNotThere(BackupFormat format) throws IOException {
    everyStep(format, Trouble.KILL, 0, 5, 5);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noGoodBackupIsLostWhileOneIsKeptBeside(BackupFormat format) throws IOException {
    everyStep(format, Trouble.KILL, 2, 6, 3);
  }

  /**
   * Makes each step of a run fail in turn, until a run gets through.
   *
   * @param prior how many backups are there before, and how many are kept but for the first
   */
  private long everyStep(BackupFormat format, Trouble trouble, int prior, int before, int now)
      throws IOException {
    int keep = Math.max(1, prior);
    for (long step = 1; ; step++) {
      Path home = Files.createDirectory(folder.resolve(trouble + "-" + prior + "-" + step));
      Backups well = backups(FailingDisk.never(), home, format);
      for (int i = 0; i < prior; i++) {
        well.run(few(before), terms(OCTOBER.plusSeconds(i), keep));
      }
      FailingDisk disk = new FailingDisk(trouble, step);
      String where = format.name() + ", keep " + keep + ", " + trouble + " at step " + step;
      boolean through = true;
      try {
        backups(disk, home, format).run(few(now), terms(NOVEMBER, keep));
      } catch (IOException e) {
        through = false;
      }
      assertThat(goodByContent(home, format)).as(where).isGreaterThanOrEqualTo(prior);

      well.settle();
      assertThat(well.list())
          .as(where + ", settled")
          .hasSizeGreaterThanOrEqualTo(prior)
          .allSatisfy(b -> assertThat(well.verify(b.file()).good()).isTrue());
      assertThat(well.list().stream().findFirst().filter(Backups.Lying::held)).as(where).isEmpty();
      BackupOutcome healed = well.run(few(Math.max(before, now)), terms(DECEMBER, keep));
      assertThat(healed).as(where).isInstanceOf(BackupOutcome.Replaced.class);
      assertThat(well.verify(well.list().getFirst().file()).good()).as(where).isTrue();
      assertThat(well.list()).as(where).hasSize(keep);
      try (Stream<Path> left = Files.list(home)) {
        assertThat(left).as(where).hasSize(2 * well.list().size());
      }
      new LocalDisk().delete(home);
      if (through && disk.steps() < step) {
        return step - 1;
      }
    }
  }

  /** How many files or folders are a good backup by any manifest that lies there. */
  private static long goodByContent(Path home, BackupFormat format) throws IOException {
    List<Path> all;
    try (Stream<Path> entries = Files.list(home)) {
      all = entries.toList();
    }
    List<Path> manifests = all.stream().filter(BackupsTest::isManifest).toList();
    return all.stream()
        .filter(p -> !isManifest(p))
        .filter(
            p ->
                manifests.stream()
                    .anyMatch(m -> Verifier.verify(format, p, m, Optional.empty()).good()))
        .count();
  }

  private static boolean isManifest(Path file) {
    return file.toString().endsWith(Manifest.ENDING);
  }

  @Test
  void aFailureIsToldAndNothingOfTheAttemptStays() throws IOException {
    Backups well = backups(new LocalDisk(), folder, EML_ZIP);
    well.run(mailbox(20), terms(OCTOBER, 1));
    List<String> before = names();
    Backups full = backups(new FailingDisk(Trouble.FULL, 4), folder, EML_ZIP);
    assertThatThrownBy(() -> full.run(mailbox(22), terms(NOVEMBER, 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("FULL");
    assertThat(names()).isEqualTo(before);
  }

  private static Backups backups(Disk disk, Path folder, BackupFormat format) {
    return new Backups(disk, folder, "Britty", 2026, format, SampleLetters.READER);
  }

  private static Backups.Terms terms(Instant made, int keep) {
    return new Backups.Terms(made, keep, 0.95);
  }

  private static SampleMailbox mailbox(int letters) {
    return new SampleMailbox(distinct(letters));
  }

  /** In two folders, so that there are few steps. */
  private static SampleMailbox few(int letters) {
    List<FolderPath> folders = List.of(FolderPath.INBOX, FolderPath.of("Others"));
    return new SampleMailbox(folders, distinct(letters, folders));
  }

  private static List<Sample> distinct(int count) {
    return distinct(count, SampleLetters.FOLDERS);
  }

  /** So many letters of which no two are the same; a longer list begins with the shorter ones. */
  private static List<Sample> distinct(int count, List<FolderPath> folders) {
    List<Sample> samples = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < count; i++) {
      byte[] bytes = SampleLetters.bytes(random, 3 * i + 1);
      samples.add(SampleLetters.sample(folders.get(i % folders.size()), i + 1L, bytes, random));
    }
    return samples;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(p -> String.valueOf(p.getFileName())).sorted().toList();
    }
  }
}

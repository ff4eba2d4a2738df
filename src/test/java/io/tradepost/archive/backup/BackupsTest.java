package io.tradepost.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.archive.backup.Attendant.Finding;
import io.tradepost.archive.backup.Backups.Remembered;
import io.tradepost.archive.backup.Backups.Standing;
import io.tradepost.archive.backup.FailingDisk.Trouble;
import io.tradepost.archive.backup.SampleLetters.Sample;
import io.tradepost.mailbox.FolderPath;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(backups.run(mailbox(20), terms(OCTOBER, 1), Attendant.NONE))
        .isInstanceOf(BackupOutcome.Replaced.class);
    BackupOutcome second = backups.run(mailbox(24), terms(NOVEMBER, 1), Attendant.NONE);
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
      backups.run(
          mailbox(20 + month),
          terms(OCTOBER.plus(Duration.ofDays(30L * month)), 3),
          Attendant.NONE);
    }
    assertThat(backups.list())
        .hasSize(3)
        .allSatisfy(
            b -> assertThat(backups.verify(b.file(), Set.of(), Attendant.NONE).good()).isTrue());
    assertThat(backups.list().getFirst().madeOrNull())
        .isEqualTo(OCTOBER.plus(Duration.ofDays(120)));
  }

  @Test
  void eachManifestNamesTheSealOfTheOneBefore() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(20), terms(OCTOBER, 2), Attendant.NONE);
    Path manifest = folder.resolve("2026Britty.zip.manifest.jsonl.gz");
    Seal first = Seal.of(manifest);
    backups.run(mailbox(21), terms(NOVEMBER, 2), Attendant.NONE);
    try (ManifestReader reader = new ManifestReader(manifest)) {
      assertThat(reader.head().previous()).isEqualTo(first.sha256());
    }
  }

  @Test
  void aBackupWithClearlyFewerLettersIsKeptBeside() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(40), terms(OCTOBER, 1), Attendant.NONE);
    BackupOutcome fewer = backups.run(mailbox(30), terms(NOVEMBER, 1), Attendant.NONE);
    assertThat(fewer)
        .isInstanceOfSatisfying(
            BackupOutcome.Held.class,
            held -> {
              assertThat(held.lettersBefore()).isGreaterThan(held.held().letters());
              assertThat(backups.verify(held.held().file(), Set.of(), Attendant.NONE).good())
                  .isTrue();
            });
    assertThat(backups.list())
        .extracting(Backups.Lying::standing)
        .containsExactly(Standing.LAST, Standing.HELD);
    assertThat(backups.list().getFirst().madeOrNull()).isEqualTo(OCTOBER);

    backups.run(mailbox(30), terms(DECEMBER, 1), Attendant.NONE);
    assertThat(backups.list()).as("only the last of those").hasSize(2);
    backups.run(mailbox(41), terms(DECEMBER.plusSeconds(60), 1), Attendant.NONE);
    assertThat(backups.list()).as("none once it is full again").hasSize(1);
  }

  @Test
  void aBackupWhoseManifestIsDamagedIsNotRemoved() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(40), terms(OCTOBER, 1), Attendant.NONE);
    Path manifest = folder.resolve("2026Britty.zip.manifest.jsonl.gz");
    byte[] bytes = Files.readAllBytes(manifest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(manifest, bytes);
    backups.run(mailbox(10), terms(NOVEMBER, 1), Attendant.NONE);
    backups.run(mailbox(11), terms(DECEMBER, 1), Attendant.NONE);
    assertThat(backups.list()).hasSize(2);
    assertThat(backups.list().getLast().madeOrNull()).as("it is told").isNull();
  }

  @Test
  void onlyWhatIsNewIsReadAndCompressed() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    List<Sample> all = SampleLetters.distinct(60);
    backups.run(new SampleMailbox(all.subList(0, 50)), terms(OCTOBER, 1), Attendant.NONE);
    SampleMailbox now = new SampleMailbox(all);
    BackupOutcome outcome = backups.run(now, terms(NOVEMBER, 1), Attendant.NONE);
    assertThat(now.reads()).isEqualTo(10);
    assertThat(outcome.tally().takenOver()).isEqualTo(50);
    assertThat(outcome.tally().readBack()).isEqualTo(60);
  }

  @Test
  void whatWasDamagedInTheLastBackupComesAnewFromTheVault() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    List<Sample> all = SampleLetters.distinct(20);
    backups.run(new SampleMailbox(all), terms(OCTOBER, 1), Attendant.NONE);
    Path file = folder.resolve("2026Britty.zip");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    assertThat(backups.verify(file, Set.of(), Attendant.NONE).good()).isFalse();
    assertThat(backups.run(new SampleMailbox(all), terms(NOVEMBER, 1), Attendant.NONE))
        .isInstanceOf(BackupOutcome.Replaced.class);
    assertThat(backups.verify(file, Set.of(), Attendant.NONE).good()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 23})
  void oneFlippedBitInTheLastBackupIsNoticedByTheNextRunWhichHealsIt(int now) throws IOException {
    Path file = folder.resolve("2026Britty.zip");
    Random random = new Random(now);
    for (int i = 0; i < 60; i++) {
      Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
      List<String> seals = new ArrayList<>();
      backups.run(mailbox(20), terms(OCTOBER, 1), remembering(seals, new ArrayList<>()));
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      BackupOutcome outcome =
          backups.run(
              mailbox(now),
              new Backups.Terms(NOVEMBER, 1, 0.95, new Remembered(Set.copyOf(seals), 20, 0)),
              Attendant.NONE);
      assertThat(outcome).as("byte " + at).isInstanceOf(BackupOutcome.Replaced.class);
      assertThat(outcome.tally().readBack()).as("byte " + at).isEqualTo(now);
      assertThat(backups.verify(file, Set.of(), Attendant.NONE).faults())
          .as("byte " + at)
          .isEmpty();
      Files.delete(file);
      Files.delete(BackupFiles.manifest(file));
    }
  }

  @Test
  void aManifestThatDoesNotTellOfPackedBytesIsStillRead() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    List<Sample> all = SampleLetters.distinct(60);
    backups.run(new SampleMailbox(all.subList(0, 50)), terms(OCTOBER, 1), Attendant.NONE);
    Path manifest = BackupFiles.manifest(folder.resolve("2026Britty.zip"));
    String seal = withoutPacked(manifest);
    SampleMailbox now = new SampleMailbox(all);
    BackupOutcome outcome =
        backups.run(
            now,
            new Backups.Terms(NOVEMBER, 1, 0.95, new Remembered(Set.of(seal), 50, 0)),
            Attendant.NONE);
    assertThat(outcome.tally().takenOver()).isEqualTo(50);
    assertThat(outcome.tally().readBack()).isEqualTo(60);
    try (ManifestReader lines = new ManifestReader(manifest)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        if (line.get() instanceof Manifest.Line.Kept kept) {
          assertThat(kept.place().packed()).as("the next one does").hasSize(64);
        }
      }
    }
  }

  /** Rewrites a manifest as earlier versions wrote it; gives its seal. */
  private static String withoutPacked(Path manifest) throws IOException {
    Path old = manifest.resolveSibling("old");
    try (ManifestReader lines = new ManifestReader(manifest);
        ManifestWriter writer = new ManifestWriter(new LocalDisk(), old, lines.head())) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        switch (line.get()) {
          case Manifest.Line.Folder of -> writer.folder(of.path());
          case Manifest.Line.Kept kept ->
              writer.kept(kept.copy(), new BackupWriter.Place(kept.name(), ""));
        }
      }
      writer.finish(lines.totals().sum());
    }
    Files.move(old, manifest, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return Seal.of(manifest).sha256();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aBackupThatKeepsAllThereIsStays(BackupFormat format) throws IOException {
    Backups backups = backups(new LocalDisk(), folder, format);
    backups.run(mailbox(20), terms(OCTOBER, 1), Attendant.NONE);
    SampleMailbox same = mailbox(20);
    BackupOutcome outcome = backups.run(same, terms(NOVEMBER, 1), Attendant.NONE);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            BackupOutcome.Unchanged.class,
            unchanged -> assertThat(unchanged.last().madeOrNull()).isEqualTo(OCTOBER));
    assertThat(outcome.tally().readBack()).as("read back all the same").isEqualTo(20);
    assertThat(same.reads()).isZero();
  }

  @Test
  void anotherFlagOrFolderMakesAnotherBackup() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    List<Sample> all = SampleLetters.distinct(20);
    backups.run(new SampleMailbox(all), terms(OCTOBER, 1), Attendant.NONE);
    List<Sample> read = new ArrayList<>(all);
    read.set(3, all.get(3).withFlags("\\Flagged"));
    assertThat(backups.run(new SampleMailbox(read), terms(NOVEMBER, 1), Attendant.NONE))
        .isInstanceOf(BackupOutcome.Replaced.class);
    List<FolderPath> more = new ArrayList<>(SampleLetters.FOLDERS);
    more.add(FolderPath.of("Zoo"));
    assertThat(backups.run(new SampleMailbox(more, read), terms(DECEMBER, 1), Attendant.NONE))
        .isInstanceOf(BackupOutcome.Replaced.class);
  }

  @Test
  void aBackupExchangedWithItsManifestIsNoticedAndNotReliedOn() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    List<String> seals = new ArrayList<>();
    Attendant rememberingSeals = remembering(seals, new ArrayList<>());
    backups.run(mailbox(20), terms(OCTOBER, 1), rememberingSeals);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    backups(new LocalDisk(), elsewhere, EML_ZIP).run(mailbox(3), terms(OCTOBER, 1), Attendant.NONE);
    for (String name : names(elsewhere)) {
      Files.move(
          elsewhere.resolve(name),
          folder.resolve(name),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    Files.delete(elsewhere);

    Path file = folder.resolve("2026Britty.zip");
    assertThat(backups.verify(file, Set.of(), Attendant.NONE).good()).isTrue();
    assertThat(backups.verify(file, Set.copyOf(seals), Attendant.NONE).faults())
        .extracting(Object::toString)
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("another one than the agent wrote");

    List<Finding> findings = new ArrayList<>();
    Remembered remembered = new Remembered(Set.copyOf(seals), 20, 0);
    assertThat(
            backups.run(
                mailbox(10),
                new Backups.Terms(NOVEMBER, 1, 0.95, remembered),
                remembering(seals, findings)))
        .as("held against the one that was, not the one that lies there")
        .isInstanceOf(BackupOutcome.Held.class);
    BackupOutcome outcome =
        backups.run(
            mailbox(20),
            new Backups.Terms(DECEMBER, 1, 0.95, remembered),
            remembering(seals, findings));
    assertThat(findings).containsExactly(Finding.EXCHANGED, Finding.EXCHANGED);
    assertThat(outcome).isInstanceOf(BackupOutcome.Replaced.class);
    assertThat(outcome.tally().takenOver()).isZero();
    assertThat(seals).last().isEqualTo(((BackupOutcome.Replaced) outcome).last().seal());
    assertThat(backups.list()).as("what lay there stays for once").hasSizeGreaterThan(1);
  }

  @Test
  void anOlderBackupPutInTheLastOnesPlaceDoesNotStopTheNext() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(20), terms(OCTOBER, 2), Attendant.NONE);
    backups.run(mailbox(21), terms(NOVEMBER, 2), Attendant.NONE);
    for (String name : names()) {
      if (name.contains("20261031")) {
        Files.copy(
            folder.resolve(name),
            folder.resolve(name.replace(".20261031T020000Z", "")),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(backups.run(mailbox(22), terms(DECEMBER, 2), Attendant.NONE))
        .isInstanceOf(BackupOutcome.Replaced.class);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aBackupThatDoesNotReadBackIsRemovedAndTheLastStays(BackupFormat format) throws IOException {
    backups(new LocalDisk(), folder, format).run(mailbox(20), terms(OCTOBER, 1), Attendant.NONE);
    List<String> before = names();
    Backups lying = backups(new LyingDisk(), folder, format);
    assertThat(lying.run(mailbox(24), terms(NOVEMBER, 1), Attendant.NONE))
        .isInstanceOfSatisfying(
            BackupOutcome.Unfit.class, unfit -> assertThat(unfit.faults()).isNotEmpty());
    assertThat(names()).isEqualTo(before);
    Backups well = backups(new LocalDisk(), folder, format);
    assertThat(well.list()).singleElement().satisfies(b -> assertThat(b.letters()).isEqualTo(20));
    assertThat(well.verify(well.list().getFirst().file(), Set.of(), Attendant.NONE).good())
        .isTrue();
  }

  /** What it says it wrote, it did not: the first byte of each file is another. */
  private static final class LyingDisk implements Disk {
    private final Disk disk = new LocalDisk();

    @Override
    public OutputStream create(Path file) throws IOException {
      return lying(file, disk.create(file));
    }

    @Override
    public OutputStream setAside(Path file) throws IOException {
      return lying(file, disk.setAside(file));
    }

    private static OutputStream lying(Path file, OutputStream out) {
      return file.toString().endsWith(Manifest.ENDING)
          ? out
          : new FilterOutputStream(out) {
            private boolean begun;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              byte[] written = Arrays.copyOfRange(bytes, from, from + length);
              if (!begun && length > 0) {
                written[0] ^= 1;
                begun = true;
              }
              out.write(written);
            }
          };
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
      disk.makeFolder(folder);
    }

    @Override
    public void sync(Path fileOrFolder) throws IOException {
      disk.sync(fileOrFolder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(Path fileOrFolder) throws IOException {
      disk.delete(fileOrFolder);
    }
  }

  @Test
  void whoeverIsToldOfTheProgressCanEndTheRun() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, EML_ZIP);
    backups.run(mailbox(20), terms(OCTOBER, 1), Attendant.NONE);
    List<String> before = names();
    for (Attendant.Stage stage : Attendant.Stage.values()) {
      Attendant stopping =
          new Attendant() {
            @Override
            public void at(Stage now, long copies) {
              if (now == stage && copies == 7) {
                throw new IllegalStateException("stop");
              }
            }
          };
      assertThatThrownBy(() -> backups.run(mailbox(24), terms(NOVEMBER, 1), stopping))
          .hasMessage("stop");
      assertThat(names()).isEqualTo(before);
    }
  }

  private static Attendant remembering(List<String> seals, List<Finding> findings) {
    return new Attendant() {
      @Override
      public void found(Finding finding) {
        findings.add(finding);
      }

      @Override
      public void installing(String seal) {
        seals.add(seal);
      }
    };
  }

  @Test
  void whatTheVaultLacksIsCountedAndTheOlderBackupStays() throws IOException {
    Backups backups = backups(new LocalDisk(), folder, new Mbox());
    backups.run(mailbox(40), terms(OCTOBER, 1), Attendant.NONE);
    List<Sample> one = new ArrayList<>(SampleLetters.distinct(40));
    one.add(
        SampleLetters.sample(
            SampleLetters.FOLDERS.getLast(), 99, new byte[SampleMailbox.MISSING], new Random(1)));
    BackupOutcome outcome = backups.run(new SampleMailbox(one), terms(NOVEMBER, 1), Attendant.NONE);
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
        well.run(few(before - prior + 1 + i), terms(OCTOBER.plusSeconds(i), keep), Attendant.NONE);
      }
      FailingDisk disk = new FailingDisk(trouble, step);
      String where = format.name() + ", keep " + keep + ", " + trouble + " at step " + step;
      boolean through = true;
      try {
        backups(disk, home, format).run(few(now), terms(NOVEMBER, keep), Attendant.NONE);
      } catch (IOException e) {
        through = false;
      }
      assertThat(goodByContent(home, format)).as(where).isGreaterThanOrEqualTo(prior);

      well.settle();
      assertThat(well.list())
          .as(where + ", settled")
          .hasSizeGreaterThanOrEqualTo(prior)
          .allSatisfy(
              b -> assertThat(well.verify(b.file(), Set.of(), Attendant.NONE).good()).isTrue());
      assertThat(well.list().stream().findFirst().filter(b -> b.standing() == Standing.HELD))
          .as(where)
          .isEmpty();
      assertThat(withoutManifest(home)).as(where + ", settled").isEmpty();
      BackupOutcome healed =
          well.run(few(Math.max(before, now)), terms(DECEMBER, keep), Attendant.NONE);
      assertThat(healed)
          .as(where)
          .isInstanceOfAny(BackupOutcome.Replaced.class, BackupOutcome.Unchanged.class);
      assertThat(well.verify(well.list().getFirst().file(), Set.of(), Attendant.NONE).good())
          .as(where)
          .isTrue();
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
                    .anyMatch(m -> Verifier.verify(format, p, m, Set.of(), Attendant.NONE).good()))
        .count();
  }

  /** Backups that lack their manifest, and manifests that lack their backup. */
  private static List<String> withoutManifest(Path home) throws IOException {
    List<String> names = names(home);
    return names.stream()
        .filter(
            name ->
                !names.contains(
                    name.endsWith(Manifest.ENDING)
                        ? name.substring(0, name.length() - Manifest.ENDING.length())
                        : name + Manifest.ENDING))
        .toList();
  }

  private static boolean isManifest(Path file) {
    return file.toString().endsWith(Manifest.ENDING);
  }

  @Test
  void aFailureIsToldAndNothingOfTheAttemptStays() throws IOException {
    Backups well = backups(new LocalDisk(), folder, EML_ZIP);
    well.run(mailbox(20), terms(OCTOBER, 1), Attendant.NONE);
    List<String> before = names();
    Backups full = backups(new FailingDisk(Trouble.FULL, 4), folder, EML_ZIP);
    assertThatThrownBy(() -> full.run(mailbox(22), terms(NOVEMBER, 1), Attendant.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("FULL");
    assertThat(names()).isEqualTo(before);
  }

  private static Backups backups(Disk disk, Path folder, BackupFormat format) {
    return new Backups(disk, folder, "Britty", 2026, format, SampleLetters.READER);
  }

  private static Backups.Terms terms(Instant made, int keep) {
    return new Backups.Terms(made, keep, 0.95, Remembered.NOTHING);
  }

  private static SampleMailbox mailbox(int letters) {
    return new SampleMailbox(SampleLetters.distinct(letters));
  }

  /** In two folders, so that there are few steps. */
  private static SampleMailbox few(int letters) {
    List<FolderPath> folders = List.of(FolderPath.INBOX, FolderPath.of("Others"));
    return new SampleMailbox(folders, SampleLetters.distinct(letters, folders));
  }

  private List<String> names() throws IOException {
    return names(folder);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(p -> String.valueOf(p.getFileName())).sorted().toList();
    }
  }
}

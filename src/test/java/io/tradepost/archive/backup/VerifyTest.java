package io.tradepost.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.archive.backup.SampleLetters.Sample;
import io.tradepost.archive.backup.Verification.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup that is not as it was written is noticed, whatever it is that is not. */
class VerifyTest {
  private static final int TRIES = 500;

  @TempDir private Path folder;

  static List<BackupFormat> formats() {
    return List.of(new EmlZip(ZoneId.of("Asia/Shanghai")), new Mbox(), new Maildir());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aBackupAsItWasWrittenIsGood(BackupFormat format) throws IOException {
    List<Sample> samples = SampleLetters.some(1, 60);
    Seal seal = write(format, samples);
    assertThat(verify(format, Set.of(seal.sha256()))).isEqualTo(new Verification(60, List.of()));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void findsOneFlippedBitAnywhere(BackupFormat format) throws IOException {
    write(format, SampleLetters.some(2, 16));
    List<Path> files = files(format);
    long all = 0;
    for (Path file : files) {
      all += Files.size(file);
    }
    Random random = new Random(4711);
    int letters = 0;
    for (int i = 0; i < TRIES; i++) {
      long at = random.nextLong(all);
      int bit = random.nextInt(8);
      Flip flip = flip(files, at, bit);
      Verification found = verify(format, Set.of());
      assertThat(found.good()).as(format.name() + ": byte " + at + ", bit " + bit).isFalse();
      letters += found.faults().stream().anyMatch(f -> f instanceof Fault.OfLetter) ? 1 : 0;
      flip.back();
    }
    assertThat(letters).as("times a letter was named").isGreaterThan(TRIES / 10);
    assertThat(verify(format, Set.of()).good()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void namesTheLetterWhoseBytesAreDamaged(BackupFormat format) throws IOException {
    List<Sample> samples = SampleLetters.some(3, 40);
    byte[] large = new byte[200_000];
    new Random(7).nextBytes(large);
    Sample last = SampleLetters.sample(SampleLetters.FOLDERS.getLast(), 99, large, new Random(1));
    List<Sample> all = new ArrayList<>(samples);
    all.add(last);
    write(format, all);
    Path file = largest(backup(format));
    flip(List.of(file), Files.size(file) - (format instanceof Maildir ? 9 : 100_000), 3);
    Verification found = verify(format, Set.of());
    assertThat(found.copies()).isEqualTo(40);
    assertThat(found.faults())
        .filteredOn(f -> f instanceof Fault.OfLetter)
        .singleElement()
        .extracting(f -> ((Fault.OfLetter) f).copy())
        .isEqualTo(last.copy());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noticesWhatIsCutShortOrHasMore(BackupFormat format) throws IOException {
    write(format, SampleLetters.some(4, 40));
    for (Path file : files(format)) {
      byte[] whole = Files.readAllBytes(file);
      if (whole.length > 0) {
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(verify(format, Set.of()).good()).as(file + " cut").isFalse();
      }
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 1));
      assertThat(verify(format, Set.of()).good()).as(file + " longer").isFalse();
      Files.write(file, whole);
    }
    assertThat(verify(format, Set.of()).good()).isTrue();
  }

  @Test
  void noticesALetterMoreOrLessInAMaildir() throws IOException {
    BackupFormat format = new Maildir();
    write(format, SampleLetters.some(5, 40));
    Path letter = files(format).getFirst();
    Path beside = letter.resolveSibling("1.N99999999.tradepost:2,");
    Files.copy(letter, beside);
    assertThat(verify(format, Set.of()).faults())
        .anySatisfy(f -> assertThat(f).isInstanceOf(Fault.OfPart.class));
    Files.delete(beside);
    Files.delete(letter);
    assertThat(verify(format, Set.of()).faults())
        .anySatisfy(f -> assertThat(f).isInstanceOf(Fault.OfLetter.class));
  }

  @Test
  void aManifestThatWasExchangedIsNoticedByItsSeal() throws IOException {
    BackupFormat format = new Mbox();
    Seal mine = write(format, SampleLetters.some(6, 30));
    Files.delete(backup(format));
    Files.delete(manifest());
    write(format, SampleLetters.some(7, 30));
    assertThat(verify(format, Set.of()).good()).isTrue();
    assertThat(verify(format, Set.of(mine.sha256())).good()).isFalse();
  }

  @Test
  void anyProgramReadsTheManifest() throws IOException {
    List<Sample> samples = SampleLetters.some(8, 30);
    write(new Mbox(), samples);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(manifest())), StandardCharsets.UTF_8))) {
      List<String> all = lines.lines().toList();
      assertThat(all).hasSize(1 + SampleLetters.FOLDERS.size() + 30 + 2);
      assertThat(all.getFirst()).contains("\"mailbox\":\"Britty\"");
      assertThat(all.getLast()).startsWith("{\"seal\":");
    }
  }

  @Test
  void theManifestGivesBackWhatItWasTold() throws IOException {
    List<Sample> samples = SampleLetters.some(8, 30);
    write(new Maildir(), samples);
    List<Copy> copies = new ArrayList<>();
    try (ManifestReader reader = new ManifestReader(manifest())) {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        if (line.get() instanceof Manifest.Line.Kept kept) {
          copies.add(kept.copy());
        }
      }
      assertThat(reader.head().previous()).isEqualTo("before");
      assertThat(reader.totals().copies()).isEqualTo(30);
    }
    assertThat(copies).isEqualTo(samples.stream().map(Sample::copy).toList());
  }

  @Test
  void anEmptyFileIsNoManifest() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> new ManifestReader(empty)).isInstanceOf(IOException.class);
  }

  private Seal write(BackupFormat format, List<Sample> samples) throws IOException {
    LocalDisk disk = new LocalDisk();
    Manifest.Head head =
        new Manifest.Head(
            "Britty", 2026, format.name(), Instant.parse("2026-11-30T02:00:00Z"), "before");
    try (ManifestWriter lines = new ManifestWriter(disk, manifest(), head);
        BackupWriter writer = format.write(disk, backup(format), Optional.empty())) {
      writer.folders(SampleLetters.FOLDERS);
      for (var each : SampleLetters.FOLDERS) {
        lines.folder(each);
      }
      for (Sample sample : samples) {
        writer.add(sample.letter(), place -> lines.kept(sample.copy(), place));
      }
      lines.finish(writer.finish());
    }
    return Seal.of(manifest());
  }

  private Verification verify(BackupFormat format, Set<String> seals) {
    return Verifier.verify(format, backup(format), manifest(), seals, Attendant.NONE);
  }

  private Path backup(BackupFormat format) {
    return folder.resolve("2026Britty" + format.suffix());
  }

  private Path manifest() {
    return folder.resolve("2026Britty" + Manifest.ENDING);
  }

  /** Those of the backup, and the manifest. */
  private List<Path> files(BackupFormat format) throws IOException {
    try (Stream<Path> all = Files.walk(backup(format))) {
      return Stream.concat(all.filter(Files::isRegularFile).sorted(), Stream.of(manifest()))
          .toList();
    }
  }

  private static Path largest(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .max(java.util.Comparator.comparingLong(p -> p.toFile().length()))
          .orElseThrow();
    }
  }

  private record Flip(Path file, int at, int bit) {
    void back() throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      bytes[at] ^= (byte) (1 << bit);
      Files.write(file, bytes);
    }
  }

  /** The files taken as one stretch of bytes. */
  private static Flip flip(List<Path> files, long at, int bit) throws IOException {
    long left = at;
    for (Path file : files) {
      if (left < Files.size(file)) {
        Flip flip = new Flip(file, (int) left, bit);
        flip.back();
        return flip;
      }
      left -= Files.size(file);
    }
    throw new IllegalArgumentException("no byte " + at);
  }
}

package io.tradepost.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.archive.backup.SampleLetters.Sample;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes into a backup comes out of it, in every format. */
class FormatTest {
  private static final EmlZip EML_ZIP = new EmlZip(ZoneId.of("Asia/Shanghai"));

  @TempDir private Path folder;

  static List<BackupFormat> formats() {
    return List.of(EML_ZIP, new Mbox(), new Maildir());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void givesBackEveryByteAndFolder(BackupFormat format) throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      List<Sample> samples = SampleLetters.some(seed, 120);
      Path file = folder.resolve(seed + format.suffix());
      List<String> places = new ArrayList<>();
      BackupWriter.Sum sum = write(format, file, samples, Optional.empty(), places);
      try (BackupReader reader = format.read(file)) {
        assertThat(reader.folders()).containsExactlyInAnyOrderElementsOf(SampleLetters.FOLDERS);
        for (int i = 0; i < samples.size(); i++) {
          BackupReader.Found found = reader.next().orElseThrow();
          assertThat(found.name()).isEqualTo(places.get(i));
          assertThat(((BackupReader.Found.Whole) found).folder())
              .isEqualTo(samples.get(i).copy().folder());
          assertThat(bytes(found)).isEqualTo(samples.get(i).bytes());
        }
        assertThat(reader.next()).isEmpty();
      }
      assertThat(format.sum(file)).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void takesALargeLetterWithoutHoldingIt(BackupFormat format) throws IOException {
    byte[] large = new byte[3 << 20];
    new Random(5).nextBytes(large);
    Sample sample = SampleLetters.sample(FolderPath.INBOX, 1, large, new Random(1));
    Path file = folder.resolve("large" + format.suffix());
    write(format, file, List.of(sample), Optional.empty(), new ArrayList<>());
    try (BackupReader reader = format.read(file)) {
      assertThat(bytes(reader.next().orElseThrow())).isEqualTo(large);
    }
    try (var beside = Files.list(folder)) {
      assertThat(beside).as("what was set aside is gone").containsExactly(file);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void keepsAMailboxWithoutLetters(BackupFormat format) throws IOException {
    Path file = folder.resolve("empty" + format.suffix());
    write(format, file, List.of(), Optional.empty(), new ArrayList<>());
    try (BackupReader reader = format.read(file)) {
      assertThat(reader.folders()).hasSameSizeAs(SampleLetters.FOLDERS);
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void namesALetterByDateSenderAndSubject() throws IOException {
    byte[] bytes =
        "From: \"Ana G\u00f3mez\" <ana@nevir-demo.es>\r\nSubject: RE: Order 4711/a\r\n\r\n"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Sample sample = SampleLetters.sample(FolderPath.INBOX, 1, bytes, new Random(1));
    List<String> places = new ArrayList<>();
    write(EML_ZIP, folder.resolve("a.zip"), List.of(sample), Optional.empty(), places);
    assertThat(places)
        .containsExactly(
            "INBOX/2026-03-01 17.21 Ana G\u00f3mez RE_ Order 4711_a ("
                + sample.copy().letter()
                + ").eml");
  }

  @Test
  void twoCopiesInOneFolderHaveTwoNames() throws IOException {
    byte[] bytes = SampleLetters.bytes(new Random(1), 1);
    Sample one = SampleLetters.sample(FolderPath.INBOX, 1, bytes, new Random(1));
    List<String> places = new ArrayList<>();
    write(EML_ZIP, folder.resolve("a.zip"), List.of(one, one, one), Optional.empty(), places);
    assertThat(places).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void namesDifferWhereSystemsIgnoreCase() throws IOException {
    PlainNames names = new PlainNames(Set.of("cur"));
    Set<String> lower = new HashSet<>();
    for (FolderPath each : SampleLetters.FOLDERS) {
      String name = names.of(each);
      assertThat(PlainNames.folder(name)).isEqualTo(each);
      assertThat(name).doesNotContainPattern("[<>:\"\\\\|?*]").doesNotMatch(".*[. ]");
      assertThat(lower.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
    }
  }

  @Test
  void anyProgramUnpacksTheZip() throws IOException {
    List<Sample> samples = SampleLetters.some(3, 60);
    Path file = folder.resolve("a.zip");
    List<String> places = new ArrayList<>();
    write(EML_ZIP, file, samples, Optional.empty(), places);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (int i = 0; i < samples.size(); i++) {
        ZipEntry entry = zip.getEntry(places.get(i));
        try (InputStream in = zip.getInputStream(entry)) {
          assertThat(in.readAllBytes()).isEqualTo(samples.get(i).bytes());
        }
      }
      assertThat(zip.size()).isEqualTo(samples.size() + SampleLetters.FOLDERS.size());
    }
  }

  @Test
  void moreEntriesThanAPlainZipHoldsAreZip64() throws IOException {
    Path file = folder.resolve("many.zip");
    int many = 66_000;
    try (ZipWriter zip = new ZipWriter(new LocalDisk(), file)) {
      for (int i = 0; i < many; i++) {
        byte[] bytes = {(byte) i};
        zip.add("f/" + i, java.time.Instant.EPOCH, bytes, packed -> {});
      }
      zip.finish();
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(many);
      assertThat(zip.getInputStream(zip.getEntry("f/65999")).readAllBytes())
          .containsExactly((byte) 65_999);
    }
    try (ZipReader zip = new ZipReader(file)) {
      int seen = 0;
      while (zip.next().isPresent()) {
        seen++;
      }
      assertThat(seen).isEqualTo(many);
    }
  }

  @Test
  void sizesAndPlacesBeyondFourGigabytesAreReadAsWritten() {
    long far = 5L << 30;
    ZipHeader header =
        new ZipHeader("f/large", ZipHeader.sayable(java.time.Instant.EPOCH), 8, 7, far, far, far);
    byte[] central = header.central();
    var fixed = ZipHeader.buffer(46).put(central, 0, 46).flip();
    var rest = ZipHeader.buffer(central.length - 46).put(central, 46, central.length - 46).flip();
    assertThat(ZipHeader.ofCentral(fixed, rest)).isEqualTo(header);
    assertThat(header.local()).hasSize(header.localSize());
    ZipEnd end = new ZipEnd(3, far, 400);
    assertThat(ZipEnd.of(ZipHeader.buffer(98).put(end.bytes()).flip())).isEqualTo(end);
  }

  @Test
  void nextMonthTakesOverWhatIsUnchanged() throws IOException {
    List<Sample> all = SampleLetters.some(9, 90);
    List<Sample> before = all.subList(0, 70);
    Path first = folder.resolve("first.zip");
    Map<String, BackupWriter.Place> placeOf = new HashMap<>();
    try (BackupWriter writer = EML_ZIP.write(new LocalDisk(), first, Optional.empty())) {
      writer.folders(SampleLetters.FOLDERS);
      for (Sample sample : before) {
        writer.add(sample.letter(), place -> placeOf.put(sample.copy().sha256(), place));
      }
      writer.finish();
    }
    Path second = folder.resolve("second.zip");
    List<String> now = new ArrayList<>();
    int added =
        writeSome(
            EML_ZIP, second, all, Optional.of(new BackupFormat.Previous(first, placeOf)), now);
    long fresh = all.stream().filter(s -> !placeOf.containsKey(s.copy().sha256())).count();
    assertThat(added).isGreaterThanOrEqualTo((int) fresh).isLessThan(all.size() - 40);
    try (BackupReader reader = EML_ZIP.read(second)) {
      for (Sample sample : all) {
        assertThat(bytes(reader.next().orElseThrow())).isEqualTo(sample.bytes());
      }
    }
  }

  static BackupWriter.Sum write(
      BackupFormat format,
      Path file,
      List<Sample> samples,
      Optional<BackupFormat.Previous> previous,
      List<String> places)
      throws IOException {
    try (BackupWriter writer = format.write(new LocalDisk(), file, previous)) {
      writer.folders(SampleLetters.FOLDERS);
      for (Sample sample : samples) {
        writer.add(sample.letter(), place -> places.add(place.name()));
      }
      return writer.finish();
    }
  }

  private static int writeSome(
      BackupFormat format,
      Path file,
      List<Sample> samples,
      Optional<BackupFormat.Previous> previous,
      List<String> places)
      throws IOException {
    int added = 0;
    try (BackupWriter writer = format.write(new LocalDisk(), file, previous)) {
      writer.folders(SampleLetters.FOLDERS);
      for (Sample sample : samples) {
        if (!writer.takeOver(sample.copy(), place -> places.add(place.name()))) {
          writer.add(sample.letter(), place -> places.add(place.name()));
          added++;
        }
      }
      writer.finish();
    }
    return added;
  }

  private static byte[] bytes(BackupReader.Found found) throws IOException {
    return switch (found) {
      case BackupReader.Found.Whole whole -> {
        try (InputStream in = whole.raw().open()) {
          yield in.readAllBytes();
        }
      }
      case BackupReader.Found.Damaged damaged -> throw new AssertionError(damaged.toString());
    };
  }
}

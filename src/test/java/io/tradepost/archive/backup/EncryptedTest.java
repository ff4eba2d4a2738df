package io.tradepost.archive.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.archive.backup.Backups.Remembered;
import io.tradepost.letter.RawLetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backups that only the holder of the private key can read. */
class EncryptedTest {
  private static final Instant OCTOBER = Instant.parse("2026-10-31T02:00:00Z");
  private static final Instant NOVEMBER = Instant.parse("2026-11-30T02:00:00Z");
  private static final EmlZip EML_ZIP = new EmlZip(ZoneId.of("Asia/Shanghai"));

  @TempDir private Path folder;
  @TempDir private Path own;
  private final Age.OneTime company = Age.OneTime.make();

  static List<BackupFormat> formats() {
    return List.of(EML_ZIP, new Mbox());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void itIsReadBackBeforeItCountsAndReadableForNobodyAfterwards(BackupFormat inner)
      throws IOException {
    BackupOutcome made = run(inner, mailbox(30), OCTOBER);
    assertThat(made).isInstanceOf(BackupOutcome.Replaced.class);
    assertThat(made.tally().readBack()).isEqualTo(30);
    assertThat(tree(folder))
        .containsExactlyInAnyOrder(
            "2026Britty" + inner.suffix() + ".age",
            "2026Britty" + inner.suffix() + ".age.manifest.jsonl.gz");
    assertThat(tree(own)).as("nothing is left open").isEmpty();
    Path file = file(inner);
    assertThat(Files.readString(file, ISO_8859_1)).startsWith("age-encryption.org/v1\n");
    Encrypted agent = new Encrypted(inner, encryption());
    assertThat(agent.opens(file)).isFalse();
    assertThatThrownBy(() -> agent.read(file)).hasMessageContaining("--identity");

    Path wrong = identityFile("wrong.txt", Age.OneTime.make());
    assertThatThrownBy(() -> new Encrypted(inner, encryption().openedBy(wrong)).read(file))
        .isInstanceOf(IOException.class);
    assertThat(tree(own)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whoHasTheKeyReadsEveryLetter(BackupFormat inner) throws IOException {
    BackupSource source = mailbox(30);
    run(inner, source, OCTOBER);
    Encrypted opened =
        new Encrypted(inner, encryption().openedBy(identityFile("key.txt", company)));
    List<String> read = new ArrayList<>();
    BackupContents contents = new BackupContents(opened, file(inner));
    contents.read(
        copy -> true,
        new BackupContents.Taker() {
          @Override
          public void letter(Copy copy, RawLetter raw) {
            read.add(copy.sha256());
          }

          @Override
          public void lost(Copy copy, String why) {
            throw new AssertionError(why);
          }
        });
    assertThat(read).hasSize(30);
    assertThat(tree(own)).isEmpty();
    Verification full =
        Verifier.verify(
            opened, file(inner), BackupFiles.manifest(file(inner)), Set.of(), Attendant.NONE);
    assertThat(full.good()).isTrue();
    assertThat(full.copies()).isEqualTo(30);
  }

  @Test
  void nothingNewLeavesItAndAnythingNewMakesItWholeAnew() throws IOException {
    run(EML_ZIP, mailbox(20), OCTOBER);
    byte[] before = Files.readAllBytes(file(EML_ZIP));
    assertThat(run(EML_ZIP, mailbox(20), NOVEMBER)).isInstanceOf(BackupOutcome.Unchanged.class);
    assertThat(Files.readAllBytes(file(EML_ZIP))).isEqualTo(before);
    BackupOutcome next = run(EML_ZIP, mailbox(23), NOVEMBER);
    assertThat(next).isInstanceOf(BackupOutcome.Replaced.class);
    assertThat(next.tally().takenOver()).isZero();
    assertThat(next.tally().readBack()).isEqualTo(23);
  }

  @Test
  void aFlippedBitIsNoticedWithAndWithoutTheKey() throws IOException {
    run(EML_ZIP, mailbox(12), OCTOBER);
    Path file = file(EML_ZIP);
    byte[] whole = Files.readAllBytes(file);
    Encrypted agent = new Encrypted(EML_ZIP, encryption());
    Encrypted holder =
        new Encrypted(EML_ZIP, encryption().openedBy(identityFile("key.txt", company)));
    Random random = new Random(4);
    for (int i = 0; i < 40; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      for (Encrypted format : List.of(agent, holder)) {
        assertThat(
                Verifier.verify(format, file, BackupFiles.manifest(file), Set.of(), Attendant.NONE)
                    .good())
            .isFalse();
      }
    }
    assertThat(run(EML_ZIP, mailbox(12), NOVEMBER))
        .as("made anew from the vault")
        .isInstanceOf(BackupOutcome.Replaced.class);
    assertThat(tree(own)).isEmpty();
  }

  @Test
  void theProgramAgeOpensIt() throws Exception {
    Path age = Path.of("/usr/bin/age");
    if (!Files.isExecutable(age)) {
      assertThat(System.getenv("TRADEPOST_REAL_SERVERS")).as("age").isNotEqualTo("required");
      Assumptions.abort("age is not installed");
    }
    run(EML_ZIP, mailbox(10), OCTOBER);
    Path key = identityFile("key.txt", company);
    Path opened = own.resolve("opened.zip");
    Process process =
        new ProcessBuilder(
                age.toString(),
                "-d",
                "-i",
                key.toString(),
                "-o",
                opened.toString(),
                file(EML_ZIP).toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    int letters = 0;
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(opened))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        letters += entry.getName().endsWith(".eml") ? 1 : 0;
      }
    }
    assertThat(letters).isEqualTo(10);
  }

  @Test
  void whatIsWrittenInPiecesOfAnySizeComesOutAsItWentIn() throws IOException {
    Random random = new Random(5);
    for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 300_000}) {
      byte[] plain = new byte[size];
      random.nextBytes(plain);
      ByteArrayOutputStream sealed = new ByteArrayOutputStream();
      try (OutputStream out = Age.encrypting(sealed, List.of(company.recipient()))) {
        for (int at = 0; at < size; ) {
          int piece = Math.min(size - at, 1 + random.nextInt(90_000));
          out.write(plain, at, piece);
          at += piece;
        }
      }
      Path file = Files.write(own.resolve("sealed"), sealed.toByteArray());
      ByteArrayOutputStream opened = new ByteArrayOutputStream();
      Age.decrypt(file, opened, List.of(company.identity()));
      assertThat(Arrays.equals(opened.toByteArray(), plain)).as("%d bytes", size).isTrue();
    }
  }

  @Test
  void aFileThatHoldsNoKeyIsNamedAndItsContentIsNot() throws IOException {
    Path empty = Files.writeString(own.resolve("empty"), "# nothing\n");
    assertThatThrownBy(() -> encryption().openedBy(empty)).hasMessageContaining("no private key");
    Path slip = Files.writeString(own.resolve("slip"), "AGE-SECRET-KEY-1SLIP\n");
    assertThatThrownBy(() -> encryption().openedBy(slip))
        .hasMessageContaining("something else than private keys")
        .hasMessageNotContaining("1SLIP");
    assertThat(company.toString() + encryption()).doesNotContain("AGE-SECRET-KEY");
  }

  private BackupOutcome run(BackupFormat inner, BackupSource source, Instant made)
      throws IOException {
    return new Backups(
            new LocalDisk(),
            folder,
            "Britty",
            2026,
            new Encrypted(inner, encryption()),
            SampleLetters.READER)
        .run(source, new Backups.Terms(made, 1, 0.95, Remembered.NOTHING), Attendant.NONE);
  }

  private static SampleMailbox mailbox(int letters) {
    return new SampleMailbox(SampleLetters.distinct(letters));
  }

  private Encryption encryption() {
    return new Encryption(List.of(company.recipient()), List.of(), own.resolve("opened"));
  }

  private Path identityFile(String name, Age.OneTime key) throws IOException {
    Path keys = Files.createDirectories(folder.resolveSibling("keys-" + folder.getFileName()));
    return Files.writeString(
        keys.resolve(name), "# public key: " + key.recipient() + "\n" + key.identity() + "\n");
  }

  private Path file(BackupFormat inner) {
    return folder.resolve("2026Britty" + inner.suffix() + ".age");
  }

  private static List<String> tree(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().equals("opened.zip"))
          .map(f -> f.getFileName().toString())
          .toList();
    }
  }
}

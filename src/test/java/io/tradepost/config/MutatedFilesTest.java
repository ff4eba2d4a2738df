package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it ends, and with nothing worse than a refusal. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
class MutatedFilesTest {
  private static final int MUTANTS = 1_000;
  private static final String[] SPLICES = {
    "\t",
    "\n",
    "\r",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "${env:",
    "}",
    "&a ",
    "*a",
    "!!int ",
    "---\n",
    "? ",
    "|\n",
    ">-\n",
    "#",
    "%",
    "@",
    "~",
    "null",
    "-1",
    "1e999",
    "\u0000",
    "\uFEFF",
    "<<: ",
    "99999999999999999999",
    "\uF57B",
    "9999h",
    "0 0 0 ? * 7#9",
    "((((",
    "\\u12"
  };

  @TempDir Path folder;

  @Test
  void mutatedSettingsAreReadOrRefused() throws IOException {
    Home home = new Home(folder);
    byte[] whole = Files.readAllBytes(Path.of("config/tradepost.yaml"));
    Random random = new Random(2);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(whole, random);
      // From memory: some file systems flush a file to the disk each time that it is overwritten.
      refused += refused(() -> read(home, mutant), mutant) ? 1 : 0;
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - 1);
  }

  @Test
  void mutatedRulesAreReadOrRefused() throws IOException {
    Home home = new Home(folder).settings(Home.SETTINGS);
    byte[] whole =
        """
        rules:
          - name: our freight forwarders
            when: { from-domain: [kn-demo.example, dsv-demo.example], subject: "/PLK-\\\\d+/" }
            file: Business Assistant
          - { name: b, when: { header: "X-Mailer: a" }, file: { customer: ES-001 } }
        customers:
          - { code: ES-001, name: NEVIR S.A., country: ES, domains: [nevir-demo.es], grade: A }
        order-numbers: ['[PI]LK-\\d+(\\(Rev\\.\\d+\\))?']
        auto-replies: { subjects: [自动回复] }
        countries: [{ code: ES, names: [Spain] }]
        freemail: [gmail.com, yahoo.*]
        """
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(whole, random);
      Files.deleteIfExists(folder.resolve("rules/a.yaml"));
      Files.createDirectories(folder.resolve("rules"));
      Files.write(folder.resolve("rules/a.yaml"), mutant);
      refused += refused(home::readRules, mutant) ? 1 : 0;
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - 1);
  }

  @Test
  void depthAndWidthDoNoHarm() throws IOException {
    Home home = new Home(folder);
    for (String hard :
        new String[] {
          "[".repeat(100_000),
          "{a: ".repeat(100_000),
          "- ".repeat(100_000),
          "a: " + "x".repeat(1_000_000),
          "x".repeat(100_000) + ": 1",
          "a: \"" + "\\u0041".repeat(100_000) + "\"",
          "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
          "order: '" + "(".repeat(50_000) + "'"
        }) {
      byte[] bytes = hard.getBytes(StandardCharsets.UTF_8);
      home.settings(bytes);
      assertThat(refused(home::read, bytes)).isTrue();
    }
  }

  private static Object read(Home home, byte[] settings) throws ConfigException {
    home.installation().check(settings);
    return settings;
  }

  @FunctionalInterface
  private interface Reading {
    Object read() throws ConfigException;
  }

  private static boolean refused(Reading reading, byte[] bytes) {
    try {
      assertThat(reading.read()).isNotNull();
      return false;
    } catch (ConfigException e) {
      assertThat(e.errors()).isNotEmpty();
      assertThat(e.errors())
          .allSatisfy(error -> assertThat(error.where().line()).isNotNegative())
          .allSatisfy(error -> assertThat(error.message()).isNotBlank());
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      return fail("threw " + e + " on\n" + new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  private static byte[] mutate(byte[] whole, Random random) {
    byte[] mutant = whole;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(mutant.length);
      int to = Math.min(mutant.length, at + random.nextInt(40));
      byte[] splice = SPLICES[random.nextInt(SPLICES.length)].getBytes(StandardCharsets.UTF_8);
      mutant =
          switch (random.nextInt(5)) {
            case 0 -> joined(mutant, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 1 -> joined(mutant, at, splice, at);
            case 2 -> joined(mutant, at, new byte[0], to);
            case 3 -> joined(mutant, to, java.util.Arrays.copyOfRange(mutant, at, to), to);
            default -> joined(mutant, at, splice, to);
          };
    }
    return mutant;
  }

  private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
    byte[] joined = new byte[head + middle.length + bytes.length - tail];
    System.arraycopy(bytes, 0, joined, 0, head);
    System.arraycopy(middle, 0, joined, head, middle.length);
    System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
    return joined;
  }
}

package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data folder at first sight is the one that the whole settings name, or none. */
class DataLineTest {
  private static final String REST = "company: { domains: [hotwell.example] }\nmailboxes: []\n";

  @TempDir private Path home;

  @Test
  void itIsBesideTheConfigFolderWhereNothingIsSaid() throws IOException {
    assertThat(seen(REST)).contains(home.resolve("data"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: data",
        "data: /srv/tradepost/data",
        "data:   d\u00e4ten ab   # where it is",
        "data: ../elsewhere\r",
        "# data: no\n  # nor this\ndata: yes it is",
        "log: { to: data/log }\ndata: a#b",
        "data: x\n\n# the end"
      })
  void aPlainValueIsSeenAsTheReaderReadsIt(String text) throws Exception {
    assertThat(seen(text + "\n" + REST)).isPresent();
    agree(text + "\n" + REST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: 'quoted'",
        "data: \"quoted\"",
        "data: &anchor x",
        "data: |\n  block",
        "data: one\n  two",
        "data:",
        "data:\n  x",
        "data: ~",
        "data: null",
        "data: $HOME/x",
        "data : x",
        "'data': x",
        "data: x\ndata: y",
        "---\ndata: x",
        "? data\n: x",
        "<<: { data: x }",
        "data: a: b",
        "data-folder: x"
      })
  void whatTakesAParserIsNotGuessed(String text) throws Exception {
    assertThat(seen(text + "\n" + REST)).isEmpty();
  }

  @Test
  void anotherFormOfTheWholeIsNotGuessed() throws Exception {
    assertThat(seen("{ data: x, company: { domains: [] }, mailboxes: [] }")).isEmpty();
    assertThat(seen("\ufeff" + REST)).isEmpty();
    assertThat(seen("  data: x\n  company: {}\n")).isEmpty();
    assertThat(seen("")).isEmpty();
    assertThat(Installation.locate(home.resolve("none"), Map.of(), home).plainDataFolder())
        .isEmpty();
  }

  @Test
  void whateverIsWrittenItNeverNamesAnotherFolder() throws Exception {
    Random random = new Random(25);
    List<String> pieces =
        List.of(
            "data",
            ":",
            " ",
            "x",
            "\n",
            "#",
            "'",
            "\"",
            "{",
            "}",
            "- ",
            "|",
            "&a",
            "company: {}\n",
            "data: y\n",
            "  ",
            "/z",
            ",",
            "?",
            "\t");
    for (int i = 0; i < 600; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      agree(random.nextBoolean() ? text + "\n" + REST : REST + text + "\n");
    }
  }

  private Optional<Path> seen(String text) throws IOException {
    return installation(text).plainDataFolder();
  }

  private Installation installation(String text) throws IOException {
    Path config = Files.createDirectories(home.resolve("config"));
    Files.writeString(config.resolve("tradepost.yaml"), text);
    return Installation.locate(config, Map.of(), home);
  }

  private void agree(String text) throws IOException {
    Optional<Path> seen = seen(text);
    if (seen.isEmpty()) {
      return;
    }
    try {
      assertThat(seen.get()).as(text).isEqualTo(installation(text).dataFolder().data());
    } catch (ConfigException refused) {
      // The long way, which the daemon has gone when it started, refuses such a file.
    }
  }
}

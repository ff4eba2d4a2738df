package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents that other programs read, to the letter: {@code json/*.json} beside this class. */
class JsonTest {
  @TempDir Path folder;
  Console console;

  @BeforeEach
  void sitDown() {
    console = new Console(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "once, once",
    "status, status",
    "plan, plan",
    "check, check",
    "explain, explain aaaaaaaaaaaa",
    "undo, undo --since 1d",
    "search, search Inquiry --limit 1",
    "show, show aaaaaaaaaaaa",
    "thread, thread aaaaaaaaaaaa --limit 1",
    "customers, customers list",
    "backup-run, backup run",
    "backup-verify, backup verify",
    "backup-verify-server, backup verify --against-server",
    "backup-list, backup list",
    "backup-restore, backup restore --mailbox Britty --to Lin",
    "backup-export, backup export lamps --format mbox --out /exports/lamps.zip"
  })
  void documentsStayAsTheyAre(String name, String command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.add("--json");
    assertThat(console.type(words.toArray(String[]::new))).isZero();
    // What was printed is kept beside the build, to be looked at and taken over where it is right.
    Path printed = Files.createDirectories(Path.of("target/golden")).resolve(name + ".json");
    Files.writeString(printed, console.printed());
    assertThat(console.printed()).isEqualTo(golden(name));
  }

  private static String golden(String name) throws IOException {
    try (var in = JsonTest.class.getResourceAsStream("json/" + name + ".json")) {
      assertThat(in).as("the golden document of " + name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aLetterHasTheFieldsOfTheInterface() throws IOException {
    console.type("search", "Inquiry", "--json");
    JsonNode document = new ObjectMapper().readTree(console.printed());
    assertThat(document.get("total").asInt()).isEqualTo(2);
    List<String> names = new ArrayList<>();
    document.get("letters").get(0).fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsSubsequence(
            "id",
            "messageId",
            "mailbox",
            "folder",
            "date",
            "from",
            "to",
            "cc",
            "subject",
            "category",
            "country",
            "company",
            "customer",
            "orders",
            "conversation",
            "attachments",
            "size",
            "snippet",
            "places");
  }

  @Test
  void nothingFoundIsADocumentToo() throws IOException {
    assertThat(console.type("search", "tractors", "--json")).isEqualTo(ExitStatus.NO);
    assertThat(new ObjectMapper().readTree(console.printed()).get("total").asInt()).isZero();
  }

  @Test
  void whatCouldMisleadATerminalIsEscaped() throws IOException {
    String subject = "evil \u001b[2J \u202Efdp.exe \u009b1m \ud800 end";
    console.office.letters.put("x", FakeOffice.letter("cccccccccccc", "a@b.example", subject));
    console.type("search", "evil", "--json");
    assertThat(console.printed())
        .doesNotContain("\u001b", "\u202E", "\u009b")
        .contains("\\u202e", "\\u009b", "\\u001B");
    assertThat(
            new ObjectMapper()
                .readTree(console.printed())
                .get("letters")
                .get(0)
                .get("subject")
                .asText())
        .isEqualTo("evil \u001b[2J \u202Efdp.exe \u009b1m \uFFFD end");
  }
}

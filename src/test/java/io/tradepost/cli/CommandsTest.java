package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.customer.Customer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path folder;
  Console console;

  @BeforeEach
  void sitDown() {
    console = new Console(folder);
  }

  @Test
  void helpListsEveryCommand() {
    assertThat(console.type("help")).isZero();
    assertThat(console.printed())
        .contains("demo", "init", "check", "run", "once", "status", "plan", "explain", "undo")
        .contains("search", "show", "thread", "customers", "reindex", "help")
        .contains("overdue", "settle", "stats", "digest", "backup");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "init",
        "check",
        "run",
        "once",
        "status",
        "plan",
        "explain",
        "undo",
        "search",
        "show",
        "thread",
        "customers",
        "overdue",
        "settle",
        "stats",
        "digest",
        "backup",
        "reindex"
      })
  void everyCommandExplainsItself(String command) {
    assertThat(console.type(command, "--help")).isZero();
    assertThat(console.printed()).contains("Usage: tradepost " + command, "--config");
  }

  @Test
  void helpBeforeACommandIsOnTheWhole() {
    assertThat(console.type("--help", "search")).isZero();
    assertThat(console.printed()).contains("Usage: tradepost ", "overdue", "reindex");
    assertThat(console.type("--limit", "3", "search", "--help")).isZero();
    assertThat(console.printed()).contains("Usage: tradepost search");
  }

  @Test
  void helpExplainsACommandOfACommand() {
    assertThat(console.type("help", "customers", "hand-over")).isZero();
    assertThat(console.printed()).contains("--from", "--to");
  }

  @Test
  void versionIsPrinted() {
    assertThat(console.type("--version")).isZero();
    assertThat(console.printed()).startsWith("tradepost ").contains("Java 25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "search",
        "undo",
        "explain",
        "search a --limit x",
        "customers",
        "once --nonsense",
        "settle"
      })
  void wrongUseIsStatusTwoAndPointsToTheHelp(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ", -1);
    assertThat(console.type(words)).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said()).startsWith("tradepost: ").contains("--help");
    assertThat(console.office.asked).isEmpty();
  }

  @Test
  void searchNamesAFieldThatThereIsNotWhereNothingIsFound() {
    assertThat(console.type("search", "form:anna")).isEqualTo(ExitStatus.NO);
    assertThat(console.said()).contains("Nothing found.", "form: is no field", "from: to:");
  }

  @Test
  void searchPassesItsWordsAndOptionsOn() {
    console.type("search", "from:anna", "\"500 lamps\"", "--limit", "7", "--by-relevance");
    assertThat(console.office.asked)
        .containsExactly(
            "search SearchRequest[query=from:anna \"500 lamps\", limit=7, byRelevance=true]");
    assertThat(console.openedForWriting).isFalse();
    assertThat(console.office.closed).isTrue();
  }

  @Test
  void nothingFoundIsStatusOne() {
    assertThat(console.type("search", "tractors")).isEqualTo(ExitStatus.NO);
    assertThat(console.type("show", "zzzzzzzzzzzz")).isEqualTo(ExitStatus.NO);
    assertThat(console.said()).contains("No letter is known as zzzzzzzzzzzz");
    assertThat(console.type("thread", "zzzzzzzzzzzz")).isEqualTo(ExitStatus.NO);
    assertThat(console.type("explain", "zzzzzzzzzzzz")).isEqualTo(ExitStatus.NO);
    assertThat(console.type("customers", "list", "tractors")).isEqualTo(ExitStatus.NO);
  }

  @Test
  void optionsBeforeTheCommandCountAsThoseAfterIt() {
    assertThat(console.type("--json", "--limit", "1", "search", "Inquiry")).isZero();
    assertThat(console.printed()).startsWith("{");
    assertThat(console.office.asked.getFirst()).contains("limit=1,");
  }

  @Test
  void onceIsGivenTheMailboxesNamed() {
    assertThat(console.type("once", "--mailbox", "Britty", "--mailbox", "Susan", "--refile"))
        .isZero();
    assertThat(console.office.asked)
        .containsExactly("once PassRequest[mailboxes=[Britty, Susan], refile=true]");
    assertThat(console.openedForWriting).isTrue();
    assertThat(console.printed()).contains("1,203", "1,200", "3 left: not yet answered");
  }

  @Test
  void onceWithAFailedLetterOrAnUnreachableMailboxIsStatusThree() {
    console.office.failedLetters = 1;
    assertThat(console.type("once")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.printed()).contains("failed: INBOX, UID 17: the server took it back");
    console.office.failedLetters = 0;
    console.office.error = "cannot be reached";
    assertThat(console.type("once", "--json")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.type("plan")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.type("check")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.type("status")).isZero();
  }

  @Test
  void undoReadsHowFarBack() {
    assertThat(console.type("undo", "--since", "2h")).isZero();
    assertThat(console.office.asked).containsExactly("undo 2026-01-31T02:00:00Z []");
    assertThat(console.type("undo", "--since", "2027-01-01")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said()).contains("future");
  }

  @Test
  void aLetterComesOutAsItCameInByteForByte() {
    assertThat(console.type("show", "aaaaaaaaaaaa", "--raw")).isZero();
    assertThat(console.bytes())
        .isEqualTo(
            "Subject: aaaaaaaaaaaa\r\n\r\nFrom afar\r\n\u00e9"
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void severalLettersComeOutAsAnMbox() {
    assertThat(console.type("search", "Inquiry", "--eml")).isZero();
    assertThat(new String(console.bytes(), StandardCharsets.ISO_8859_1))
        .startsWith("From tradepost Sat Jan 31 04:00:00 2026\nSubject: aaaaaaaaaaaa\r\n")
        .contains("\n>From afar\r\n\u00e9\n\nFrom tradepost ")
        .endsWith("\u00e9\n\n");
  }

  @Test
  void aShownLetterFoldsWhatItRepeats() {
    assertThat(console.type("show", "aaaaaaaaaaaa")).isZero();
    assertThat(console.printed())
        .contains("Anna Ruiz <anna@nevir-demo.es>", "please quote.", "Britty: Customer/SP/NEVIR")
        .contains("[2 lines of earlier letters; --quoted shows them]")
        .contains("2026-01-31 12:00 Asia/Shanghai")
        .doesNotContain("> words");
    console.type("show", "aaaaaaaaaaaa", "--quoted");
    assertThat(console.printed()).contains("│ > words");
  }

  @Test
  void aThreadReadsAsADialogueWithOursSetIn() {
    assertThat(console.type("thread", "aaaaaaaaaaaa")).isZero();
    assertThat(console.printed())
        .contains("\nAnna Ruiz <anna@nevir-demo.es> · 2026-01-31 12:00 · aaaaaaaaaaaa\n│ Dear")
        .contains("\n        Britty <britty@hotwell.example> · ")
        .contains("\n        │ please quote.");
  }

  @Test
  void customersAreEnteredCorrectedMergedAndHandedOver() {
    assertThat(
            console.type(
                "customers", "add", "Kesko Oyj", "--domain", "Kesko-Demo.fi", "--country", "fi"))
        .isZero();
    assertThat(kesko().domains()).containsExactly("kesko-demo.fi");
    console.type("customers", "add", "Kesko Oyj", "--replace", "new-kesko", "--owner", "Susan");
    assertThat(kesko().owner()).isEqualTo("Susan");
    assertThat(kesko().country().code()).isEqualTo("FI");
    assertThat(
            console.type("customers", "add", "Kesko", "--short", "Kesko", "--domain", "k.example"))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.type("customers", "add", "X", "--country", "QQ", "--domain", "x.example"))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.type("customers", "merge", "new-kesko", "NEVIR")).isZero();
    assertThat(console.office.desk.customers).containsOnlyKeys("ES-001");
    assertThat(console.type("customers", "merge", "nobody", "NEVIR"))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.type("customers", "hand-over", "--from", "Britty", "--to", "Susan"))
        .isZero();
    assertThat(console.type("customers", "hand-over", "--from", "Nobody", "--to", "Susan"))
        .isEqualTo(ExitStatus.NO);
  }

  private Customer kesko() {
    return console.office.desk.find("new-kesko").orElseThrow();
  }

  @Test
  void filesOfCustomersAreThoseOfTheFolderWhereTheCommandWasTyped() throws IOException {
    Files.writeString(folder.resolve("list.csv"), "one\ntwo\n");
    assertThat(console.overSocket("customers", "import", "list.csv")).isZero();
    assertThat(console.printed()).isEqualTo("2 entered, 0 changed.\n");
    assertThat(console.overSocket("customers", "export", "all.csv")).isZero();
    assertThat(folder.resolve("all.csv")).hasContent("ES-001");
  }

  @Test
  void theDaemonAnswersWithItsOwnOfficeAndStartsNoOther() {
    assertThat(console.overSocket("status")).isZero();
    assertThat(console.openedForWriting).isNull();
    assertThat(console.office.closed).isFalse();
    assertThat(console.overSocket("run")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.overSocket("init")).isEqualTo(ExitStatus.WRONG_USE);
  }

  @Test
  void theConfigFolderIsTheOptionsElseTheVariablesElseTheOneHere() {
    console.type("run", "--config", "other");
    assertThat(console.printed()).isEqualTo("running in " + folder.resolve("other") + "\n");
    console.environment.put("TRADEPOST_CONFIG", "/elsewhere");
    console.type("run");
    assertThat(console.printed()).isEqualTo("running in /elsewhere\n");
    console.environment.clear();
    console.type("run");
    assertThat(console.printed()).isEqualTo("running in " + folder.resolve("config") + "\n");
    console.environment.put("TRADEPOST_HOME", "/opt/tradepost");
    console.type("run");
    assertThat(console.printed()).isEqualTo("running in /opt/tradepost/config\n");
  }
}

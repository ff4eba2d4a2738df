package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.RestoreDesk.Failure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types to bring letters back, and what is said. */
class RestoreCommandsTest {
  @TempDir Path folder;
  Console console;

  @BeforeEach
  void sitDown() {
    console = new Console(folder);
  }

  private int restore(String... more) {
    String[] words = new String[more.length + 4];
    System.arraycopy(new String[] {"backup", "restore", "--mailbox", "Britty"}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return console.type(words);
  }

  @Test
  void everyOptionReachesTheOffice() {
    assertThat(
            restore(
                "--year",
                "2026",
                "--folder",
                "Customer/SP",
                "--letter",
                "aaaaaaaaaaaa",
                "--to",
                "Lin",
                "--into",
                "Restored",
                "--only-present",
                "--plan"))
        .isZero();
    assertThat(console.office.asked)
        .containsExactly(
            "plan RestoreRequest[mailbox=Britty, year=OptionalInt[2026], folder=Customer/SP,"
                + " letter=aaaaaaaaaaaa, to=Lin, into=Restored, withGone=false,"
                + " identityOrNull=null]");
    assertThat(console.openedForWriting).isTrue();
    assertThat(console.said()).contains("3 letters: 2 to restore to Lin, 1 there already. Nothing");
  }

  @Test
  void whatWasDoneIsTold() {
    assertThat(restore()).isZero();
    assertThat(console.printed()).contains("2026Britty.zip", "Customer/SP/NEVIR");
    assertThat(console.said()).contains("3 letters: 2 restored, 1 there already.");
  }

  @Test
  void theStatusTellsWhatIsMissing() {
    console.office.restores.wanted = 0;
    assertThat(restore("--letter", "nobody@x")).isEqualTo(ExitStatus.NO);
    assertThat(console.said()).contains("no such letter");

    console.office.restores.wanted = 3;
    console.office.restores.failures =
        List.of(
            new Failure(
                "aaaaaaaaaaaa", "a@x", "INBOX", "INBOX", "the server does not take it: No"));
    assertThat(restore()).isEqualTo(ExitStatus.NO);
    assertThat(console.printed()).contains("letter aaaaaaaaaaaa of INBOX: the server does not");

    console.office.restores.stopped = "The mailbox is full.";
    assertThat(restore()).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.printed()).contains("The mailbox is full.");
  }

  @Test
  void wrongUseIsToldBeforeAnythingIsDone() {
    assertThat(console.type("backup", "restore")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(restore("--year", "20260")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.type("backup", "export", "x", "--format", "zip", "--out", "x"))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said()).contains("eml-zip, mbox or maildir");
    assertThat(console.office.asked).isEmpty();
  }

  @Test
  void anExportIsWrittenWhereItWasTyped() {
    assertThat(
            console.type(
                "backup",
                "export",
                "customer:NEVIR",
                "after:2026",
                "--format",
                "mbox",
                "--out",
                "nevir.zip"))
        .isZero();
    assertThat(console.office.asked)
        .containsExactly("export customer:NEVIR after:2026 MBOX " + folder.resolve("nevir.zip"));
    assertThat(console.printed()).contains("3 of 3 letters");
  }
}

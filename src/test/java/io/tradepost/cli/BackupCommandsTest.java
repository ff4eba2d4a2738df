package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.BackupDesk.FaultView;
import io.tradepost.agent.BackupDesk.MissingView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types about backups, and what is said. */
class BackupCommandsTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void sitDown() {
    console = new Console(folder);
  }

  @Test
  void everyOptionReachesTheOffice() {
    console.type("backup", "run", "--mailbox", "Britty", "--year", "2026", "--accept-fewer");
    console.type("backup", "verify", "--mailbox", "Lin");
    assertThat(console.openedForWriting).isTrue();
    console.type("backup", "list", "--year", "2025");
    assertThat(console.openedForWriting).isFalse();
    assertThat(console.office.asked)
        .containsExactly(
            "backup RunRequest[choice=Choice[mailboxes=[Britty], year=OptionalInt[2026]],"
                + " acceptFewer=true]",
            "verify Choice[mailboxes=[Lin], year=OptionalInt.empty]",
            "list Choice[mailboxes=[], year=OptionalInt[2025]]");
  }

  @Test
  void aRunTellsWhatWasComparedWrittenAndReadBack() {
    assertThat(console.type("backup", "run")).isZero();
    assertThat(console.printed())
        .contains("Britty: 1,203 on the server, 1,203 in the vault (7 fetched now)")
        .contains("2 private and never fetched", "4 gone from the server and kept")
        .containsPattern("Britty +2026 +eml-zip +replaced +1,207 +1,207 +1,200 +1,207 +0 +31.4 MB");
  }

  @Test
  void theStatusTellsWhoHasToAct() {
    console.office.backups.outcome = "held";
    console.office.backups.notes = List.of("it has 640 letters, the last one 903");
    assertThat(console.type("backup", "run")).isEqualTo(ExitStatus.NO);
    assertThat(console.printed()).contains("Britty 2026 eml-zip: it has 640 letters");

    console.office.backups.outcome = "replaced";
    console.office.backups.notes = List.of();
    console.office.backups.skipped = List.of("aaaaaaaaaaaa in INBOX: the vault lacks its bytes");
    assertThat(console.type("backup", "run")).isEqualTo(ExitStatus.NO);
    assertThat(console.printed()).contains("skipped: aaaaaaaaaaaa in INBOX");

    console.office.backups.error = "nobody listens at port 993";
    assertThat(console.type("backup", "run")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.printed()).contains("Britty: nobody listens", "1,203 in the vault");

    console.office.backups.none = true;
    assertThat(console.type("backup", "list")).isEqualTo(ExitStatus.NO);
    assertThat(console.type("backup", "verify")).isEqualTo(ExitStatus.NO);
    assertThat(console.type("backup", "run", "--year", "0")).isEqualTo(ExitStatus.WRONG_USE);
  }

  @Test
  void aDamagedLetterIsNamed() {
    assertThat(console.type("backup", "verify")).isZero();
    assertThat(console.printed()).contains("1,207 copies of letters came out as they went in");
    console.office.backups.faults =
        List.of(new FaultView("aaaaaaaaaaaa", "INBOX/a.eml", "its bytes are not the letter's"));
    assertThat(console.type("backup", "verify")).isEqualTo(ExitStatus.NO);
    assertThat(console.printed())
        .contains("NOT WELL")
        .contains("letter aaaaaaaaaaaa, INBOX/a.eml: its bytes are not the letter's");
  }

  @Test
  void aLetterOnTheServerThatTheBackupLacksIsNamed() {
    assertThat(console.type("backup", "verify", "--against-server", "--year", "2026")).isZero();
    assertThat(console.office.asked)
        .containsExactly(
            "verify Choice[mailboxes=[], year=OptionalInt[2026]]",
            "compare Choice[mailboxes=[], year=OptionalInt[2026]]");
    assertThat(console.printed())
        .contains("Britty: of 1,203 letters on the server 1,200 are in the backup as they lie");

    console.office.backups.missing =
        List.of(new MissingView("Customer/SP/NEVIR", 17, "q1@nevir-demo.es", "is not in it"));
    assertThat(console.type("backup", "verify", "--against-server")).isEqualTo(ExitStatus.NO);
    assertThat(console.printed())
        .contains("1 letters are NOT in the backup")
        .contains("Customer/SP/NEVIR UID 17 <q1@nevir-demo.es>: is not in it");

    console.office.backups.error = "nobody listens at port 993";
    assertThat(console.type("backup", "verify", "--against-server"))
        .isEqualTo(ExitStatus.WORLD_FAILED);
  }
}

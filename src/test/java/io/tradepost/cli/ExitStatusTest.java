package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.archive.VaultException;
import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitStatusTest {
  @TempDir Path folder;

  @Test
  void wrongSettingsAreStatusTwoWithEveryErrorOnItsLine() {
    Console console = new Console(folder);
    console.cannotOpen = noSettings();
    assertThat(console.type("status")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said()).startsWith("tradepost: ").contains("tradepost.yaml");
  }

  private ConfigException noSettings() {
    try {
      Installation.locate(folder, Map.of(), folder).settings();
      throw new AssertionError("there are settings");
    } catch (ConfigException e) {
      return e;
    }
  }

  @Test
  void whatTheOfficeRefusesIsWrongUse() {
    Console console = new Console(folder);
    console.office.failure = new IllegalArgumentException("no mailbox is called Nobody");
    assertThat(console.type("once", "--mailbox", "Nobody")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said()).isEqualTo("tradepost: no mailbox is called Nobody\n");
  }

  @Test
  void aBrokenWorldIsStatusThreeInWordsWithoutAStackTrace() {
    Console console = new Console(folder);
    console.office.failure = new VaultException("The vault 2026Britty is damaged.\nRestore it.");
    assertThat(console.type("search", "x")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.said())
        .isEqualTo("tradepost: The vault 2026Britty is damaged.\ntradepost: Restore it.\n");
  }

  @Test
  void theJdksBareFileNamesBecomeSentences() {
    assertThat(ExitStatus.of(new UncheckedIOException(new NoSuchFileException("/a"))))
        .isEqualTo(new ExitStatus.Verdict(3, "No such file or folder: /a"));
    assertThat(ExitStatus.of(new AccessDeniedException("/a")).words()).startsWith("Not allowed");
    assertThat(ExitStatus.of(new IOException("disk full")).words()).isEqualTo("disk full");
  }

  @Test
  void aFailureWithoutWordsIsNamed() {
    assertThat(ExitStatus.of(new NullPointerException()))
        .isEqualTo(
            new ExitStatus.Verdict(
                3, "Inner failure: NullPointerException; the log has the details."));
    assertThat(ExitStatus.of(new StackOverflowError()).status()).isEqualTo(3);
  }

  @Test
  void whatAFailureQuotesFromALetterCannotSteerTheTerminal() {
    Console console = new Console(folder);
    console.office.failure = new IllegalStateException("bad name \u001b]0;gotcha\u0007");
    console.type("status");
    assertThat(console.said()).doesNotContain("\u001b", "\u0007").contains("gotcha");
  }
}

package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an admin is told of files that cannot be used, word for word. */
class ErrorsTest {
  @TempDir Path folder;

  static List<Cases.Case> badSettings() throws IOException {
    return Cases.of("bad-settings.txt");
  }

  static List<Cases.Case> badRules() throws IOException {
    return Cases.of("bad-rules.txt");
  }

  @ParameterizedTest
  @MethodSource("badSettings")
  void badSettingsAreRefusedWithEveryErrorAtItsLine(Cases.Case bad) throws IOException {
    Home home = new Home(folder).settings(bad.file());
    assertThat(said(home::read)).isEqualTo(bad.expected());
  }

  @ParameterizedTest
  @MethodSource("badRules")
  void badRulesAreRefusedWithEveryErrorAtItsLine(Cases.Case bad) throws IOException {
    Home home = new Home(folder).settings(Home.SETTINGS).rules("a.yaml", bad.file());
    assertThat(said(home::readRules)).isEqualTo(bad.expected());
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertThat(badSettings()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(badRules()).hasSizeGreaterThanOrEqualTo(15);
  }

  private String said(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    ConfigException refused = catchThrowableOfType(ConfigException.class, reading);
    assertThat(refused).as("refused").isNotNull();
    return String.valueOf(refused.getMessage()).replace(folder.toString(), "HOME");
  }
}

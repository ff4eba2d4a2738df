package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @TempDir Path home;

  private Secret secret(String reference) throws Unfit {
    return SecretKind.of(home, Map.of("SET", "hunter2", "EMPTY", "", "PATH", "/usr/bin:/bin"))
        .parse()
        .of(reference);
  }

  private Path file(String content, String rights) throws IOException {
    Path file = Files.writeString(home.resolve("secret"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  @Test
  void aVariableGivesItsValue() throws Exception {
    assertThat(secret("${env:SET}").reveal()).isEqualTo("hunter2");
    assertThat(secret("${env:SET}").advice()).isEmpty();
  }

  @Test
  void aVariableThatIsEmptyIsNotSet() throws Exception {
    assertThat(secret("${env:EMPTY}").advice())
        .hasValueSatisfying(a -> assertThat(a).contains("not set"));
    assertThatThrownBy(secret("${env:EMPTY}")::reveal)
        .isInstanceOf(SecretUnavailableException.class)
        .hasMessageStartingWith("environment variable EMPTY is not set; set it");
  }

  @Test
  void aFileGivesItsLineWithoutTheLineEnd() throws Exception {
    file("hunter2 \r\n", "rw-------");
    assertThat(secret("${file:secret}").reveal()).isEqualTo("hunter2 ");
    assertThat(secret("${file:" + home.resolve("secret") + "}").reveal()).isEqualTo("hunter2 ");
  }

  @Test
  void aChangedFileIsReadAnew() throws Exception {
    file("old\n", "rw-------");
    Secret secret = secret("${file:secret}");
    assertThat(secret.reveal()).isEqualTo("old");
    file("new\n", "rw-------");
    assertThat(secret.reveal()).isEqualTo("new");
  }

  @Test
  void aFileThatOthersCanReadIsAdvisedAgainst() throws Exception {
    file("hunter2", "rw-r-----");
    assertThat(secret("${file:secret}").advice())
        .contains(
            "file "
                + home.resolve("secret")
                + " can be read by others; chmod 600 "
                + home.resolve("secret"));
    assertThat(secret("${file:secret}").reveal()).isEqualTo("hunter2");
    file("hunter2", "rw-------");
    assertThat(secret("${file:secret}").advice()).isEmpty();
  }

  @Test
  void aFileThatIsMissingEmptyOrLongerIsNamed() throws Exception {
    assertThat(secret("${file:secret}").advice())
        .hasValueSatisfying(a -> assertThat(a).contains("does not exist"));
    assertThatThrownBy(secret("${file:secret}")::reveal).hasMessageContaining("does not exist");
    file("\n", "rw-------");
    assertThatThrownBy(secret("${file:secret}")::reveal).hasMessageContaining("is empty");
    file("hunter2\nmore\n", "rw-------");
    assertThatThrownBy(secret("${file:secret}")::reveal)
        .hasMessageContaining("more than one line")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aCommandGivesItsFirstLine() throws Exception {
    assertThat(secret("${command:printf 'hunter2\\nurl: x\\n'}").reveal()).isEqualTo("hunter2");
  }

  @Test
  void aCommandRunsInTheHomeWithoutAShell() throws Exception {
    Files.writeString(home.resolve("a b"), "$SET *\n");
    assertThat(secret("${command:cat \"a b\"}").reveal()).isEqualTo("$SET *");
    assertThat(secret("${command:echo $SET * | cat ; >x}").reveal()).isEqualTo("$SET * | cat ; >x");
  }

  @Test
  void aCommandThatWantsInputGetsNone() throws Exception {
    assertThatThrownBy(secret("${command:cat}")::reveal)
        .hasMessage(
            "command cat printed nothing in its first line; run it by hand, as the same user, to"
                + " see why");
  }

  @Test
  void aCommandThatFailsOrIsMissingIsNamedWithoutItsArguments() throws Exception {
    assertThatThrownBy(secret("${command:sh -c 'echo hunter2 >&2; exit 3'}")::reveal)
        .hasMessageContaining("command sh ended with exit status 3")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(secret("${command:no-such-program hunter2}")::reveal)
        .hasMessageContaining("command no-such-program cannot be started")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aCommandThatHangsIsEndedWithAllThatItStarted() {
    Secret secret = hanging("sleep 600");
    assertThatThrownBy(secret::reveal).hasMessageContaining("did not end within 1s");
  }

  @Test
  void aCommandWhoseChildKeepsItsOutputOpenGivesItsLineAllTheSame() throws Exception {
    assertThat(hanging("sleep 2 & echo hunter2").reveal()).isEqualTo("hunter2");
  }

  private Secret hanging(String script) {
    return new CommandSecret(
        List.of("sh", "-c", script), home, Map.of("PATH", "/usr/bin:/bin"), Duration.ofSeconds(1));
  }

  @Test
  void wordsAreSplitAtBlanksAndHeldTogetherByQuotes() throws Exception {
    assertThat(SecretKind.words("  a  \"b c\" 'd \"e' f\"g h\"i '' "))
        .containsExactly("a", "b c", "d \"e", "fg hi", "");
  }

  @Test
  void noSecretShowsWhatItHolds() throws Exception {
    file("hunter2", "rw-------");
    assertThat(
            List.of(
                secret("${env:SET}"), secret("${file:secret}"), secret("${command:echo hunter2}")))
        .allSatisfy(s -> assertThat(s).hasToString("•••"));
    assertThat(secret("${command:echo hunter2}").source()).isEqualTo("command echo");
  }
}

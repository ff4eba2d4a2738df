package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsWriterTest {
  private static final Answers.Account BRITTY =
      new Answers.Account(
          "Britty",
          "britty@hotwell.example",
          "imap.hotwell.example",
          993,
          "tls",
          false,
          "HOTWELL\\britty # \"x\": y",
          "${env:BRITTY_PASSWORD}",
          "Lin");
  private static final Answers.Account ANNA =
      new Answers.Account(
          "Anna",
          "anna@hotwell.example",
          "10.0.0.7",
          143,
          "none",
          true,
          "anna",
          "${command:pass show 'mail/anna b'}",
          null);
  private static final Answers ANSWERS =
      new Answers(
          "热井 \"Hot\" & Well: Ltd, {1} #2",
          List.of("hotwell.example", "hotwell-demo.cn"),
          "Asia/Shanghai",
          "zh-CN",
          List.of(BRITTY, ANNA),
          List.of(new Answers.Manager("Lin", "lin@hotwell.example")));

  @TempDir Path folder;

  private Installation installation() {
    return Installation.locate(Path.of("new/config"), Map.of(), folder);
  }

  @Test
  void whatIsWrittenIsReadBackAsAnswered() throws Exception {
    new SettingsWriter(installation()).write(ANSWERS);
    Settings read = installation().settings();
    assertThat(read.company().name()).isEqualTo(ANSWERS.company());
    assertThat(read.company().domains()).containsExactly("hotwell.example", "hotwell-demo.cn");
    assertThat(read.company().language()).isEqualTo(Settings.Language.CHINESE);
    assertThat(read.managers()).hasSize(1);
    Settings.Mailbox britty = read.mailbox("Britty").orElseThrow();
    assertThat(britty.user()).isEqualTo(BRITTY.user());
    assertThat(britty.manager()).isEqualTo("Lin");
    assertThat(britty.password().source()).isEqualTo("environment variable BRITTY_PASSWORD");
    Settings.Mailbox anna = read.mailbox("Anna").orElseThrow();
    assertThat(anna.imap())
        .isEqualTo(new Settings.Server("10.0.0.7", 143, Settings.Security.NONE, true));
    assertThat(anna.password()).isInstanceOf(CommandSecret.class);
    assertThat(((CommandSecret) anna.password()).words())
        .containsExactly("pass", "show", "mail/anna b");
  }

  @Test
  void theFileIsForItsOwnerAndNothingElseIsLeftBehind() throws Exception {
    Path file = new SettingsWriter(installation()).write(ANSWERS);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(installation().configFolder())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aFileThatExistsIsNeverReplaced() throws Exception {
    Path file = new SettingsWriter(installation()).write(ANSWERS);
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> new SettingsWriter(installation()).write(ANSWERS))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("settings exist already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void answersThatMakeNoSettingsAreRefusedAndNothingIsWritten() throws IOException {
    Answers wrong =
        new Answers("Hotwell", List.of("hotwell"), "Mars", "en", List.of(BRITTY), List.of());
    assertThatThrownBy(() -> new SettingsWriter(installation()).write(wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("company.domains[0]")
        .hasMessageContaining("company.zone")
        .hasMessageContaining("mailboxes[0].manager");
    assertThat(installation().settingsFile()).doesNotExist();
  }

  @Test
  void anyTextIsQuotedSoThatItIsReadBack() {
    Random random = new Random(20260101);
    String alphabet = "ab:#{}[],'\"\\ -?&*!|>%@`~$\t\n\r\u0085\u2028é中0.null";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(1 + random.nextInt(8), 0, alphabet.length())
          .forEach(c -> text.append(alphabet.charAt(c)));
      String yaml = "a: { b: [" + SettingsText.quote(text.toString()) + "] }\n";
      Problems problems = new Problems();
      Node node =
          YamlReader.read(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8), "x", problems)
              .orElseThrow();
      assertThat(problems.none()).as(yaml).isTrue();
      Section root = new Section((Node.Mapping) node, problems);
      Kind<String> any = new Kind<>("", t -> t);
      assertThat(root.group("a").list("b", any)).as(yaml).containsExactly(text.toString().strip());
    }
  }
}

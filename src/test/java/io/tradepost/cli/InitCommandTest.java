package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
  @TempDir Path folder;
  Console console;

  @BeforeEach
  void sitDown() {
    console = new Console(folder);
  }

  private int withOptions(String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("init", "--company", "Hotwell", "--zone", "Asia/Shanghai"));
    words.addAll(List.of(more));
    return console.type(words.toArray(String[]::new));
  }

  @Test
  void withOptionsNothingIsAskedAndTheRestIsGuessed() {
    int status =
        withOptions(
            "--mailbox",
            "Britty",
            "--address",
            "britty@hotwell-demo.cn",
            "--password-env",
            "BRITTY",
            "--mailbox",
            "Susan",
            "--address",
            "susan@qq.com",
            "--password-file",
            "s/susan",
            "--user",
            "susan");
    assertThat(status).isZero();
    assertThat(console.written)
        .containsExactly(
            new Wiring.NewInstallation(
                "Hotwell",
                List.of("hotwell-demo.cn"),
                "Asia/Shanghai",
                "en",
                List.of(
                    new Wiring.NewMailbox(
                        "Britty",
                        "britty@hotwell-demo.cn",
                        "imap.hotwell-demo.cn",
                        993,
                        "tls",
                        false,
                        "britty@hotwell-demo.cn",
                        "${env:BRITTY}"),
                    new Wiring.NewMailbox(
                        "Susan",
                        "susan@qq.com",
                        "imap.qq.com",
                        993,
                        "tls",
                        false,
                        "susan",
                        "${file:s/susan}"))));
    assertThat(console.tried).hasSize(2);
  }

  @Test
  void aFailedSignInWritesNothingUnlessTestsAreOff() {
    console.refusal = "the server does not know the password";
    String[] mailbox = {
      "--mailbox", "Britty", "--address", "b@hotwell-demo.cn", "--password-env", "B"
    };
    assertThat(withOptions(mailbox)).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.said()).contains("does not know the password", "Nothing was written");
    assertThat(console.written).isEmpty();
    console.type(
        "init",
        "--company",
        "H",
        "--no-test",
        mailbox[0],
        mailbox[1],
        mailbox[2],
        mailbox[3],
        mailbox[4],
        mailbox[5]);
    assertThat(console.written).hasSize(1);
  }

  @Test
  void everyWrongOptionIsNamedAtOnce() {
    assertThat(
            withOptions(
                "--mailbox", "布丽", "--address", "nobody", "--port", "99999", "--security", "ssl"))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said().lines()).hasSize(5);
    assertThat(console.said())
        .contains("布丽", "nobody", "99999", "ssl", "--password-env, --password-file");
    assertThat(console.type("init", "--zone", "Mars/Base")).isEqualTo(ExitStatus.WRONG_USE);
  }

  @Test
  void withNobodyToAskMissingOptionsAreWrongUse() {
    assertThat(console.type("init")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said()).contains("--company NAME --mailbox NAME");
  }

  @Test
  void settingsThatExistAreNotTouchedButTheShippedExampleIs() throws IOException {
    Path settings = Files.createDirectories(folder.resolve("config")).resolve("tradepost.yaml");
    Files.writeString(settings, "company: {name: Mine}");
    String[] mailbox = {
      "--mailbox", "Britty", "--address", "b@hotwell-demo.cn", "--password-env", "B"
    };
    assertThat(withOptions(mailbox)).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.said()).contains("exists already");
    Files.writeString(settings, "mailboxes: [{address: britty@hotwell.example}]");
    assertThat(withOptions(mailbox)).isZero();
  }

  @Test
  void aPersonIsAskedUntilTheAnswersWillDo() throws IOException {
    console.answers.addAll(
        List.of(
            "Hotwell",
            "Nowhere",
            "Europe/Madrid",
            "2",
            "not an address",
            "anna.li@gmail.com",
            "",
            "",
            "",
            "",
            "",
            "1",
            "secret word",
            "n",
            "hotwell-demo.es"));
    assertThat(console.type("init")).isZero();
    assertThat(console.said())
        .contains("A time zone, such as", "An e-mail address, such as", "app password")
        .doesNotContain("secret word");
    assertThat(console.written)
        .containsExactly(
            new Wiring.NewInstallation(
                "Hotwell",
                List.of("hotwell-demo.es"),
                "Europe/Madrid",
                "zh-CN",
                List.of(
                    new Wiring.NewMailbox(
                        "Anna",
                        "anna.li@gmail.com",
                        "imap.gmail.com",
                        993,
                        "tls",
                        false,
                        "anna.li@gmail.com",
                        "${file:secrets/anna}"))));
    assertThat(folder.resolve("secrets/anna")).hasContent("secret word");
    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets/anna")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aPersonWhoseSignInFailsMayTryAgainChangeItOrGiveUp() {
    console.refusal = "no such user";
    console.answers.addAll(
        List.of(
            "Hotwell",
            "",
            "1",
            "a@hotwell-demo.cn",
            "Anna",
            "",
            "",
            "",
            "",
            "2",
            "ANNA",
            "1",
            "4"));
    assertThat(console.type("init")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.tried).hasSize(2);
    assertThat(console.written).isEmpty();
  }

  @Test
  void aPasswordThatWasTypedGoesWhenAPersonGivesUpAndAnEarlierOneStays() throws IOException {
    console.refusal = "wrong password";
    Path secrets = Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("anna"), "in use");
    List<String> mailbox = List.of("a@hotwell-demo.cn", "Anna", "", "", "", "", "1", "typed");
    console.answers.addAll(List.of("Hotwell", "", "1"));
    console.answers.addAll(mailbox);
    console.answers.add("2");
    console.answers.addAll(mailbox);
    console.answers.add("4");
    assertThat(console.type("init")).isEqualTo(ExitStatus.WORLD_FAILED);
    assertThat(console.tried)
        .extracting(Wiring.NewMailbox::password)
        .containsOnly("${file:secrets/anna-2}");
    assertThat(secrets).isDirectoryContaining("glob:**/anna");
    assertThat(secrets.resolve("anna")).hasContent("in use");
    assertThat(secrets.resolve("anna-2")).doesNotExist();
  }

  @Test
  void inputThatEndsEarlyWritesNothing() {
    console.answers.addAll(List.of("Hotwell", "", "1"));
    assertThat(console.type("init")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(console.written).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "qq.com, '', imap.qq.com",
    "126.com, '', imap.126.com",
    "hotmail.com, '', outlook.office365.com",
    "hotwell-demo.cn, mxbiz1.qq.com, imap.exmail.qq.com",
    "hotwell-demo.cn, hzmx01.mxmail.netease.com, imap.qiye.163.com",
    "hotwell-demo.cn, mxn.mxhichina.com, imap.qiye.aliyun.com",
    "hotwell-demo.cn, aspmx.l.google.com, imap.gmail.com",
    "hotwell-demo.cn, hotwell-demo-cn.mail.protection.outlook.com, outlook.office365.com",
    "hotwell-demo.ru, mx.yandex.net, imap.yandex.com",
    "hotwell-demo.cn, evilqq.com.hotwell-demo.cn, imap.hotwell-demo.cn"
  })
  void theServerIsGuessedByDomainThenByWhoReceivesItsMail(
      String domain, String exchanger, String host) {
    assertThat(MailProvider.guess(domain, d -> List.of(exchanger)).host()).isEqualTo(host);
  }

  @Test
  void whatIsWrittenCanBeReadAndTheRulesLieBesideIt() throws Exception {
    Path product = folder.resolve("product");
    Files.createDirectories(product.resolve("rules"));
    Files.writeString(product.resolve("rules/courtesy.yaml"), "# none\n");
    Path config = folder.resolve("mine/config");
    Files.createDirectories(config);
    Files.writeString(config.resolve("tradepost.yaml"), "# britty@hotwell.example\n");
    var mailbox =
        new Wiring.NewMailbox(
            "Anna", "anna@hotwell-demo.cn", "127.0.0.1", 143, "none", false, "anna", "${env:ANNA}");
    List<Path> written =
        new YamlInstallations(Map.of("TRADEPOST_HOME", product.toString()))
            .write(
                config,
                new Wiring.NewInstallation(
                    "Hotwell",
                    List.of("hotwell-demo.cn"),
                    "Asia/Shanghai",
                    "en",
                    List.of(mailbox)));
    assertThat(written)
        .contains(
            config.resolve("tradepost.example.yaml"),
            config.resolve("tradepost.yaml"),
            folder.resolve("mine/rules/courtesy.yaml"),
            folder.resolve("mine/rules/customers.yaml"));
    var settings =
        io.tradepost.config.Installation.locate(config, Map.of("ANNA", "x"), folder).settings();
    assertThat(settings.mailbox("Anna").orElseThrow().imap().host()).isEqualTo("127.0.0.1");
  }
}

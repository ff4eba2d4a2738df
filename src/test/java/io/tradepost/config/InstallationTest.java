package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path folder;

  @Test
  void theOptionComesBeforeTheVariableAndTheVariableBeforeTheWorkingFolder() {
    Map<String, String> variable = Map.of("TRADEPOST_CONFIG", "/srv/tradepost/config");
    Path option = Path.of("other/conf");
    assertThat(Installation.locate(option, variable, folder).configFolder())
        .isEqualTo(folder.resolve("other/conf"));
    assertThat(Installation.locate(null, variable, folder).home())
        .isEqualTo(Path.of("/srv/tradepost"));
    assertThat(Installation.locate(null, Map.of("TRADEPOST_CONFIG", " "), folder).configFolder())
        .isEqualTo(folder.resolve("config"));
  }

  @Test
  void theHomeIsTheFolderAbove() {
    Installation installation = Installation.locate(Path.of("x/../y/config/"), Map.of(), folder);
    assertThat(installation.home()).isEqualTo(folder.resolve("y"));
    assertThat(installation.settingsFile()).isEqualTo(folder.resolve("y/config/tradepost.yaml"));
  }

  @Test
  void theFileItselfIsUnderstoodAsItsFolder() throws IOException {
    new Home(folder).settings(Home.SETTINGS);
    Path file = folder.resolve("config/tradepost.yaml");
    assertThat(Installation.locate(file, Map.of(), folder).configFolder())
        .isEqualTo(folder.resolve("config"));
  }

  @Test
  void theDataFolderIsFoundWhileTheRestIsWrong() throws Exception {
    Home home =
        new Home(folder)
            .settings(
                "company: { zone: Asia/Tokyo, domains: x }\ndata: var\nmailboxes: []\ndigset: 1\n");
    assertThat(home.installation().dataFolder())
        .isEqualTo(
            new Installation.Basics(
                folder.resolve("var"), ZoneId.of("Asia/Tokyo"), Settings.Language.ENGLISH));
  }

  @Test
  void whatASearchNeedsIsCheckedAllTheSame() throws IOException {
    Home home = new Home(folder).settings("company: { zone: Mars }\ndata: [a]\n");
    assertThatThrownBy(() -> home.installation().dataFolder())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("company.zone: found 'Mars'")
        .hasMessageContaining("data: found a list")
        .as("what is wrong elsewhere is told in the same breath")
        .hasMessageContaining("mailboxes");
  }

  @Test
  void errorsAreSortedByLineAndGivenOneByOne() throws IOException {
    Home home = new Home(folder).settings("log: 1\ncompany: 2\n");
    ConfigException refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(ConfigException.class, home::read);
    assertThat(refused.errors())
        .extracting(e -> e.where().line() + " " + e.key())
        .containsExactly("1 mailboxes", "1 log", "2 company", "2 company.domains");
  }
}

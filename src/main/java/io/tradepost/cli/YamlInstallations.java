package io.tradepost.cli;

import io.tradepost.cli.Wiring.NewInstallation;
import io.tradepost.cli.Wiring.NewMailbox;
import io.tradepost.config.Answers;
import io.tradepost.config.Installation;
import io.tradepost.config.SettingsWriter;
import io.tradepost.config.ShippedRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes {@code tradepost.yaml} and copies the shipped rules beside it. */
final class YamlInstallations implements Wiring.InstallationWriter {
  private final Map<String, String> environment;

  YamlInstallations(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Path> write(Path config, NewInstallation wanted) throws Exception {
    Installation installation = Installation.locate(config, environment, Path.of(""));
    Path settings = installation.settingsFile();
    List<Path> written = new ArrayList<>();
    Path example = settings.resolveSibling("tradepost.example.yaml");
    boolean moved = Files.exists(settings) && InitChecks.example(settings);
    if (moved) {
      Files.move(settings, example, StandardCopyOption.REPLACE_EXISTING);
      written.add(example);
    }
    try {
      written.add(new SettingsWriter(installation).write(answers(wanted)));
    } catch (Exception e) {
      if (moved) {
        Files.move(example, settings);
      }
      throw e;
    }
    written.addAll(ShippedRules.copyTo(installation.home().resolve("rules")));
    return written;
  }

  private static Answers answers(NewInstallation wanted) {
    return new Answers(
        wanted.company(),
        wanted.domains(),
        wanted.zone(),
        wanted.language(),
        wanted.mailboxes().stream().map(YamlInstallations::account).toList(),
        List.of());
  }

  private static Answers.Account account(NewMailbox mailbox) {
    return new Answers.Account(
        mailbox.name(),
        mailbox.address(),
        mailbox.host(),
        mailbox.port(),
        mailbox.security(),
        mailbox.allowPlainText(),
        mailbox.user(),
        mailbox.password(),
        null);
  }
}

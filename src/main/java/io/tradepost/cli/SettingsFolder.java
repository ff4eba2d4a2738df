package io.tradepost.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the settings are looked for. */
final class SettingsFolder {
  static final String SETTINGS = "tradepost.yaml";

  private SettingsFolder() {}

  /**
   * Without the option {@code --config}: as {@code TRADEPOST_CONFIG} says, else {@code config} here
   * or, where that holds no settings, beside the launcher.
   *
   * @param here where the command was typed
   */
  static Path usual(Path here, Map<String, String> environment) {
    String named = environment.getOrDefault("TRADEPOST_CONFIG", "");
    if (!named.isEmpty()) {
      return here.resolve(named).normalize();
    }
    Path config = here.resolve("config").normalize();
    String home = environment.getOrDefault("TRADEPOST_HOME", "");
    return home.isEmpty() || Files.exists(config.resolve(SETTINGS))
        ? config
        : Path.of(home).resolve("config");
  }
}

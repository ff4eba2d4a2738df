package io.tradepost.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an installation's files are. Nothing is read until it is asked for, and each part by
 * itself: a command that only searches does not wait for the rules.
 *
 * @param home where relative paths start: the folder above {@code configFolder}
 * @param environment the process's environment, where secrets may stand
 */
public record Installation(Path home, Path configFolder, Map<String, String> environment) {
  static final String FILE = "tradepost.yaml";

  /**
   * What a command needs that only reads what the agent has gathered.
   *
   * @param data the folder of ledger, vault and index
   */
  public record Basics(Path data, ZoneId zone, Settings.Language language) {}

  /**
   * Finds the config folder: the option, else the variable {@code TRADEPOST_CONFIG}, else {@code
   * config} in the working directory. It need not exist yet. The path of {@code tradepost.yaml}
   * itself is understood as well.
   *
   * @param configOption the value of {@code --config}; null where it was not given
   * @param cwd the working directory, where relative paths of the two start
   */
  public static Installation locate(
      @Nullable Path configOption, Map<String, String> environment, Path cwd) {
    String variable = environment.getOrDefault("TRADEPOST_CONFIG", "");
    Path start = cwd.toAbsolutePath();
    Path folder =
        start
            .resolve(
                configOption != null
                    ? configOption
                    : Path.of(variable.isBlank() ? "config" : variable.strip()))
            .normalize();
    if (folder.endsWith(FILE) && Files.isRegularFile(folder)) {
      folder = parent(folder);
    }
    return new Installation(parent(folder), folder, Map.copyOf(environment));
  }

  /** The file of settings, whether it exists or not. */
  public Path settingsFile() {
    return configFolder.resolve(FILE);
  }

  /**
   * All settings, checked. Secrets are not fetched.
   *
   * @throws ConfigException with everything that is wrong
   */
  public Settings settings() throws ConfigException {
    Problems problems = new Problems();
    return new SettingsReader(root(problems), home, environment).read();
  }

  /**
   * The data folder and what is needed to show what lies there. Only these keys are checked, so
   * that a search works while the rest is being edited.
   *
   * @throws ConfigException where the file cannot be read or one of these keys is wrong; it then
   *     tells of everything else that is wrong in the file as well
   */
  public Basics dataFolder() throws ConfigException {
    Problems problems = new Problems();
    Section root = root(problems);
    Section company = root.group("company");
    Basics basics =
        new Basics(
            SettingsReader.data(root, home),
            SettingsReader.zone(company),
            SettingsReader.language(company));
    if (!problems.none()) {
      settings();
    }
    problems.check();
    return basics;
  }

  /**
   * The data folder as the settings' text tells it at first sight, for whom the reading of the file
   * would take longer than what is to be done; empty where it takes a YAML parser to tell. Nothing
   * is checked.
   */
  public Optional<Path> plainDataFolder() {
    try (Stream<String> lines = Files.lines(settingsFile(), StandardCharsets.UTF_8)) {
      return new DataLine(home).in(lines);
    } catch (IOException | UncheckedIOException missingOrNotText) {
      return Optional.empty();
    }
  }

  /**
   * What a reference such as <code>${env:BRITTY_PASSWORD}</code> names, before it stands in any
   * file.
   *
   * @throws ConfigException where it is no reference
   */
  public Secret secret(String reference) throws ConfigException {
    try {
      return SecretKind.of(home, environment).parse().of(reference);
    } catch (Unfit e) {
      throw new ConfigException(
          List.of(new ConfigError(Where.whole(shown(settingsFile())), "password", e.advice())));
    }
  }

  /**
   * All rule files of the settings' rules folder, checked.
   *
   * @throws ConfigException with everything that is wrong
   */
  public Rules rules(Settings settings) throws ConfigException {
    return rules(settings, Set.of());
  }

  /**
   * The same, where rules may also name customers that stand in no rule file.
   *
   * @param customers the codes of customers known otherwise, as from the ledger
   */
  public Rules rules(Settings settings, Set<String> customers) throws ConfigException {
    Problems problems = new Problems();
    RulesReader reader = new RulesReader();
    RuleFiles.read(settings.rules(), this::shown, problems, reader);
    Rules rules = reader.rules();
    new RulesCheck(problems, settings, shown(settingsFile()), customers).check(rules);
    problems.check();
    return rules.with(problems.warnings());
  }

  /** The file's name as an admin knows it. */
  String shown(Path file) {
    return file.startsWith(home) && !home.equals(home.getRoot())
        ? home.relativize(file).toString().replace('\\', '/')
        : file.toString();
  }

  /** Whether these bytes would do as the file of settings. */
  void check(byte[] bytes) throws ConfigException {
    Problems problems = new Problems();
    Optional<Node> document = YamlReader.read(bytes, shown(settingsFile()), problems);
    new SettingsReader(root(document, problems), home, environment).read();
  }

  private Section root(Problems problems) throws ConfigException {
    String name = shown(settingsFile());
    Optional<Node> document =
        YamlReader.read(
            settingsFile(),
            name,
            "there is no such file; write one with 'tradepost init', or name its folder with"
                + " --config DIR",
            problems);
    return root(document, problems);
  }

  private Section root(Optional<Node> document, Problems problems) throws ConfigException {
    if (document.isEmpty()) {
      problems.check();
    }
    String name = shown(settingsFile());
    Node node = document.orElse(null);
    if (node instanceof Node.Mapping mapping) {
      return new Section(mapping, problems);
    }
    if (node == null) {
      problems.error(
          Where.whole(name), "", "the file is empty; remove it, and 'tradepost init' writes one");
    } else {
      problems.error(
          node.where(),
          "",
          "found " + node.found() + ", allowed are keys with ':' such as company, mailboxes");
    }
    throw problems.exception();
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "Installation[" + List.of(home, configFolder) + "]";
  }
}

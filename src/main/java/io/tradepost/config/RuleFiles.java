package io.tradepost.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of a rules folder. */
final class RuleFiles {
  private RuleFiles() {}

  /** The folder of lists of holidays. */
  private static final String HOLIDAYS = "holidays";

  /**
   * Reads {@code *.yaml} and {@code *.yml} in the order of their names, then those of the folder
   * {@code holidays}. Hidden files, as editors leave them, are none of ours; a file without content
   * is no fault.
   */
  static void read(
      Path folder, Function<Path, String> shown, Problems problems, RulesReader reader) {
    for (Path file : files(folder, shown, problems)) {
      keys(file, shown.apply(file), problems, "rules, customers").ifPresent(reader::read);
    }
    Path holidays = folder.resolve(HOLIDAYS);
    if (Files.isDirectory(holidays)) {
      for (Path file : files(holidays, shown, problems)) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        keys(file, shown.apply(file), problems, "days-off, every-year")
            .ifPresent(section -> reader.readHolidays(section, name));
      }
    }
  }

  private static List<Path> files(Path folder, Function<Path, String> shown, Problems problems) {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.filter(RuleFiles::isRuleFile).sorted().toList();
    } catch (IOException e) {
      problems.error(
          Where.whole(shown.apply(folder)),
          "",
          Files.exists(folder)
              ? "cannot be listed (" + e + "); check the owner and rights"
              : "there is no such folder; copy the rules that tradepost ships with to it, or set"
                  + " 'rules' in tradepost.yaml");
      return List.of();
    }
  }

  private static Optional<Section> keys(
      Path file, String name, Problems problems, String examples) {
    Node document =
        YamlReader.read(file, name, "there is no such file any more", problems).orElse(null);
    if (document instanceof Node.Mapping mapping) {
      return Optional.of(new Section(mapping, problems));
    }
    if (document != null) {
      problems.error(
          document.where(),
          "",
          "found " + document.found() + ", allowed are keys with ':' such as " + examples);
    }
    return Optional.empty();
  }

  private static boolean isRuleFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }
}

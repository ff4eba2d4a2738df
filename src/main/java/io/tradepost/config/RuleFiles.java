package io.tradepost.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of a rules folder. */
final class RuleFiles {
  private RuleFiles() {}

  /**
   * Reads {@code *.yaml} and {@code *.yml} in the order of their names. Hidden files, as editors
   * leave them, are none of ours; a file without content is no fault.
   */
  static void read(
      Path folder, Function<Path, String> shown, Problems problems, RulesReader reader) {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(RuleFiles::isRuleFile).sorted().toList();
    } catch (IOException e) {
      problems.error(
          Where.whole(shown.apply(folder)),
          "",
          Files.exists(folder)
              ? "cannot be listed (" + e + "); check the owner and rights"
              : "there is no such folder; copy the rules that tradepost ships with to it, or set"
                  + " 'rules' in tradepost.yaml");
      return;
    }
    for (Path file : files) {
      String name = shown.apply(file);
      Node document =
          YamlReader.read(file, name, "there is no such file any more", problems).orElse(null);
      if (document instanceof Node.Mapping mapping) {
        reader.read(new Section(mapping, problems));
      } else if (document != null) {
        problems.error(
            document.where(),
            "",
            "found " + document.found() + ", allowed are keys with ':' such as rules, customers");
      }
    }
  }

  private static boolean isRuleFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }
}

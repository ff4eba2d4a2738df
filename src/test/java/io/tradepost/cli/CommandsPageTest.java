package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/commands.md} tells of every command and option, and of no other. */
class CommandsPageTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Set<String> OF_ALL =
      Set.of("--config", "--json", "--limit", "--no-color", "--help", "--version");

  @TempDir Path folder;

  @Test
  void thePageTellsOfEveryCommandAndOption() throws Exception {
    Map<String, String> page = sections(Files.readString(Path.of("docs/commands.md")));
    assertThat(options(page.getOrDefault("For all commands", ""))).containsAll(OF_ALL);

    Map<String, Set<String>> commands = commands();
    Set<String> told = new TreeSet<>(page.keySet());
    told.removeIf(title -> !title.startsWith("tradepost "));
    assertThat(told).isEqualTo(new TreeSet<>(commands.keySet()));
    commands.forEach(
        (name, options) ->
            assertThat(without(OF_ALL, options(page.getOrDefault(name, ""))))
                .as(name)
                .containsAll(options));
    Set<String> all =
        commands.values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    page.forEach(
        (name, text) -> assertThat(all).as(name).containsAll(without(OF_ALL, options(text))));
  }

  private Map<String, Set<String>> commands() {
    Console console = new Console(folder);
    Desk desk = new Desk(console.wiring(), console.request(), Map.of(), null);
    Map<String, Set<String>> found = new LinkedHashMap<>();
    gather(Commands.of(desk, List.of(), false), found);
    found.remove("tradepost help");
    return found;
  }

  private static void gather(CommandLine parent, Map<String, Set<String>> into) {
    for (CommandLine command : parent.getSubcommands().values()) {
      into.put(
          command.getCommandSpec().qualifiedName(),
          without(
              OF_ALL,
              command.getCommandSpec().options().stream()
                  .map(OptionSpec::longestName)
                  .collect(Collectors.toSet())));
      gather(command, into);
    }
  }

  private static Set<String> without(Set<String> shared, Set<String> options) {
    Set<String> own = new TreeSet<>(options);
    own.removeAll(shared);
    return own;
  }

  private static Set<String> options(String text) {
    return OPTION.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  private static Map<String, String> sections(String page) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String part : page.split("(?m)^## ", -1)) {
      int end = part.indexOf('\n');
      sections.put(part.substring(0, end).strip(), part.substring(end));
    }
    return sections;
  }
}

package io.tradepost.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to secrets. A wrong one is never repeated: it may be the password itself. */
final class SecretKind {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+):\\s*([^\\r\\n]*?)\\s*}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<Character> QUOTES = Set.of('"', '\'');

  private SecretKind() {}

  static Kind<Secret> of(Path home, Map<String, String> environment) {
    return new Kind<>(
        "${env:NAME}, ${file:path} or ${command:program arguments}",
        text -> parse(text, home, environment),
        true);
  }

  private static Secret parse(String text, Path home, Map<String, String> environment)
      throws Unfit {
    Matcher m = REFERENCE.matcher(text);
    if (!m.matches()) {
      throw new Unfit(
          text.contains("${")
              ? "the reference must be the whole value"
              : "a password does not stand in this file: put it into an environment variable or"
                  + " a file of its own (chmod 600) and name that here; if a real one stood here,"
                  + " change it");
    }
    String what = m.group(2);
    if (what.isEmpty()) {
      throw new Unfit("nothing stands behind the ':'");
    }
    return switch (m.group(1)) {
      case "env" -> {
        if (!VARIABLE.matcher(what).matches()) {
          throw new Unfit("the name of a variable has letters, digits and _ only");
        }
        yield new EnvironmentSecret(what, environment);
      }
      case "file" -> new FileSecret(Kinds.path(home).parse().of(what));
      case "command" -> new CommandSecret(words(what), home, environment, CommandSecret.PATIENCE);
      default -> throw new Unfit("env, file and command are known");
    };
  }

  /**
   * Splits at blanks; quotation marks of either kind hold words together. Nothing else means
   * anything: no variables, no *, no |, no backslash.
   */
  static List<String> words(String command) throws Unfit {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char open = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (open != 0 ? c == open : QUOTES.contains(c)) {
        open = open == 0 ? c : 0;
        begun = true;
      } else if (open == 0 && (c == ' ' || c == '\t')) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (open != 0) {
      throw new Unfit("a quotation mark in the command is not closed");
    }
    if (begun) {
      words.add(word.toString());
    }
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      throw new Unfit("the command names no program");
    }
    return List.copyOf(words);
  }
}

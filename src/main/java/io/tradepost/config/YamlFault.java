package io.tradepost.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * What is wrong with a file's YAML, in words for somebody who does not know YAML. The parser's own
 * messages quote the line, which may hold a secret in the wrong place; these never do.
 *
 * @param line counted from 1
 */
record YamlFault(int line, String words) {

  static YamlFault of(JsonProcessingException e, String text) {
    return switch (e.getCause()) {
      case MarkedYAMLException marked -> ofMarked(marked);
      case ReaderException reader ->
          new YamlFault(
              lineAt(text, reader.getPosition()),
              String.format(
                  "the character U+%04X is not allowed in YAML; take it away",
                  reader.getCodePoint()));
      case null, default -> {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
        boolean key = String.valueOf(e.getOriginalMessage()).startsWith("Expected a field name");
        yield new YamlFault(
            line,
            key
                ? "a list or group stands where the name of a key is needed"
                : "not readable as YAML from here on");
      }
    };
  }

  private static YamlFault ofMarked(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    String context = String.valueOf(e.getContext());
    int line = line(e.getProblemMark()).or(() -> line(e.getContextMark())).orElse(1);
    int opened = line(e.getContextMark()).orElse(line);
    if (problem.contains("\\t(TAB)")) {
      return new YamlFault(line, "the line is indented with a tab; YAML wants blanks");
    }
    if (problem.contains("unexpected end of stream") && context.contains("quoted scalar")) {
      return new YamlFault(opened, "the quotation mark opened here is never closed");
    }
    if (problem.contains("unexpected document separator")) {
      return new YamlFault(opened, "the quotation mark opened here is not closed before the '---'");
    }
    if (problem.startsWith("expected ',' or ']'")) {
      return new YamlFault(opened, "the [ opened here is not closed by a ], or a comma is missing");
    }
    if (problem.startsWith("expected ',' or '}'")) {
      return new YamlFault(opened, "the { opened here is not closed by a }, or a comma is missing");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new YamlFault(
          line,
          "a ':' where none can be: check this line's indentation, give the line before its ':', or"
              + " put a text that holds ': ' in quotation marks");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new YamlFault(opened, "a key without ':' behind it");
    }
    if (problem.startsWith("found character")) {
      return new YamlFault(line, "a text that begins with @, ` or % must stand in quotation marks");
    }
    if (problem.startsWith("found unknown escape") || problem.contains("escape sequence")) {
      return new YamlFault(
          line, "inside \" \" a backslash must be written twice; or use ' ' instead");
    }
    if (problem.startsWith("expected <block end>")) {
      return new YamlFault(
          line,
          "this does not fit what stands above it: check the indentation, and quotation marks or"
              + " brackets before it");
    }
    return new YamlFault(line, "not readable as YAML (" + plain(problem) + ")");
  }

  /** The parser's words without anything that it quotes from the file. */
  private static String plain(String problem) {
    return problem.replaceAll("['\"(:<].*", "").strip();
  }

  private static Optional<Integer> line(@org.jspecify.annotations.Nullable Mark mark) {
    return Optional.ofNullable(mark).map(m -> m.getLine() + 1);
  }

  private static int lineAt(String text, int position) {
    return 1 + (int) text.codePoints().limit(Math.max(0, position)).filter(c -> c == '\n').count();
  }
}

package io.tradepost.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads one YAML file into {@link Node}s. What cannot be read, and what reads differently from what
 * it looks like (a key given twice, a second document, anchors and tags), is a problem with its
 * line.
 */
final class YamlReader {
  /**
   * Far more than any customer list needs; a wrong file (a mailbox, a disk image) is not read in.
   */
  private static final long LARGEST = 32 << 20;

  private static final int DEEPEST = 30;
  private static final YAMLFactory YAML = factory();

  private final String file;
  private final Problems problems;

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * The file's document.
   *
   * @param name the file's name in errors
   * @param ifMissing what to say where there is no such file
   * @return empty where it could not be read (a problem says why) or holds nothing (none does)
   */
  static Optional<Node> read(Path path, String name, String ifMissing, Problems problems) {
    byte[] bytes;
    try {
      if (Files.isDirectory(path)) {
        problems.error(Where.whole(name), "", "this is a folder; a YAML file is needed");
        return Optional.empty();
      }
      if (Files.size(path) > LARGEST) {
        problems.error(Where.whole(name), "", "larger than 32 MB; this is no file of ours");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      problems.error(Where.whole(name), "", ifMissing);
      return Optional.empty();
    } catch (IOException e) {
      problems.error(
          Where.whole(name), "", "cannot be read (" + e + "); check the owner and rights");
      return Optional.empty();
    }
    return read(bytes, name, problems);
  }

  /** The document in these bytes; empty as above. */
  static Optional<Node> read(byte[] bytes, String name, Problems problems) {
    String text;
    try {
      text = YamlText.decode(bytes);
    } catch (YamlText.NotText e) {
      problems.error(new Where(name, e.line()), "", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    return new YamlReader(name, problems).document(text);
  }

  private Optional<Node> document(String text) {
    try (YAMLParser parser = YAML.createParser(YamlText.hideReferences(text))) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Node node = node(parser, 0);
      if (parser.nextToken() != null) {
        problems.error(
            place(parser), "", "a second document begins here; take the line '---' away");
      }
      return node instanceof Node.Nothing ? Optional.empty() : Optional.of(node);
    } catch (TooDeep e) {
      problems.error(e.where, "", "lists and groups are nested more than 30 deep");
    } catch (JsonProcessingException e) {
      YamlFault fault = YamlFault.of(e, text);
      problems.error(new Where(file, fault.line()), "", fault.words());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return Optional.empty();
  }

  private Node node(YAMLParser parser, int depth) throws IOException {
    Where where = place(parser);
    if (depth > DEEPEST) {
      throw new TooDeep(where);
    }
    refuseSpecials(parser, where);
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(parser, where, depth);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(parser, depth + 1));
      }
      return new Node.Sequence(where, List.copyOf(items));
    }
    return token == JsonToken.VALUE_NULL
        ? new Node.Nothing(where)
        : new Node.Scalar(where, YamlText.showReferences(parser.getText()));
  }

  private Node mapping(YAMLParser parser, Where where, int depth) throws IOException {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = YamlText.showReferences(parser.getText());
      Where at = place(parser);
      parser.nextToken();
      Node value = node(parser, depth + 1);
      Integer first = lines.putIfAbsent(key, at.line());
      if (first == null) {
        entries.add(new Node.Entry(key, at, value));
      } else {
        problems.error(
            at,
            "",
            "the key " + Words.quoted(key) + " stands here a second time, first in line " + first);
      }
    }
    return new Node.Mapping(where, List.copyOf(entries));
  }

  /** Anchors could make a small file a huge one, and tags change what a value is. */
  private void refuseSpecials(YAMLParser parser, Where where) throws IOException {
    if (parser.isCurrentAlias()) {
      problems.error(where, "", "references (*name) are not used here; write the value out");
    }
    Object tag = parser.getTypeId();
    if (tag != null) {
      problems.error(where, "", "tags (!name) are not used here; take it away");
    }
  }

  private Where place(YAMLParser parser) {
    return new Where(file, Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit((int) LARGEST);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST * 2).build())
        .build();
  }

  private static final class TooDeep extends IOException {
    private static final long serialVersionUID = 1;
    private final transient Where where;

    TooDeep(Where where) {
      super("nested too deeply");
      this.where = where;
    }
  }
}

package io.tradepost.reply.promise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The phrases that ship. */
public final class Rules {
  private Rules() {}

  public static PromiseReader promises() {
    return new PromiseReader(
        list("promises.yaml", "promises"), list("promises.yaml", "promised-things"));
  }

  public static RemarksReader remarks() {
    return new RemarksReader(promises(), list("courtesy.yaml", "courtesy"));
  }

  static List<String> list(String file, String key) {
    try {
      JsonNode list = new YAMLMapper().readTree(Files.newInputStream(Path.of("rules", file)));
      return list.path(key).valueStream().map(JsonNode::asText).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

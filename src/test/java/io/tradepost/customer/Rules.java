package io.tradepost.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The rule files that ship with the program. */
final class Rules {
  static final Countries COUNTRIES = countries();
  static final Freemail FREEMAIL = new Freemail(new HashSet<>(texts("freemail.yaml", "freemail")));

  private Rules() {}

  static List<String> texts(String file, String key) {
    List<String> texts = new ArrayList<>();
    read(file).get(key).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static Countries countries() {
    List<Countries.Entry> entries = new ArrayList<>();
    for (JsonNode node : read("countries.yaml").get("countries")) {
      List<String> names = new ArrayList<>();
      node.get("names").forEach(name -> names.add(name.asText()));
      entries.add(new Countries.Entry(node.get("code").asText(), names));
    }
    return Countries.of(entries);
  }

  private static JsonNode read(String file) {
    try {
      return new YAMLMapper().readTree(Path.of("rules", file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.tradepost.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The countries, known customers and goods of {@code world.yaml}. */
final class World {
  private final Map<String, Land> lands = new LinkedHashMap<>();
  private final List<Firm> customers = new ArrayList<>();
  private final List<String> products;
  private final List<String> ports;

  private World(JsonNode root) {
    for (Map.Entry<String, JsonNode> e : root.path("countries").properties()) {
      lands.put(e.getKey(), land(e.getKey(), e.getValue()));
    }
    products = texts(root.path("products"));
    ports = texts(root.path("ports"));
    // The same people work there whatever the options' seed: the customer file must fit each seed.
    Founder founder = new Founder(new Dice(1), List.copyOf(lands.values()));
    for (JsonNode c : root.path("customers")) {
      Land land = land(c.path("country").asText());
      customers.add(
          founder.known(
              c.path("short").asText(),
              c.path("name").asText(),
              land,
              texts(c.path("domains")),
              texts(c.path("addresses")),
              c.path("subdomain").asText("")));
    }
  }

  static World load() {
    try (InputStream in = World.class.getResourceAsStream("world.yaml")) {
      if (in == null) {
        throw new IllegalStateException("world.yaml is missing from the program");
      }
      return new World(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Firm> customers() {
    return customers;
  }

  List<Land> lands() {
    return List.copyOf(lands.values());
  }

  Land land(String code) {
    Land land = lands.get(code);
    if (land == null) {
      throw new IllegalStateException("world.yaml has no country " + code);
    }
    return land;
  }

  List<String> products() {
    return products;
  }

  List<String> ports() {
    return ports;
  }

  private static Land land(String code, JsonNode n) {
    return new Land(
        code,
        n.path("name").asText(),
        n.path("tld").asText(),
        n.path("phone").asText(),
        n.path("offset").asInt(),
        n.path("language").asText(),
        texts(n.path("legal")),
        texts(n.path("cities")),
        texts(n.path("first")),
        texts(n.path("last")),
        texts(n.path("trade")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(t -> texts.add(t.asText()));
    return List.copyOf(texts);
  }
}

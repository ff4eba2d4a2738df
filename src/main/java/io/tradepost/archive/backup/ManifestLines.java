package io.tradepost.archive.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** A manifest's first line and its totals as JSON, there and back. */
final class ManifestLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ManifestLines() {}

  static String of(Manifest.Head head) {
    ObjectNode line = JSON.createObjectNode();
    line.put("mailbox", head.mailbox()).put("year", head.year()).put("format", head.format());
    line.put("made", head.made().toString()).put("previous", head.previous());
    return line.toString();
  }

  static String of(Manifest.Totals totals) {
    ObjectNode line = JSON.createObjectNode();
    line.put("folders", totals.folders()).put("copies", totals.copies());
    line.put("letters", totals.letters()).put("bytes", totals.bytes());
    line.put("fileSize", totals.sum().size()).put("fileSha256", totals.sum().sha256());
    return line.toString();
  }

  static Manifest.Head head(ManifestLine line) throws IOException {
    JsonNode node = read(line);
    return new Manifest.Head(
        text(node, "mailbox"),
        (int) number(node, "year"),
        text(node, "format"),
        time(text(node, "made")),
        text(node, "previous"));
  }

  static Manifest.Totals totals(ManifestLine line) throws IOException {
    JsonNode node = read(line);
    return new Manifest.Totals(
        number(node, "folders"),
        number(node, "copies"),
        number(node, "letters"),
        number(node, "bytes"),
        new BackupWriter.Sum(number(node, "fileSize"), text(node, "fileSha256")));
  }

  private static JsonNode read(ManifestLine line) throws IOException {
    try {
      return JSON.readTree(line.bytes(), line.from(), line.length());
    } catch (JsonProcessingException e) {
      throw noJson(e);
    }
  }

  static IOException noJson(JsonProcessingException e) {
    return new IOException("a line of the manifest is no JSON: " + e.getOriginalMessage(), e);
  }

  private static String text(JsonNode node, String field) throws IOException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IOException("a line of the manifest lacks the text " + field);
    }
    return value.asText();
  }

  private static long number(JsonNode node, String field) throws IOException {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber()) {
      throw new IOException("a line of the manifest lacks the number " + field);
    }
    return value.asLong();
  }

  static Instant time(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("a line of the manifest has no time where one must be: " + text, e);
    }
  }
}

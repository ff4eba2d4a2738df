package io.tradepost.archive.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A manifest's lines as JSON, there and back. */
final class ManifestLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ManifestLines() {}

  static String of(Manifest.Head head) {
    ObjectNode line = JSON.createObjectNode();
    line.put("mailbox", head.mailbox()).put("year", head.year()).put("format", head.format());
    line.put("made", head.made().toString()).put("previous", head.previous());
    return line.toString();
  }

  static String of(Manifest.Line.Folder folder) {
    return JSON.createObjectNode().put("folder", folder.path().toString()).toString();
  }

  static String of(Manifest.Line.Kept kept) {
    Copy copy = kept.copy();
    ObjectNode line = JSON.createObjectNode();
    line.put("letter", copy.letter().value()).put("messageId", copy.messageId());
    line.put("folder", copy.folder().toString()).put("uidValidity", copy.validity());
    line.put("uid", copy.uid()).put("arrived", copy.arrived().toString());
    copy.flags().forEach(line.putArray("flags")::add);
    line.put("size", copy.size()).put("sha256", copy.sha256());
    copy.gone().ifPresent(gone -> line.put("gone", gone.toString()));
    line.put("name", kept.name());
    return line.toString();
  }

  static String of(Manifest.Totals totals) {
    ObjectNode line = JSON.createObjectNode();
    line.put("folders", totals.folders()).put("copies", totals.copies());
    line.put("letters", totals.letters()).put("bytes", totals.bytes());
    line.put("fileSize", totals.sum().size()).put("fileSha256", totals.sum().sha256());
    return line.toString();
  }

  static Manifest.Head head(String line) throws IOException {
    JsonNode node = read(line);
    return new Manifest.Head(
        text(node, "mailbox"),
        (int) number(node, "year"),
        text(node, "format"),
        time(text(node, "made")),
        text(node, "previous"));
  }

  /** Whether the line, by how it begins, tells of a folder or a copy. */
  static boolean isInner(String line) {
    return line.startsWith("{\"letter\":") || line.startsWith("{\"folder\":");
  }

  /** Empty where the line holds the totals. */
  static Optional<Manifest.Line> line(String line) throws IOException {
    JsonNode node = read(line);
    if (node.has("name")) {
      return Optional.of(new Manifest.Line.Kept(copy(node), text(node, "name")));
    }
    return node.has("folder")
        ? Optional.of(new Manifest.Line.Folder(FolderPath.parse(text(node, "folder"))))
        : Optional.empty();
  }

  private static Copy copy(JsonNode node) throws IOException {
    Set<String> flags = new TreeSet<>();
    node.path("flags").forEach(flag -> flags.add(flag.asText()));
    return new Copy(
        new LetterId(text(node, "letter")),
        text(node, "messageId"),
        FolderPath.parse(text(node, "folder")),
        number(node, "uidValidity"),
        number(node, "uid"),
        time(text(node, "arrived")),
        flags,
        number(node, "size"),
        text(node, "sha256"),
        node.has("gone") ? time(text(node, "gone")) : null);
  }

  static Manifest.Totals totals(String line) throws IOException {
    JsonNode node = read(line);
    return new Manifest.Totals(
        number(node, "folders"),
        number(node, "copies"),
        number(node, "letters"),
        number(node, "bytes"),
        new BackupWriter.Sum(number(node, "fileSize"), text(node, "fileSha256")));
  }

  private static JsonNode read(String line) throws IOException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException("a line of the manifest is no JSON: " + e.getOriginalMessage(), e);
    }
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

  private static Instant time(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("a line of the manifest has no time where one must be: " + text, e);
    }
  }
}

package io.tradepost.archive.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the lines of folders and copies: a manifest has many of them. For one thread. */
final class LinesRead {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private Set<String> flags = Set.of();
  private String path = "";
  private FolderPath folder = FolderPath.INBOX;

  /** Empty where the line holds the totals. */
  Optional<Manifest.Line> line(ManifestLine line) throws IOException {
    texts.clear();
    numbers.clear();
    flags = Set.of();
    try (JsonParser json = JSON.createParser(line.bytes(), line.from(), line.length())) {
      read(json);
    } catch (JsonProcessingException e) {
      throw ManifestLines.noJson(e);
    }
    if (texts.containsKey("name")) {
      BackupWriter.Place place =
          new BackupWriter.Place(text("name"), texts.getOrDefault("packed", ""));
      return Optional.of(new Manifest.Line.Kept(copy(), place));
    }
    return texts.containsKey("folder")
        ? Optional.of(new Manifest.Line.Folder(folder()))
        : Optional.empty();
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("a line of the manifest is no JSON object");
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      switch (json.nextToken()) {
        case VALUE_STRING -> texts.put(name, json.getText());
        case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
        case START_ARRAY -> flags = texts(json);
        case null, default -> json.skipChildren();
      }
    }
  }

  private static Set<String> texts(JsonParser json) throws IOException {
    Set<String> texts = new TreeSet<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(json.getText());
      json.skipChildren();
    }
    return texts;
  }

  private Copy copy() throws IOException {
    return new Copy(
        new LetterId(text("letter")),
        text("messageId"),
        folder(),
        number("uidValidity"),
        number("uid"),
        ManifestLines.time(text("arrived")),
        flags,
        number("size"),
        text("sha256"),
        gone());
  }

  private @org.jspecify.annotations.Nullable Instant gone() throws IOException {
    return texts.containsKey("gone") ? ManifestLines.time(text("gone")) : null;
  }

  /** Many lines follow each other that have one. */
  private FolderPath folder() throws IOException {
    String wanted = text("folder");
    if (!wanted.equals(path)) {
      folder = FolderPath.parse(wanted);
      path = wanted;
    }
    return folder;
  }

  private String text(String field) throws IOException {
    String text = texts.get(field);
    if (text == null) {
      throw new IOException("a line of the manifest lacks the text " + field);
    }
    return text;
  }

  private long number(String field) throws IOException {
    Long number = numbers.get(field);
    if (number == null) {
      throw new IOException("a line of the manifest lacks the number " + field);
    }
    return number;
  }
}

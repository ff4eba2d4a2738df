package io.tradepost.archive.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Spells the lines of folders and copies: a manifest has many of them. For one thread. */
final class LinesWritten {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final StringWriter text = new StringWriter(1024);
  private final JsonGenerator json;
  private Instant time = Instant.EPOCH;
  private String spelledTime = time.toString();

  LinesWritten() throws IOException {
    this.json = JSON.createGenerator(text);
    json.setRootValueSeparator(null);
  }

  byte[] of(Manifest.Line.Folder folder) throws IOException {
    begin();
    json.writeStringField("folder", folder.path().toString());
    return whole();
  }

  byte[] of(Manifest.Line.Kept kept) throws IOException {
    copy(kept.copy());
    json.writeStringField("name", kept.name());
    if (!kept.place().packed().isEmpty()) {
      json.writeStringField("packed", kept.place().packed());
    }
    return whole();
  }

  /** How the line begins of a copy that lies wherever in the backup. */
  byte[] beginOf(Copy copy) throws IOException {
    copy(copy);
    json.writeFieldName("name");
    json.flush();
    byte[] begin = bytes();
    json.writeNull();
    json.writeEndObject();
    return begin;
  }

  private void copy(Copy copy) throws IOException {
    begin();
    json.writeStringField("letter", copy.letter().value());
    json.writeStringField("messageId", copy.messageId());
    json.writeStringField("folder", copy.folder().toString());
    json.writeNumberField("uidValidity", copy.validity());
    json.writeNumberField("uid", copy.uid());
    json.writeStringField("arrived", spelled(copy.arrived()));
    json.writeArrayFieldStart("flags");
    for (String flag : copy.flags()) {
      json.writeString(flag);
    }
    json.writeEndArray();
    json.writeNumberField("size", copy.size());
    json.writeStringField("sha256", copy.sha256());
    if (copy.gone().isPresent()) {
      json.writeStringField("gone", spelled(copy.gone().get()));
    }
  }

  /** Many follow each other that have one. */
  private String spelled(Instant instant) {
    if (!instant.equals(time)) {
      time = instant;
      spelledTime = instant.toString();
    }
    return spelledTime;
  }

  private void begin() throws IOException {
    json.flush();
    text.getBuffer().setLength(0);
    json.writeStartObject();
  }

  private byte[] whole() throws IOException {
    json.writeEndObject();
    json.flush();
    return bytes();
  }

  private byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

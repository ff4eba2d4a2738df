package io.tradepost.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.tradepost.cli.terminal.SafeText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document, written field by field: faster to start than a mapper that looks at classes,
 * and the field names stand where they can be read. Characters that could mislead a terminal are
 * escaped, so that a document may be looked at there.
 */
final class JsonDocument {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private final JsonGenerator generator;
  private final ZoneId zone;

  private JsonDocument(JsonGenerator generator, ZoneId zone) {
    this.generator = generator;
    this.zone = zone;
  }

  /** Prints an object whose fields {@code fields} writes; times are given in that zone. */
  static void print(PrintStream to, ZoneId zone, Consumer<JsonDocument> fields) {
    try {
      JsonGenerator generator = FACTORY.createGenerator(to);
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      generator.setCharacterEscapes(Escapes.ALL);
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter(SEPARATORS)
              .withObjectIndenter(INDENTER)
              .withArrayIndenter(INDENTER));
      JsonDocument document = new JsonDocument(generator, zone);
      document.braces(fields);
      generator.writeRaw('\n');
      generator.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonDocument field(String name, String value) {
    return write(g -> g.writeStringField(name, whole(value)));
  }

  JsonDocument field(String name, long value) {
    return write(g -> g.writeNumberField(name, value));
  }

  /** With at most one digit behind the point. */
  JsonDocument tenths(String name, double value) {
    return write(g -> g.writeNumberField(name, Math.round(value * 10) / 10.0));
  }

  JsonDocument field(String name, boolean value) {
    return write(g -> g.writeBooleanField(name, value));
  }

  /** ISO 8601 with offset, to the second; null where there is no such time. */
  JsonDocument field(String name, @Nullable Instant time) {
    if (time == null) {
      return write(g -> g.writeNullField(name));
    }
    return field(name, iso(time, zone));
  }

  JsonDocument field(String name, Collection<String> values) {
    return write(
        g -> {
          g.writeArrayFieldStart(name);
          for (String value : values) {
            g.writeString(whole(value));
          }
          g.writeEndArray();
        });
  }

  /** An object whose fields are texts. */
  JsonDocument field(String name, Map<String, String> values) {
    return object(name, d -> values.forEach(d::field));
  }

  JsonDocument object(String name, Consumer<JsonDocument> fields) {
    return write(
        g -> {
          g.writeFieldName(name);
          braces(fields);
        });
  }

  <T> JsonDocument array(String name, Collection<T> values, ObjectWriter<T> writer) {
    return write(
        g -> {
          g.writeArrayFieldStart(name);
          for (T value : values) {
            braces(d -> writer.write(d, value));
          }
          g.writeEndArray();
        });
  }

  static String iso(Instant time, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.atZone(zone).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Writes the fields of one value. */
  @FunctionalInterface
  interface ObjectWriter<T> {
    void write(JsonDocument document, T value);
  }

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }

  private void braces(Consumer<JsonDocument> fields) throws IOException {
    generator.writeStartObject();
    fields.accept(this);
    generator.writeEndObject();
  }

  private JsonDocument write(Writing writing) {
    try {
      writing.to(generator);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Halves of surrogate pairs, which UTF-8 cannot hold, are replaced. */
  private static String whole(String text) {
    boolean broken = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    return broken
        ? text.codePoints()
            .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    static final Escapes ALL = new Escapes();

    private final int[] ascii = standardAsciiEscapesForJSON();

    private Escapes() {
      ascii[0x7F] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return c > 0x7F && SafeText.misleading(c) && !Character.isSurrogate((char) c)
          ? new SerializedString(String.format("\\u%04x", c))
          : null;
    }
  }
}

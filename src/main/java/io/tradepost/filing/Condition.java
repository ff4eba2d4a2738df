package io.tradepost.filing;

import io.tradepost.letter.Attachment;
import io.tradepost.letter.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One condition of a rule; it holds if any of its values does. */
sealed interface Condition {
  /** The conditions' names, as rules have them. */
  List<String> NAMES =
      List.of("from", "from-domain", "to", "subject", "body", "header", "attachment");

  /** As rules have it. */
  String name();

  /** The value that holds, as the rule has it. */
  Optional<String> holds(Scan scan);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException naming the condition, where it or a value of it is wrong
   */
  static Condition of(String name, List<String> values) {
    if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(name + ": a value is missing");
    }
    try {
      return switch (name) {
        case "from" -> new From(AddressTexts.of(values));
        case "from-domain" -> FromDomain.of(values);
        case "to" -> new To(AddressTexts.of(values));
        case "subject" -> new Subject(Texts.of(values));
        case "body" -> new Body(Texts.of(values));
        case "header" -> new Header(values.stream().map(Field::of).toList());
        case "attachment" -> new AttachmentName(values.stream().map(FileName::of).toList());
        default ->
            throw new IllegalArgumentException(
                "no such condition; there are " + String.join(", ", NAMES));
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** One of the writers. */
  record From(AddressTexts addresses) implements Condition {
    @Override
    public String name() {
      return "from";
    }

    @Override
    public Optional<String> holds(Scan scan) {
      return addresses.in(scan.letter().from());
    }
  }

  /** The domain of one of the writers, or one above it. */
  record FromDomain(Set<String> domains) implements Condition {
    static FromDomain of(List<String> values) {
      return new FromDomain(
          values.stream()
              .map(DomainNames::written)
              .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    }

    @Override
    public String name() {
      return "from-domain";
    }

    @Override
    public Optional<String> holds(Scan scan) {
      return scan.letter().from().stream()
          .map(a -> a.domain())
          .filter(d -> DomainNames.covers(domains, d))
          .findFirst();
    }
  }

  /** One of those the letter went to, openly or not. */
  record To(AddressTexts addresses) implements Condition {
    @Override
    public String name() {
      return "to";
    }

    @Override
    public Optional<String> holds(Scan scan) {
      Letter letter = scan.letter();
      return addresses
          .in(letter.to())
          .or(() -> addresses.in(letter.cc()))
          .or(() -> addresses.in(letter.bcc()));
    }
  }

  /** Words of the subject. */
  record Subject(Texts texts) implements Condition {
    @Override
    public String name() {
      return "subject";
    }

    @Override
    public Optional<String> holds(Scan scan) {
      return texts.in(scan.subject(), scan.letter().subject());
    }
  }

  /** Words of the text, quotations included. */
  record Body(Texts texts) implements Condition {
    @Override
    public String name() {
      return "body";
    }

    @Override
    public Optional<String> holds(Scan scan) {
      return texts.in(scan.body(), scan.bodyAsWritten());
    }
  }

  /** A header field. */
  record Header(List<Field> fields) implements Condition {
    @Override
    public String name() {
      return "header";
    }

    @Override
    public Optional<String> holds(Scan scan) {
      return fields.stream().filter(f -> f.isIn(scan.letter())).map(Field::written).findFirst();
    }
  }

  /**
   * A field by its name and, unless {@code value} is empty, words of its value.
   *
   * @param written as the rule has it
   */
  record Field(String written, String field, List<Texts> value) {
    static Field of(String written) {
      int colon = written.indexOf(':');
      String field = (colon < 0 ? written : written.substring(0, colon)).strip();
      // RFC 5322 §2.2: printable ASCII but colon and blank.
      if (field.isEmpty() || !field.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
        throw new IllegalArgumentException(
            "a header is written \"Name: text\", found \"" + written + "\"");
      }
      String value = colon < 0 ? "" : written.substring(colon + 1).strip();
      return new Field(
          written, field, value.isEmpty() ? List.of() : List.of(Texts.of(List.of(value))));
    }

    boolean isIn(Letter letter) {
      List<String> values = letter.headers().all(field);
      return !values.isEmpty()
          && value.stream().allMatch(t -> values.stream().anyMatch(v -> t.in(v).isPresent()));
    }
  }

  /** The name of an attachment. */
  record AttachmentName(List<FileName> names) implements Condition {
    @Override
    public String name() {
      return "attachment";
    }

    @Override
    public Optional<String> holds(Scan scan) {
      List<String> files = new ArrayList<>();
      for (Attachment attachment : scan.letter().attachments()) {
        files.add(attachment.filename());
      }
      return names.stream()
          .filter(n -> files.stream().anyMatch(n::fits))
          .map(FileName::written)
          .findFirst();
    }
  }

  /** A file's name: {@code *.pdf}, {@code /expression/} or words within it. */
  record FileName(String written, Pattern pattern) {
    static FileName of(String written) {
      String text = written.strip();
      if (Texts.isExpression(text)) {
        return new FileName(written, Texts.expression(text));
      }
      String glob = text.indexOf('*') >= 0 ? text : "*" + text + "*";
      return new FileName(written, AddressTexts.glob(glob));
    }

    boolean fits(String file) {
      return Texts.finds(pattern, file);
    }
  }
}

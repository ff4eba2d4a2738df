package io.tradepost.search;

import io.tradepost.letter.Address;
import io.tradepost.letter.Attachment;
import io.tradepost.letter.Automation;
import io.tradepost.letter.Headers;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.LetterText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A letter for a test, told by what matters to it. */
final class Sample {
  private final LetterId id;
  private String messageId;
  private List<Address> from = List.of(new Address("Anna Ruiz", "anna@nevir-demo.es"));
  private List<Address> to = List.of(new Address("Britty", "britty@hotwell.example"));
  private List<Address> cc = List.of();
  private String subject = "";
  private LetterText text = LetterText.NONE;
  private final List<Attachment> attachments = new ArrayList<>();
  private Automation.Kind automation = Automation.Kind.PERSON;
  private Instant date = Instant.parse("2026-01-15T08:00:00Z");
  private long size = 1_000;
  private List<Place> places = List.of(new Place("Britty", "INBOX"));
  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
  private FilingFacts facts = FilingFacts.NONE;
  private List<String> orders = List.of();
  private boolean sent;

  private Sample(LetterId id) {
    this.id = id;
    this.messageId = id + "@nevir-demo.es";
  }

  /** A letter that is known as that in the test: up to twelve of [0-9a-z]. */
  static Sample letter(String name) {
    return new Sample(id(name));
  }

  static LetterId id(String name) {
    return new LetterId("000000000000".substring(name.length()) + name);
  }

  Sample messageId(String value) {
    messageId = value;
    return this;
  }

  Sample from(String name, String address) {
    from = List.of(new Address(name, address));
    return this;
  }

  Sample to(String name, String address) {
    to = List.of(new Address(name, address));
    return this;
  }

  Sample to(List<Address> addresses) {
    to = addresses;
    return this;
  }

  Sample cc(String name, String address) {
    cc = List.of(new Address(name, address));
    return this;
  }

  Sample subject(String value) {
    subject = value;
    return this;
  }

  Sample text(String fresh) {
    return text(fresh, "", "");
  }

  Sample text(String fresh, String quoted, String signature) {
    text = new LetterText(fresh, quoted, signature);
    return this;
  }

  Sample attachment(String filename) {
    attachments.add(new Attachment(filename, "application/octet-stream", 10, false));
    return this;
  }

  Sample picture(String filename) {
    attachments.add(new Attachment(filename, "image/png", 10, true));
    return this;
  }

  Sample automation(Automation.Kind kind) {
    automation = kind;
    return this;
  }

  Sample date(String instant) {
    date = Instant.parse(instant);
    return this;
  }

  Sample date(Instant instant) {
    date = instant;
    return this;
  }

  Sample size(long bytes) {
    size = bytes;
    return this;
  }

  Sample in(Place... where) {
    places = List.of(where);
    return this;
  }

  Sample flags(Flag... set) {
    flags.addAll(List.of(set));
    return this;
  }

  Sample facts(FilingFacts value) {
    facts = value;
    return this;
  }

  Sample orders(String... numbers) {
    orders = List.of(numbers);
    return this;
  }

  Sample sent() {
    sent = true;
    return this;
  }

  IndexedLetter done() {
    List<String> evidence =
        automation == Automation.Kind.PERSON ? List.of() : List.of("Precedence: bulk");
    Letter letter =
        new Letter(
            id,
            "0123456789abcdef".repeat(4),
            size,
            messageId,
            List.of(),
            List.of(),
            from,
            List.of(),
            to,
            cc,
            List.of(),
            subject,
            date,
            text,
            attachments,
            new Headers(List.of()),
            new Automation(automation, evidence),
            "",
            List.of());
    return new IndexedLetter(
        letter, date, date.plusSeconds(60), places, flags, facts, orders, "c-" + id, sent);
  }
}

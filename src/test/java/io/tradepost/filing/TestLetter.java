package io.tradepost.filing;

import io.tradepost.letter.Address;
import io.tradepost.letter.Attachment;
import io.tradepost.letter.Automation;
import io.tradepost.letter.Headers;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.LetterText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A letter for a test, said in a few words. */
final class TestLetter {
  private List<Address> from = List.of();
  private List<Address> replyTo = List.of();
  private List<Address> to = addresses("Britty <britty@hotwell.example>");
  private List<Address> cc = List.of();
  private List<Address> bcc = List.of();
  private String subject = "";
  private LetterText text = LetterText.NONE;
  private Automation automation = Automation.PERSON;
  private final List<Headers.Field> headers = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();

  static TestLetter letterFrom(String... addresses) {
    TestLetter letter = new TestLetter();
    letter.from = addresses(addresses);
    return letter;
  }

  TestLetter to(String... addresses) {
    to = addresses(addresses);
    return this;
  }

  TestLetter cc(String... addresses) {
    cc = addresses(addresses);
    return this;
  }

  TestLetter bcc(String... addresses) {
    bcc = addresses(addresses);
    return this;
  }

  TestLetter replyTo(String... addresses) {
    replyTo = addresses(addresses);
    return this;
  }

  TestLetter subject(String words) {
    subject = words;
    return this;
  }

  TestLetter says(String fresh) {
    text = new LetterText(fresh, text.quoted(), text.signature());
    return this;
  }

  TestLetter quotes(String quoted) {
    text = new LetterText(text.fresh(), quoted, text.signature());
    return this;
  }

  TestLetter signed(String signature) {
    text = new LetterText(text.fresh(), text.quoted(), signature);
    return this;
  }

  TestLetter automatic(Automation.Kind kind, String... evidence) {
    automation = new Automation(kind, List.of(evidence));
    return this;
  }

  TestLetter header(String name, String value) {
    headers.add(new Headers.Field(name, value));
    return this;
  }

  TestLetter attached(String filename) {
    attachments.add(new Attachment(filename, "application/octet-stream", 1_000, false));
    return this;
  }

  Letter letter() {
    return new Letter(
        new LetterId("aaaaaaaaaaaa"),
        "0".repeat(64),
        1_000,
        "test@example",
        List.of(),
        List.of(),
        from,
        replyTo,
        to,
        cc,
        bcc,
        subject,
        Instant.parse("2026-03-02T08:00:00Z"),
        text,
        attachments,
        new Headers(headers),
        automation,
        "",
        List.of());
  }

  private static List<Address> addresses(String... texts) {
    return Arrays.stream(texts).map(TestLetter::address).toList();
  }

  /** Reads {@code Anna <anna@nevir-demo.es>} or the address alone. */
  static Address address(String text) {
    int open = text.indexOf('<');
    return open < 0
        ? new Address("", text)
        : new Address(text.substring(0, open), text.substring(open + 1, text.indexOf('>')));
  }
}

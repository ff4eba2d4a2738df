package io.tradepost.customer;

import io.tradepost.letter.Address;
import io.tradepost.letter.Attachment;
import io.tradepost.letter.Automation;
import io.tradepost.letter.Headers;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.LetterText;
import java.util.List;

/** Letters for tests. */
final class Letters {
  private Letters() {}

  static Letter inquiry(Address from, String fresh, String signature) {
    return letter(from, "Inquiry", new LetterText(fresh, "", signature), List.of());
  }

  static Letter letter(Address from, String subject, LetterText text, List<String> files) {
    return new Letter(
        new LetterId("abcdefghijkl"),
        "0".repeat(64),
        1000,
        "1@x.example",
        List.of(),
        List.of(),
        List.of(from),
        List.of(),
        List.of(new Address("Britty", "britty@hotwell.example")),
        List.of(),
        List.of(),
        subject,
        null,
        text,
        files.stream().map(f -> new Attachment(f, "application/pdf", 10, false)).toList(),
        new Headers(List.of()),
        Automation.PERSON,
        "",
        List.of());
  }
}

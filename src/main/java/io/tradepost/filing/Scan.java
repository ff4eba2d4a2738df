package io.tradepost.filing;

import io.tradepost.letter.Attachment;
import io.tradepost.letter.Letter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A letter while it is being decided on: its texts, folded once and only as far as they are looked
 * at. Not for use by several threads.
 */
final class Scan {
  /** How much of what the writer wrote is looked at for words, in characters. */
  static final int FRESH_LIMIT = 16_384;

  /** How much of the whole text the rules of a company look at, in characters. */
  static final int BODY_LIMIT = 65_536;

  private final Letter letter;
  private @Nullable String subject;
  private @Nullable String body;
  private @Nullable String fresh;

  Scan(Letter letter) {
    this.letter = letter;
  }

  Letter letter() {
    return letter;
  }

  /** The subject, folded. */
  String subject() {
    if (subject == null) {
      subject = Folding.fold(letter.subject());
    }
    return subject;
  }

  /** The whole text with its quotations, as it stands. */
  String bodyAsWritten() {
    String whole = letter.text().whole();
    return whole.length() <= BODY_LIMIT ? whole : whole.substring(0, BODY_LIMIT);
  }

  /** The whole text with its quotations, folded. */
  String body() {
    if (body == null) {
      body = Folding.fold(bodyAsWritten());
    }
    return body;
  }

  /**
   * What the letter itself says, folded: subject, new text and names of attachments. What is quoted
   * counts only where the writer wrote next to nothing, as with a forwarded letter.
   */
  String fresh() {
    if (fresh == null) {
      String written = letter.text().fresh();
      String said = written.strip().length() > 20 ? written : written + "\n" + quotedStart();
      String names =
          letter.attachments().stream().map(Attachment::filename).collect(Collectors.joining("\n"));
      fresh =
          subject()
              + " \u2022 "
              + Folding.fold(said, FRESH_LIMIT)
              + " \u2022 "
              + Folding.fold(names.replace('_', ' '), 1_000);
    }
    return fresh;
  }

  private String quotedStart() {
    String quoted = letter.text().quoted();
    return quoted.length() <= FRESH_LIMIT ? quoted : quoted.substring(0, FRESH_LIMIT);
  }
}

package io.tradepost.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter while it is being made up. */
final class Draft {
  final Instant date;
  final Person from;
  final List<Person> to = new ArrayList<>();
  final List<Person> cc = new ArrayList<>();
  final List<String> references = new ArrayList<>();

  /** Further header lines, folded and encoded already. */
  final List<String> fields = new ArrayList<>();

  final List<Part.File> files = new ArrayList<>();
  String subject = "";
  String language = "en";
  int offset = 8;
  Mailer mailer = Mailer.OUTLOOK;

  /** Empty where the letter is to have none. */
  String messageId = "";

  String text = "";
  String signature = "";

  /** Whether the HTML style is one of an advertising program. */
  boolean advertising;

  /** Whether its place follows from its writer alone, so that its text may be damaged. */
  boolean sturdy;

  @Nullable Person replyTo;
  @Nullable Earlier quoted;

  /** In place of the text: a report, an invitation's answer. */
  @Nullable Part body;

  Draft(Instant date, Person from, Person to) {
    this.date = date;
    this.from = from;
    this.to.add(to);
  }

  /** Everything that the letter says, with what it quotes. */
  String plain() {
    StringBuilder all = new StringBuilder(text);
    if (!signature.isEmpty()) {
      all.append("\n\n").append(mailer == Mailer.THUNDERBIRD ? "-- \n" : "").append(signature);
    }
    if (quoted != null) {
      all.append("\n\n").append(Quotation.head(mailer, language, quoted)).append('\n');
      all.append(Quotation.body(mailer, quoted));
    }
    return all.append('\n').toString();
  }

  /** As the one who answers it sees it. */
  Earlier asEarlier() {
    return new Earlier(from, List.copyOf(to), date, subject, plain());
  }
}

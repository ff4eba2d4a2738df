package io.tradepost.agent;

import io.tradepost.agent.ReplyDesk.ObligationView;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.digest.Entry;
import io.tradepost.digest.Words;
import io.tradepost.reply.Obligation;
import io.tradepost.reply.Promise;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Obligations as commands show them. */
final class ObligationViews {
  private static final String NOT_NEEDED = "not-needed.";

  private final CustomerDirectory directory;
  private final Words words;
  private final Instant at;

  ObligationViews(CustomerDirectory directory, Words words, Instant at) {
    this.directory = directory;
    this.words = words;
    this.at = at;
  }

  /** What is longest overdue first, then what is due next, then the rest, the newest first. */
  List<ObligationView> of(List<Entry> entries) {
    return entries.stream()
        .sorted(
            Comparator.comparing((Entry e) -> !e.late())
                .thenComparing(e -> !e.open())
                .thenComparing(
                    (one, other) ->
                        one.open()
                            ? one.obligation().due().compareTo(other.obligation().due())
                            : other.obligation().since().compareTo(one.obligation().since()))
                .thenComparing(e -> e.obligation().letter()))
        .map(this::of)
        .toList();
  }

  ObligationView of(Entry entry) {
    Obligation o = entry.obligation();
    return new ObligationView(
        o.letter().value(),
        o.conversation(),
        o.mailbox(),
        entry.party().key(),
        entry.party().country().label(),
        directory.find(o.customer()).map(Customer::shortName).orElse(""),
        entry.party().grade().name(),
        o.subject(),
        o.from(),
        o.since(),
        o.due(),
        Math.floor(entry.overdueBy(at).toMinutes() / 6.0) / 10.0,
        state(o.state()),
        o.promisedUntil(),
        o.answeredBy(),
        o.answeredAt(),
        o.promises().isEmpty() ? "" : sentence(o.promises().getLast()),
        o.promises().size(),
        o.probably(),
        o.letters(),
        o.firstResponseAt(),
        o.because().startsWith(NOT_NEEDED) ? words.say(o.because()) : o.because(),
        entry.party().zone());
  }

  private static String sentence(Promise promise) {
    return switch (promise) {
      case Promise.Until(var sentence, var until) -> sentence;
      case Promise.Undated(var sentence) -> sentence;
    };
  }

  static String state(Obligation.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package io.tradepost.reply;

import io.tradepost.letter.LetterId;
import io.tradepost.reply.Obligation.State;
import io.tradepost.reply.Terms.Salesperson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer who waits: one obligation while it is open. */
final class Waiting {
  private final Terms terms;
  private final Owing owing;
  private final String conversation;
  private final String customer;
  private final Turn first;
  private final Salesperson regular;
  private final Set<LetterId> letters = new HashSet<>();
  private final Set<String> contacts = new HashSet<>();
  private final List<Promise> promises = new ArrayList<>();
  private Instant lastLetter;
  private @Nullable Instant promisedUntil;
  private @Nullable Instant moved;
  private @Nullable Instant firstResponse;
  private boolean probably;

  Waiting(
      Terms terms,
      Owing owing,
      String conversation,
      String customer,
      Turn first,
      Salesperson regular) {
    this.terms = terms;
    this.owing = owing;
    this.conversation = conversation;
    this.customer = customer;
    this.first = first;
    this.regular = regular;
    this.lastLetter = first.arrived();
    add(first);
  }

  /** The customer wrote again. */
  void add(Turn letter) {
    letters.add(letter.letter());
    contacts.add(letter.from());
    contacts.remove("");
    lastLetter = letter.arrived();
  }

  boolean comprises(LetterId letter) {
    return letters.contains(letter);
  }

  Salesperson regular() {
    return regular;
  }

  /**
   * Whether a letter of ours in another conversation may be the answer: in time, to one who wrote,
   * or to the same customer under the same subject.
   */
  boolean mayBeAnsweredBy(Turn elsewhere) {
    if (elsewhere.arrived().isAfter(lastLetter.plus(terms.newThread()))) {
      return false;
    }
    return Party.addresses(elsewhere, contacts)
        || (!customer.isEmpty()
            && elsewhere.customers().contains(customer)
            && sameSubject(elsewhere));
  }

  private boolean sameSubject(Turn elsewhere) {
    Subject subject = Subject.of(first.subject());
    return !subject.generic() && subject.base().equals(Subject.of(elsewhere.subject()).base());
  }

  /** A holding reply went out. A time that had passed when it was written moves nothing. */
  void hold(List<Promise> made, Instant at, boolean elsewhere) {
    respond(at, elsewhere);
    promises.addAll(made);
    Instant until = null;
    for (Promise promise : made) {
      if (promise instanceof Promise.Until dated
          && dated.until().isAfter(at)
          && (until == null || dated.until().isAfter(until))) {
        until = dated.until();
      }
    }
    if (until != null) {
      promisedUntil = until;
      moved = until;
    }
  }

  /** A manager grants time: more than there was, never less. */
  void grant(Instant until) {
    if (until.isAfter(due(due(regular)))) {
      moved = until;
    }
  }

  private void respond(Instant at, boolean elsewhere) {
    firstResponse = firstResponse == null ? at : firstResponse;
    probably = elsewhere;
  }

  Obligation answered(String by, Instant at, boolean elsewhere) {
    respond(at, elsewhere);
    return told(State.ANSWERED, at, by, at, "");
  }

  Obligation settled(Instant at, String because) {
    return told(State.SETTLED, at, "", null, because);
  }

  /** How it stands while nobody has answered. */
  Obligation standing(Instant now) {
    Salesperson owes = owes(now);
    Instant due = due(due(owes));
    State state;
    if (now.isAfter(due)) {
      state = promisedUntil != null ? State.PROMISE_BROKEN : State.OVERDUE;
    } else if (promisedUntil != null && !now.isAfter(promisedUntil)) {
      state = State.PROMISED;
    } else if (moved == null
        && !now.isBefore(owes.calendar().after(first.arrived(), terms.remindAfter()))) {
      state = State.REMINDED;
    } else {
      state = State.OPEN;
    }
    return told(state, now, "", null, "");
  }

  private Obligation told(
      State state, Instant end, String answeredBy, @Nullable Instant answeredAt, String because) {
    Salesperson owes = owes(end);
    return new Obligation(
        first.letter(),
        letters.size(),
        conversation,
        owes.mailbox(),
        customer,
        first.subject(),
        first.from(),
        first.arrived(),
        due(due(owes)),
        state,
        promises,
        promisedUntil,
        firstResponse,
        answeredBy,
        answeredAt,
        probably,
        because);
  }

  private Salesperson owes(Instant end) {
    if (regular.leaves().isEmpty()) {
      return regular;
    }
    Instant due = due(due(regular));
    return owing.present(regular, first.arrived(), due.isBefore(end) ? due : end);
  }

  private Instant due(Salesperson owes) {
    return owes.calendar().after(first.arrived(), terms.within());
  }

  private Instant due(Instant byRule) {
    return moved == null ? byRule : moved;
  }
}

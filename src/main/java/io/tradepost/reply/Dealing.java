package io.tradepost.reply;

import io.tradepost.letter.Automation;
import io.tradepost.reply.Event.Answered;
import io.tradepost.reply.Event.Asked;
import io.tradepost.reply.Event.Settled;
import io.tradepost.reply.Obligation.State;
import io.tradepost.reply.Owing.Reached;
import io.tradepost.reply.Terms.Salesperson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows what happens between us and one customer in a conversation, event by event. */
final class Dealing {
  private final Terms terms;
  private final Owing owing;
  private final PromiseReading reading;
  private final Conversation conversation;
  private final Party customer;
  private final Instant now;
  private final String owner;
  private final List<Obligation> told = new ArrayList<>();
  private String lastWriter = "";
  private @Nullable Waiting open;

  Dealing(
      Terms terms,
      Owing owing,
      PromiseReading reading,
      Conversation conversation,
      Party customer,
      Instant now) {
    this.terms = terms;
    this.owing = owing;
    this.reading = reading;
    this.conversation = conversation;
    this.customer = customer;
    this.now = now;
    this.owner = conversation.owners().getOrDefault(customer.key(), "");
  }

  /** What is and was owed, after these events in their order. */
  List<Obligation> follow(List<Event> events) {
    for (Event event : events) {
      switch (event) {
        case Asked asked -> ask(asked.turn());
        case Answered answered -> answer(answered);
        case Settled settled -> settle(settled);
      }
    }
    if (open != null) {
      told.add(open.standing(now));
    }
    return told;
  }

  private void ask(Turn letter) {
    Reached reached = owing.reached(letter, owner, lastWriter);
    if (reached == null) {
      return;
    }
    String passedOver = passedOver(letter, reached);
    if (!passedOver.isEmpty()) {
      told.add(notNeeded(letter, reached.person(), passedOver));
    } else if (open == null) {
      open =
          new Waiting(terms, owing, conversation.name(), customer.key(), letter, reached.person());
    } else {
      open.add(letter);
    }
  }

  /** Why the letter needs no answer; empty where it needs one. */
  private static String passedOver(Turn letter, Reached reached) {
    if (letter.automation() != Automation.Kind.PERSON) {
      return "not-needed.automatic";
    }
    if (letter.noReplyNeeded()) {
      return "not-needed.marked";
    }
    if (letter.remarks().courtesy()) {
      return "not-needed.courtesy";
    }
    return reached.owes() ? "" : "not-needed.copy";
  }

  private void answer(Answered event) {
    Turn letter = event.turn();
    if (open != null && !(event.elsewhere() && !open.mayBeAnsweredBy(letter))) {
      List<Promise> promises = promises(letter, open.regular());
      if (promises.isEmpty()) {
        told.add(open.answered(writer(letter), event.at(), event.elsewhere()));
        open = null;
      } else {
        open.hold(promises, event.at(), event.elsewhere());
      }
    }
    if (!event.elsewhere()) {
      lastWriter = writer(letter);
    }
  }

  private List<Promise> promises(Turn letter, Salesperson regular) {
    if (letter.remarks().promises().isEmpty()) {
      return List.of();
    }
    Salesperson writer = owing.with(letter.from());
    WorkCalendar calendar = (writer == null ? regular : writer).calendar();
    return letter.remarks().promises().stream()
        .map(sentence -> reading.read(sentence, letter.arrived(), calendar))
        .toList();
  }

  private void settle(Settled event) {
    Settlement settlement = event.settlement();
    if (open == null || !open.comprises(settlement.letter())) {
      return;
    }
    if (settlement.until() == null) {
      told.add(open.settled(event.at(), settlement.because()));
      open = null;
    } else {
      open.grant(settlement.until());
    }
  }

  /** The mailbox from which the letter was written, or a colleague's address. */
  private String writer(Turn letter) {
    Salesperson writer = owing.with(letter.from());
    return writer == null ? letter.from() : writer.mailbox();
  }

  private Obligation notNeeded(Turn letter, Salesperson person, String because) {
    return new Obligation(
        letter.letter(),
        1,
        conversation.name(),
        person.mailbox(),
        customer.key(),
        letter.subject(),
        letter.from(),
        letter.arrived(),
        letter.arrived(),
        State.NOT_NEEDED,
        List.of(),
        null,
        null,
        "",
        null,
        false,
        because);
  }
}

package io.tradepost.reply;

import io.tradepost.letter.Automation;
import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A conversation's letters up to a moment, each once, with the time at which it counts.
 *
 * <p>For a customer's letter that is its arrival. A letter of ours lies in Sent with the time at
 * which the program put it there: hours late from a laptop without a net, wrong where its clock is
 * wrong. So what letters name as the ones that they answer is believed before the times: ours is
 * later than the letter that it answers, and earlier than the one that answers it.
 */
final class Timeline {
  private final Conversation conversation;
  private final Instant now;
  private final Collection<Turn> turns;
  private final Map<String, Instant> arrivals = new HashMap<>();
  private final Map<String, Instant> answeredFirst = new HashMap<>();
  private final Set<String> bounced = new HashSet<>();

  private Timeline(Conversation conversation, Instant now) {
    this.conversation = conversation;
    this.now = now;
    this.turns = once(conversation.turns());
    for (Turn turn : turns) {
      if (turn.side() != Turn.Side.OURS && !turn.messageId().isEmpty()) {
        arrivals.merge(turn.messageId(), turn.arrived(), Timeline::earlier);
      }
      for (String named : turn.answers()) {
        if (turn.side() != Turn.Side.OURS) {
          answeredFirst.merge(named, turn.arrived(), Timeline::earlier);
        }
        if (turn.automation() == Automation.Kind.BOUNCE && !turn.arrived().isAfter(now)) {
          bounced.add(named);
        }
      }
    }
  }

  static Timeline of(Conversation conversation, Instant now) {
    return new Timeline(conversation, now);
  }

  /** Those who wrote, in a fixed order. */
  SortedSet<Party> customers() {
    SortedSet<Party> customers = new TreeSet<>();
    for (Turn turn : turns) {
      if (turn.side() == Turn.Side.CUSTOMER && !turn.arrived().isAfter(now)) {
        customers.addAll(Party.of(turn));
      }
    }
    return customers;
  }

  /** What happened between us and that customer. */
  List<Event> with(Party customer) {
    List<Event> events = new ArrayList<>();
    Set<String> contacts = new HashSet<>();
    for (Turn turn : turns) {
      if (turn.side() == Turn.Side.CUSTOMER && customer.wrote(turn)) {
        contacts.add(turn.from());
        events.add(new Event.Asked(turn.arrived(), turn));
      }
    }
    contacts.remove("");
    for (Turn turn : turns) {
      if (speaks(turn) && customer.receives(turn, contacts) && !isBounced(turn)) {
        events.add(answered(turn));
      }
    }
    for (Turn turn : once(conversation.elsewhere())) {
      if (speaks(turn)) {
        events.add(new Event.Answered(turn.arrived(), turn, false, true));
      }
    }
    for (Settlement settlement : conversation.settlements()) {
      events.add(settled(settlement));
    }
    events.removeIf(event -> event.at().isAfter(now));
    events.sort(Event.ORDER);
    return events;
  }

  /** Our letters before which every letter of a customer's had its answer. */
  List<Turn> unasked() {
    List<Event> events = new ArrayList<>();
    for (Turn turn : turns) {
      if (speaks(turn)) {
        events.add(answered(turn));
      } else if (turn.side() == Turn.Side.CUSTOMER
          && turn.automation() == Automation.Kind.PERSON
          && !turn.remarks().courtesy()) {
        events.add(new Event.Asked(turn.arrived(), turn));
      }
    }
    events.sort(Event.ORDER);
    List<Turn> unasked = new ArrayList<>();
    boolean waits = false;
    for (Event event : events) {
      if (event instanceof Event.Asked) {
        waits = true;
      } else if (event instanceof Event.Answered answer) {
        if (!waits) {
          unasked.add(answer.turn());
        }
        waits &= !answer.turn().remarks().promises().isEmpty();
      }
    }
    return unasked;
  }

  /** Whether a person of ours says something in it. */
  static boolean speaks(Turn turn) {
    return turn.side() == Turn.Side.OURS && turn.automation() == Automation.Kind.PERSON;
  }

  private Event answered(Turn turn) {
    Instant at = turn.arrived();
    if (!turn.messageId().isEmpty() && answeredFirst.containsKey(turn.messageId())) {
      at = earlier(at, answeredFirst.get(turn.messageId()));
    }
    boolean named = false;
    for (String id : turn.answers()) {
      Instant arrival = arrivals.get(id);
      if (arrival != null && !arrival.isBefore(at)) {
        at = arrival;
        named = true;
      }
    }
    return new Event.Answered(at, turn, named, false);
  }

  /** It reached nobody, where it had one receiver only; with several nobody can tell. */
  private boolean isBounced(Turn turn) {
    return !bounced.isEmpty()
        && bounced.contains(turn.messageId())
        && turn.to().size() + turn.cc().size() == 1;
  }

  /** Nothing is settled before it arrived; clocks differ. */
  private Event settled(Settlement settlement) {
    Instant at = settlement.at();
    for (Turn turn : turns) {
      if (turn.letter().equals(settlement.letter()) && turn.arrived().isAfter(at)) {
        at = turn.arrived();
      }
    }
    return new Event.Settled(at, settlement);
  }

  private static Collection<Turn> once(List<Turn> turns) {
    Map<LetterId, Turn> once = HashMap.newHashMap(turns.size());
    for (Turn turn : turns) {
      once.merge(turn.letter(), turn, Turn::with);
    }
    return once.size() == turns.size() ? turns : once.values();
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }
}

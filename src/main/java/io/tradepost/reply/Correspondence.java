package io.tradepost.reply;

import io.tradepost.letter.LetterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is written between us and one customer, or several: it tells each conversation which
 * letters of ours in the others may be its answers.
 */
public final class Correspondence {
  private final Map<String, List<Turn>> byName;
  private final Map<String, List<Candidate>> byReceiver = new HashMap<>();

  /**
   * A letter of ours that may answer a letter in another conversation.
   *
   * @param unasked whether it answers nothing in its own
   */
  private record Candidate(Turn turn, String conversation, boolean unasked) {}

  private Correspondence(Map<String, ? extends Collection<Turn>> conversations) {
    this.byName = new TreeMap<>();
    conversations.forEach((name, turns) -> byName.put(name, List.copyOf(turns)));
    byName.forEach(this::enter);
    byReceiver
        .values()
        .forEach(letters -> letters.sort(Comparator.comparing(c -> c.turn().arrived())));
  }

  /**
   * The conversations, each with the letters elsewhere that may answer its letters. Where all
   * conversations of a customer are given, so is all that counts for each of them.
   *
   * @param conversations by name
   * @param settlements those for letters of other conversations are left out
   * @param owners see {@link Conversation}
   * @param newThread see {@link Terms}
   */
  public static List<Conversation> of(
      Map<String, ? extends Collection<Turn>> conversations,
      Collection<Settlement> settlements,
      Map<String, String> owners,
      Duration newThread) {
    Correspondence all = new Correspondence(conversations);
    Map<LetterId, List<Settlement>> byLetter = new HashMap<>();
    for (Settlement settlement : settlements) {
      byLetter.computeIfAbsent(settlement.letter(), l -> new ArrayList<>()).add(settlement);
    }
    List<Conversation> joined = new ArrayList<>(all.byName.size());
    all.byName.forEach(
        (name, turns) ->
            joined.add(
                new Conversation(
                    name,
                    turns,
                    all.elsewhere(name, turns, newThread),
                    settled(turns, byLetter),
                    owners(turns, owners))));
    return List.copyOf(joined);
  }

  private void enter(String name, List<Turn> turns) {
    if (turns.stream().noneMatch(Timeline::speaks)) {
      return;
    }
    Set<LetterId> unasked = new HashSet<>();
    Conversation alone = new Conversation(name, turns, List.of(), List.of(), Map.of());
    Timeline.of(alone, Instant.MAX).unasked().forEach(turn -> unasked.add(turn.letter()));
    for (Turn turn : turns) {
      if (Timeline.speaks(turn)) {
        // A circular to several customers answers none of them.
        boolean circular = turn.customers().size() > 1;
        Candidate one = new Candidate(turn, name, !circular && unasked.contains(turn.letter()));
        Set<String> receivers = new HashSet<>(turn.to());
        receivers.addAll(turn.cc());
        receivers.addAll(turn.customers());
        receivers.forEach(r -> byReceiver.computeIfAbsent(r, x -> new ArrayList<>()).add(one));
      }
    }
  }

  private List<Turn> elsewhere(String name, List<Turn> turns, Duration newThread) {
    Set<String> contacts = new TreeSet<>();
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (Turn turn : turns) {
      if (turn.side() == Turn.Side.CUSTOMER) {
        contacts.add(turn.from());
        contacts.addAll(turn.customers());
        first = turn.arrived().isBefore(first) ? turn.arrived() : first;
        last = turn.arrived().isAfter(last) ? turn.arrived() : last;
      }
    }
    if (contacts.isEmpty()) {
      return List.of();
    }
    Instant end = last.plus(newThread);
    Set<String> subjects = null;
    Map<LetterId, Turn> found = new TreeMap<>();
    for (String contact : contacts) {
      for (Candidate one : byReceiver.getOrDefault(contact, List.of())) {
        Instant at = one.turn().arrived();
        if (at.isBefore(first) || at.isAfter(end) || one.conversation().equals(name)) {
          continue;
        }
        if (!one.unasked() && subjects == null) {
          subjects = subjects(turns);
        }
        if (one.unasked() || (subjects != null && subjects.contains(base(one.turn())))) {
          found.merge(one.turn().letter(), one.turn(), Turn::with);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** The customers' subjects, as far as they tell one matter from another. */
  private static Set<String> subjects(List<Turn> turns) {
    Set<String> subjects = new HashSet<>();
    for (Turn turn : turns) {
      if (turn.side() == Turn.Side.CUSTOMER) {
        subjects.add(base(turn));
      }
    }
    subjects.remove("");
    return subjects;
  }

  private static String base(Turn turn) {
    Subject subject = Subject.of(turn.subject());
    return subject.generic() ? "" : subject.base();
  }

  private static List<Settlement> settled(
      List<Turn> turns, Map<LetterId, List<Settlement>> byLetter) {
    if (byLetter.isEmpty()) {
      return List.of();
    }
    Set<LetterId> letters = new TreeSet<>();
    turns.forEach(turn -> letters.add(turn.letter()));
    return letters.stream()
        .flatMap(letter -> byLetter.getOrDefault(letter, List.of()).stream())
        .toList();
  }

  private static Map<String, String> owners(List<Turn> turns, Map<String, String> owners) {
    Map<String, String> some = new HashMap<>();
    for (Turn turn : turns) {
      for (String customer : turn.customers()) {
        String owner = owners.get(customer);
        if (owner != null) {
          some.put(customer, owner);
        }
      }
    }
    return some;
  }
}

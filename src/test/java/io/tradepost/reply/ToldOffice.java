package io.tradepost.reply;

import io.tradepost.customer.Domains;
import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.reply.promise.PromiseReader;
import io.tradepost.reply.promise.RemarksReader;
import io.tradepost.reply.promise.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does with a told conversation what the program does with letters: reads each, joins them to
 * conversations one by one as they are seen, and asks the clock.
 */
final class ToldOffice {
  private static final Counterparts COUNTERPARTS =
      new Counterparts(Cast::ours, Cast.FREEMAIL, Domains.shipped());

  private final ToldConversation told;
  private static final PromiseReader PROMISES = Rules.promises();
  private static final RemarksReader REMARKS = Rules.remarks();

  private final Map<Integer, LetterId> ids = new HashMap<>();
  private final Map<LetterId, Integer> numbers = new HashMap<>();
  private final Map<Integer, Letter> read = new LinkedHashMap<>();

  ToldOffice(ToldConversation told) {
    this.told = told;
    for (ToldLetter letter : told.letters()) {
      Letter one = letter.letter(told.letters());
      read.put(letter.number(), one);
      ids.put(letter.number(), one.id());
      numbers.put(one.id(), letter.number());
    }
  }

  int number(LetterId letter) {
    return numbers.getOrDefault(letter, 0);
  }

  /** What is owed at that moment, the letters seen in the order in which they are told. */
  List<Obligation> assess(Instant now) {
    return assess(now, told.letters());
  }

  /** The same with the letters seen in that order, some perhaps more than once. */
  List<Obligation> assess(Instant now, List<ToldLetter> seen) {
    Map<String, List<Turn>> conversations = conversations(seen);
    Map<String, String> owners = new HashMap<>();
    Cast.CUSTOMERS.customers().forEach(c -> owners.put(c.key(), c.owner()));
    ReplyClock clock = new ReplyClock(told.terms(), PROMISES);
    List<Obligation> all = new ArrayList<>();
    for (Conversation one :
        Correspondence.of(conversations, told.settlements(ids), owners, told.terms().newThread())) {
      all.addAll(clock.assess(one, now));
    }
    all.sort(
        java.util.Comparator.comparing(Obligation::since)
            .thenComparingInt(o -> number(o.letter()))
            .thenComparing(Obligation::customer));
    return all;
  }

  /** Joins letters as the ledger does: by their links, one after the other. */
  private Map<String, List<Turn>> conversations(List<ToldLetter> seen) {
    Map<String, String> byLink = new HashMap<>();
    Map<String, List<Turn>> conversations = new LinkedHashMap<>();
    for (ToldLetter one : seen) {
      if (one.places().isEmpty()) {
        continue;
      }
      Letter letter = java.util.Objects.requireNonNull(read.get(one.number()));
      Collection<String> links = Conversations.links(letter, COUNTERPARTS);
      Set<String> names = new LinkedHashSet<>();
      links.stream().filter(byLink::containsKey).map(byLink::get).forEach(names::add);
      names.add(Conversations.name(links));
      String name = Conversations.joined(names);
      List<Turn> turns = new ArrayList<>();
      names.forEach(n -> turns.addAll(conversations.getOrDefault(n, List.of())));
      names.forEach(conversations::remove);
      turns.add(turn(one, letter));
      conversations.put(name, turns);
      byLink.replaceAll((link, n) -> names.contains(n) ? name : n);
      links.forEach(link -> byLink.put(link, name));
    }
    return conversations;
  }

  private static Turn turn(ToldLetter told, Letter letter) {
    Address writer = letter.writer().orElse(new Address("", ""));
    Turn.Side side =
        Cast.ours(writer)
            ? Turn.Side.OURS
            : Cast.CUSTOMERS.match(writer).isPresent() ? Turn.Side.CUSTOMER : Turn.Side.OTHER;
    Set<String> customers =
        (side == Turn.Side.CUSTOMER
                ? Stream.of(writer)
                : Stream.of(letter.to(), letter.cc()).flatMap(List::stream))
            .flatMap(a -> Cast.CUSTOMERS.match(a).stream())
            .map(m -> m.customer().key())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Turn(
        letter.id(),
        letter.messageId(),
        Conversations.answered(letter),
        told.places().values().stream().min(Instant::compareTo).orElseThrow(),
        side,
        writer.key(),
        ToldLetter.keys(letter.to()),
        ToldLetter.keys(letter.cc()),
        customers,
        told.places().keySet(),
        letter.subject(),
        letter.automation().kind(),
        side == Turn.Side.OTHER ? Remarks.NONE : REMARKS.read(letter),
        Subject.isForward(letter.subject()),
        told.isMarked("marked"));
  }
}

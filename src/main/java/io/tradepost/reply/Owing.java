package io.tradepost.reply;

import io.tradepost.reply.Terms.Leave;
import io.tradepost.reply.Terms.Salesperson;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who of ours owes an answer. */
final class Owing {
  private final Terms terms;
  private final Map<String, Salesperson> byAddress = new HashMap<>();
  private final Set<String> domains = new HashSet<>();

  Owing(Terms terms) {
    this.terms = terms;
    for (Salesperson person : terms.staff().values()) {
      byAddress.put(person.address(), person);
      domains.add(domain(person.address()));
    }
  }

  /** How a letter comes to a mailbox; what obliges most first. */
  enum Reach {
    /** It stands in To. */
    ADDRESSED,
    /** It stands nowhere: by another address, a blind copy, a list. */
    UNNAMED,
    /** It stands in Cc. */
    COPIED
  }

  /**
   * One whom a letter reaches.
   *
   * @param owes whether an answer is owed, by the way it reaches them
   */
  record Reached(Salesperson person, Reach reach, boolean owes) {}

  /**
   * Who of those whom the letter reaches is to answer it: the customer's own salesperson, else who
   * is addressed before who gets a copy, who wrote to them last before others.
   *
   * @param owner the mailbox of the customer's own salesperson; empty where there is none
   * @param lastWriter the mailbox from which we wrote to them last; empty where none did
   * @return null where it raises nothing: from before the mailbox was adopted, or in none of the
   *     mailboxes that are watched
   */
  @Nullable Reached reached(Turn letter, String owner, String lastWriter) {
    Reached best = null;
    for (String mailbox : letter.mailboxes()) {
      Salesperson person = terms.staff().get(mailbox);
      if (person == null || letter.arrived().isBefore(person.since())) {
        continue;
      }
      Reach reach = reach(letter, person);
      Reached one = new Reached(person, reach, reach != Reach.COPIED || terms.countCc());
      if (best == null || order(one, best, owner, lastWriter) < 0) {
        best = one;
      }
    }
    return best;
  }

  private static int order(Reached one, Reached other, String owner, String lastWriter) {
    if (one.owes != other.owes) {
      return one.owes ? -1 : 1;
    }
    String name = one.person.mailbox();
    String otherName = other.person.mailbox();
    if (name.equals(owner) || otherName.equals(owner)) {
      return name.equals(owner) ? -1 : 1;
    }
    if (one.reach != other.reach) {
      return one.reach.compareTo(other.reach);
    }
    if (name.equals(lastWriter) || otherName.equals(lastWriter)) {
      return name.equals(lastWriter) ? -1 : 1;
    }
    return name.compareTo(otherName);
  }

  private Reach reach(Turn letter, Salesperson person) {
    if (letter.to().contains(person.address())) {
      return Reach.ADDRESSED;
    }
    if (letter.cc().contains(person.address())) {
      return Reach.COPIED;
    }
    // An address of ours that is no mailbox's name, such as sales@, stands in Cc and none in To.
    return isOurs(letter.cc()) && !isOurs(letter.to()) ? Reach.COPIED : Reach.UNNAMED;
  }

  private boolean isOurs(Collection<String> addresses) {
    for (String address : addresses) {
      if (domains.contains(domain(address))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Who answers for somebody who is away at any time from the letter's arrival until an answer is
   * due or given: leave that begins after the deadline excuses nobody.
   */
  Salesperson present(Salesperson person, Instant since, Instant end) {
    Salesperson present = person;
    Set<String> asked = new HashSet<>();
    while (asked.add(present.mailbox())) {
      Salesperson standIn = standIn(present, since, end);
      if (standIn == null) {
        return present;
      }
      present = standIn;
    }
    // They stand in for one another and all are away.
    return person;
  }

  private @Nullable Salesperson standIn(Salesperson person, Instant since, Instant end) {
    for (Leave leave : person.leaves()) {
      var zone = person.calendar().zone();
      Instant begins = leave.first().atStartOfDay(zone).toInstant();
      Instant ends = leave.last().plusDays(1).atStartOfDay(zone).toInstant();
      Salesperson standIn = terms.staff().get(leave.standIn());
      if (standIn != null && !begins.isAfter(end) && ends.isAfter(since)) {
        return standIn;
      }
    }
    return null;
  }

  /** The salesperson with that address. */
  @Nullable Salesperson with(String address) {
    return byAddress.get(address);
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}

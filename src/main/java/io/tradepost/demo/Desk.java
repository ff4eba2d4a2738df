package io.tradepost.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A salesperson's place: the customers looked after, and the letters that are still to come. */
final class Desk {
  /** Makes the next letter of something that was begun earlier. */
  @FunctionalInterface
  interface Task {
    Sample perform(Instant now);
  }

  private record Due(Instant at, long order, Task task) {}

  final String name;
  final Person person;
  final Mailer mailer;
  final List<Firm> customers;
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private long entries;

  Desk(String name, Person person, Mailer mailer, List<Firm> customers) {
    this.name = name;
    this.person = person;
    this.mailer = mailer;
    this.customers = List.copyOf(customers);
  }

  void later(Instant at, Task task) {
    agenda.add(new Due(at, entries++, task));
  }

  /** The task that is due by now, taken off the agenda; null where nothing is. */
  @Nullable Task due(Instant now) {
    Due next = agenda.peek();
    if (next == null || next.at().isAfter(now)) {
      return null;
    }
    agenda.poll();
    return next.task();
  }

  String signature() {
    return person.name()
        + " Chen\nHotwell Electrical Appliance Co., Ltd.\nNo. 18 Demo Road, Ningbo, China\n"
        + "Tel: +86 574 8765 4321\nwww."
        + person.address().substring(person.address().indexOf('@') + 1);
  }
}

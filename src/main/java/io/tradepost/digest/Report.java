package io.tradepost.digest;

import io.tradepost.reply.Obligation.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a manager is told, before it is put into words.
 *
 * @param overdue by salesperson; each list by the customer's grade, then the longest wait first
 * @param broken promises whose time has passed
 * @param promised promises that may still be kept, the nearest first
 * @param repeated obligations with more promises than the cap allows
 * @param dueNext what falls due before the next report, the nearest first
 * @param passedOver courtesy letters since the last report that were taken to need no answer
 * @param team this period's figures
 * @param before the period's before it
 * @param letters this period's obligations, and what is still owed from before
 * @param days of both periods, the oldest first
 * @param backups by mailbox
 */
public record Report(
    Heading heading,
    SortedMap<String, List<Entry>> overdue,
    List<Entry> broken,
    List<Entry> promised,
    List<Entry> repeated,
    List<Entry> dueNext,
    List<Entry> passedOver,
    Figures team,
    Figures before,
    List<Share> bySalesperson,
    List<Share> byCountry,
    List<Entry> letters,
    List<Day> days,
    List<BackupNews> backups,
    List<Trouble> troubles) {

  /** The reason key of a letter that was taken for a mere courtesy. */
  public static final String COURTESY = "not-needed.courtesy";

  /**
   * What stands above a report.
   *
   * @param at for which moment it is made
   * @param last when the report before it was made
   * @param next when the next one comes
   * @param cap how many promises one obligation may have before the manager is told
   */
  public record Heading(
      Edition edition,
      String company,
      String manager,
      ZoneId zone,
      Instant at,
      Instant last,
      Instant next,
      int cap) {
    public Instant begin() {
      return edition.begin(at, zone);
    }

    public Instant beginBefore() {
      return edition.begin(begin(), zone);
    }
  }

  /**
   * Makes a report.
   *
   * @param entries every obligation of the manager's salespeople, of whatever state
   */
  public static Report of(
      Heading heading,
      Collection<Entry> entries,
      List<BackupNews> backups,
      List<Trouble> troubles) {
    Instant at = heading.at();
    List<Entry> period = since(entries, heading.begin(), at);
    List<Entry> before = since(entries, heading.beginBefore(), heading.begin());
    return new Report(
        heading,
        overdue(entries, at),
        in(entries, is(State.PROMISE_BROKEN), longest(at)),
        in(entries, is(State.PROMISED), nearest()),
        in(
            entries,
            e -> e.open() && e.obligation().promises().size() > heading.cap(),
            Comparator.comparingInt((Entry e) -> -e.obligation().promises().size())
                .thenComparing(longest(at))),
        in(
            entries,
            is(State.OPEN)
                .or(is(State.REMINDED))
                .and(e -> !e.obligation().due().isAfter(heading.next())),
            nearest()),
        in(
            entries,
            is(State.NOT_NEEDED)
                .and(e -> e.obligation().because().equals(COURTESY))
                .and(e -> within(e, heading.last(), at)),
            Comparator.comparing(e -> e.obligation().since())),
        Figures.of(period),
        Figures.of(before),
        Share.bySalesperson(period),
        Share.byCountry(period),
        entries.stream()
            .filter(e -> e.open() || within(e, heading.begin(), at))
            .filter(e -> e.obligation().state() != State.NOT_NEEDED)
            .toList(),
        days(heading, entries),
        List.copyOf(backups),
        List.copyOf(troubles));
  }

  /** Whether nobody has to do anything. */
  public boolean quiet() {
    return overdue.isEmpty()
        && broken.isEmpty()
        && promised.isEmpty()
        && repeated.isEmpty()
        && dueNext.isEmpty();
  }

  /** The backups about which somebody must act at once. */
  List<BackupNews> alarms() {
    return backups.stream().filter(b -> b.alarming(heading.at())).toList();
  }

  public int overdueCount() {
    return overdue.values().stream().mapToInt(List::size).sum();
  }

  private static SortedMap<String, List<Entry>> overdue(Collection<Entry> entries, Instant at) {
    SortedMap<String, List<Entry>> by = new TreeMap<>();
    in(
            entries,
            is(State.OVERDUE),
            Comparator.comparing((Entry e) -> e.party().grade()).thenComparing(longest(at)))
        .forEach(e -> by.computeIfAbsent(e.obligation().mailbox(), m -> new ArrayList<>()).add(e));
    return by;
  }

  private static List<Day> days(Heading heading, Collection<Entry> entries) {
    ZoneId zone = heading.zone();
    Map<LocalDate, List<Entry>> by =
        entries.stream().collect(Collectors.groupingBy(e -> date(e.obligation().since(), zone)));
    LocalDate last = date(heading.at(), zone);
    LocalDate first =
        date(heading.edition() == Edition.MONTHLY ? heading.begin() : heading.beginBefore(), zone)
            .plusDays(1);
    return first
        .datesUntil(last.plusDays(1))
        .map(day -> new Day(day, Figures.of(by.getOrDefault(day, List.of()))))
        .toList();
  }

  private static LocalDate date(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }

  private static List<Entry> since(Collection<Entry> entries, Instant from, Instant until) {
    return entries.stream().filter(e -> within(e, from, until)).toList();
  }

  private static boolean within(Entry entry, Instant from, Instant until) {
    Instant since = entry.obligation().since();
    return !since.isBefore(from) && since.isBefore(until);
  }

  private static Predicate<Entry> is(State state) {
    return e -> e.obligation().state() == state;
  }

  private static List<Entry> in(
      Collection<Entry> entries, Predicate<Entry> which, Comparator<Entry> order) {
    return entries.stream()
        .filter(which)
        .sorted(order.thenComparing(e -> e.obligation().letter()))
        .toList();
  }

  private static Comparator<Entry> nearest() {
    return Comparator.comparing((Entry e) -> e.obligation().due());
  }

  private static Comparator<Entry> longest(Instant at) {
    return Comparator.comparing((Entry e) -> e.overdueBy(at)).reversed();
  }
}

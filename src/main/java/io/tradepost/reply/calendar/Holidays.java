package io.tradepost.reply.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The holidays that a calendar keeps: of one country, of several, or none. */
public final class Holidays {
  /** The years that are worked out; letters of others are no business of the reply clock. */
  static final int FIRST_YEAR = 1990;

  static final int LAST_YEAR = 2069;

  /** Keeps no holiday. */
  public static final Holidays NONE = new Holidays(List.of());

  private final List<HolidayList> lists;
  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> working = new HashSet<>();

  /**
   * What is off in any of the lists is off. A day that is worked on by one of them is a working day
   * unless another names it as a day off.
   */
  public Holidays(List<HolidayList> lists) {
    this.lists = List.copyOf(lists);
    for (HolidayList list : lists) {
      // A year more: what falls on a weekend may be kept in the year before.
      IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR + 1)
          .forEach(y -> list.yearly(y).forEach(off::add));
    }
    lists.forEach(list -> off.removeAll(list.working()));
    lists.forEach(list -> off.addAll(list.off()));
    lists.forEach(list -> working.addAll(list.working()));
    working.removeAll(off);
  }

  /** Whether nobody works on that day, whatever day of the week it is. */
  public boolean isOff(LocalDate day) {
    return off.contains(day);
  }

  /** Whether work is done on that day although it is a weekend. */
  public boolean isMadeUpFor(LocalDate day) {
    return working.contains(day);
  }

  /** Names of the lists that do not yet know all of that year's days off. */
  public Set<String> unpublished(int year) {
    Set<String> names = new TreeSet<>();
    lists.stream()
        .filter(list -> !list.published().contains(year))
        .forEach(list -> names.add(list.name()));
    return names;
  }
}

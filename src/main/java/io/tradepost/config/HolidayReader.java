package io.tradepost.config;

import io.tradepost.config.Rules.Holiday;
import io.tradepost.config.Rules.Holidays;
import io.tradepost.config.Rules.Yearly;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a list of holidays: a file of the folder {@code holidays} among the rules. */
final class HolidayReader {
  /** The longest stretch that is believed to be one holiday. */
  private static final int LONGEST = 60;

  private final Section file;
  private final Map<LocalDate, String> off = new LinkedHashMap<>();
  private final LinkedHashSet<LocalDate> working = new LinkedHashSet<>();
  private final List<Holiday> everyYear = new ArrayList<>();

  HolidayReader(Section file) {
    this.file = file;
  }

  /**
   * The list.
   *
   * @param name the file's name without its ending, by which calendars name it
   */
  Holidays read(String name) {
    TreeSet<Integer> published = new TreeSet<>(file.list("published", Kind.number(1990, 2200)));
    file.groups("days-off").forEach(this::daysOff);
    working.addAll(file.list("working-days", Kinds.DAY));
    file.groups("every-year").forEach(this::everyYear);
    boolean nearest =
        file.get("on-weekends", Kind.choice(OnWeekends.values()), OnWeekends.STAY)
            == OnWeekends.NEAREST;
    working.stream()
        .filter(off::containsKey)
        .forEach(day -> file.error("working-days", day + " is among the days-off, too"));
    file.done();
    return new Holidays(
        file.where(),
        name,
        java.util.Collections.unmodifiableSortedSet(published),
        java.util.Collections.unmodifiableMap(off),
        java.util.Collections.unmodifiableSet(working),
        List.copyOf(everyYear),
        nearest);
  }

  /** What becomes of a holiday of every year that falls on Saturday or Sunday. */
  private enum OnWeekends {
    STAY,
    NEAREST
  }

  private void daysOff(Section group) {
    String name = group.need("name", Kinds.TEXT).orElse("");
    Optional<LocalDate> on = group.find("on", Kinds.DAY);
    Optional<LocalDate> from = group.find("from", Kinds.DAY);
    Optional<LocalDate> to = group.find("to", Kinds.DAY);
    group.done();
    boolean stretch = group.has("from") && group.has("to");
    boolean part = group.has("from") || group.has("to");
    if (group.has("on") ? part : !stretch) {
      group.error("on", "needed is either on: a date, or from: and to: with the last day");
      return;
    }
    on.ifPresent(day -> off.put(day, name));
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    long days = to.get().toEpochDay() - from.get().toEpochDay();
    if (days < 0 || days >= LONGEST) {
      group.error(
          "to", "found " + to.get() + ", allowed is a day within two months from 'from' on");
      return;
    }
    from.get().datesUntil(to.get().plusDays(1)).forEach(day -> off.put(day, name));
  }

  private void everyYear(Section group) {
    String name = group.need("name", Kinds.TEXT).orElse("");
    List<Yearly> found =
        Stream.of(
                group.find("on", CalendarKinds.MONTH_DAY).map(d -> (Yearly) new Yearly.Fixed(d)),
                group.find("easter", Kind.number(-90, 90)).map(d -> (Yearly) new Yearly.Easter(d)),
                group.find("weekday", CalendarKinds.NTH_WEEKDAY).map(d -> (Yearly) d))
            .flatMap(Optional::stream)
            .toList();
    boolean said = group.has("on") || group.has("easter") || group.has("weekday");
    if (found.size() > 1 || !said) {
      group.error("on", "needed is one of on, easter, weekday");
    }
    group.done();
    found.stream().findFirst().ifPresent(day -> everyYear.add(new Holiday(name, day)));
  }
}

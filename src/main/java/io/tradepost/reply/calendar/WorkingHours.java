package io.tradepost.reply.calendar;

import io.tradepost.reply.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Working hours per day of the week, but for holidays, in a zone whose daylight saving is kept to.
 * A weekend on which work is made up for has the hours of the week's first working day. Outside of
 * the years 1990 to 2069 every hour counts.
 */
public final class WorkingHours implements WorkCalendar {
  private static final LocalDate FIRST = LocalDate.of(Holidays.FIRST_YEAR, 1, 1);
  private static final LocalDate LAST = LocalDate.of(Holidays.LAST_YEAR, 12, 31);
  private static final int DAYS = Math.toIntExact(LAST.toEpochDay() - FIRST.toEpochDay() + 1);

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Stretch>> week;
  private final List<Stretch> usual;
  private final Holidays holidays;

  /** Working seconds of all days before that one, counted from the first. */
  private final long[] before = new long[DAYS + 1];

  /**
   * @param week the day's stretches in order and apart; a day without an entry is free
   * @throws IllegalArgumentException where no day has working time
   */
  public WorkingHours(ZoneId zone, Map<DayOfWeek, List<Stretch>> week, Holidays holidays) {
    this.zone = zone;
    this.holidays = holidays;
    this.week = new EnumMap<>(DayOfWeek.class);
    week.forEach(
        (day, stretches) -> {
          if (!stretches.isEmpty()) {
            this.week.put(day, List.copyOf(stretches));
          }
        });
    this.usual =
        this.week.values().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a calendar without working time"));
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      long seconds = 0;
      for (Stretch stretch : hours(day)) {
        seconds += Duration.between(stretch.begin(day, zone), stretch.end(day, zone)).toSeconds();
      }
      before[i + 1] = before[i] + seconds;
    }
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Instant after(Instant start, Duration working) {
    int day = index(start);
    if (!working.isPositive() || day < 0) {
      return start.plus(working);
    }
    Duration total = Duration.ofSeconds(before[day]).plus(workedToday(day, start)).plus(working);
    int last = dayOf(total);
    return last < 0 ? start.plus(working) : moment(last, total.minusSeconds(before[last]));
  }

  /** The day in whose course so much working time since the first day is reached; -1 for none. */
  private int dayOf(Duration total) {
    long seconds = total.getNano() == 0 ? total.getSeconds() : total.getSeconds() + 1;
    int found = Arrays.binarySearch(before, seconds);
    int at = found < 0 ? -found - 1 : found;
    // Days without work have the sum of the day before: the first that reaches it ends the search.
    while (at > 0 && before[at - 1] == seconds) {
      at--;
    }
    return at > DAYS ? -1 : Math.max(0, at - 1);
  }

  private Instant moment(int index, Duration intoWork) {
    LocalDate day = FIRST.plusDays(index);
    Duration left = intoWork;
    Instant end = day.atStartOfDay(zone).toInstant();
    for (Stretch stretch : hours(day)) {
      Instant begin = stretch.begin(day, zone);
      end = stretch.end(day, zone);
      Duration length = Duration.between(begin, end);
      if (left.compareTo(length) <= 0) {
        return begin.plus(left);
      }
      left = left.minus(length);
    }
    return end;
  }

  @Override
  public Duration between(Instant start, Instant end) {
    int first = index(start);
    int last = index(end);
    if (!end.isAfter(start)) {
      return Duration.ZERO;
    }
    if (first < 0 || last < 0) {
      return Duration.between(start, end);
    }
    return Duration.ofSeconds(before[last] - before[first])
        .plus(workedToday(last, end))
        .minus(workedToday(first, start));
  }

  @Override
  public boolean isWorkingDay(LocalDate day) {
    return !hours(day).isEmpty();
  }

  @Override
  public LocalTime begin(LocalDate day) {
    List<Stretch> hours = hours(day);
    int minute = (hours.isEmpty() ? usual : hours).getFirst().from();
    return LocalTime.ofSecondOfDay(minute * 60L);
  }

  @Override
  public LocalTime end(LocalDate day) {
    List<Stretch> hours = hours(day);
    int minute = (hours.isEmpty() ? usual : hours).getLast().to();
    return minute == 24 * 60 ? END_OF_DAY : LocalTime.ofSecondOfDay(minute * 60L);
  }

  private List<Stretch> hours(LocalDate day) {
    if (holidays.isOff(day)) {
      return List.of();
    }
    return holidays.isMadeUpFor(day) ? usual : week.getOrDefault(day.getDayOfWeek(), List.of());
  }

  private Duration workedToday(int index, Instant until) {
    LocalDate day = FIRST.plusDays(index);
    Duration worked = Duration.ZERO;
    for (Stretch stretch : hours(day)) {
      Instant begin = stretch.begin(day, zone);
      Instant end = stretch.end(day, zone);
      if (until.isAfter(begin)) {
        worked = worked.plus(Duration.between(begin, until.isBefore(end) ? until : end));
      }
    }
    return worked;
  }

  /** The day's number; -1 for one of another century. */
  private int index(Instant moment) {
    long rough = Math.floorDiv(moment.getEpochSecond(), 86_400L) - FIRST.toEpochDay();
    if (rough < 1 || rough >= DAYS - 1) {
      return -1;
    }
    long days = moment.atZone(zone).toLocalDate().toEpochDay() - FIRST.toEpochDay();
    return Math.toIntExact(days);
  }
}

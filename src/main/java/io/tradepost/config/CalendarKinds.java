package io.tradepost.config;

import io.tradepost.config.Settings.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of values that calendars and lists of holidays are made of. */
final class CalendarKinds {
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
  private static final Pattern WEEKDAY = Pattern.compile("([1-4]|last) ([A-Z]{3}) (\\d{1,2})");
  private static final int DAY_MINUTES = 24 * 60;

  /** The days of the week by the names that Quartz has for them, too. */
  private static final Map<String, DayOfWeek> DAYS =
      Stream.of(DayOfWeek.values()).collect(Collectors.toMap(CalendarKinds::word, d -> d));

  /** Days of the week: one, some, or from one to another. */
  static final Kind<List<DayOfWeek>> WEEKDAYS =
      new Kind<>("days such as MON-FRI, SAT or \"MON,WED,FRI\"", CalendarKinds::weekdays);

  /** A stretch of work within a day. */
  static final Kind<Hours> HOURS_OF_A_DAY =
      new Kind<>("hours such as \"08:30-12:00\"", CalendarKinds::hours);

  /** A day of every year. */
  static final Kind<MonthDay> MONTH_DAY =
      new Kind<>(
          "a month and day such as 12-25",
          text -> {
            try {
              return MonthDay.parse("--" + text);
            } catch (DateTimeException e) {
              throw new Unfit();
            }
          });

  /** Such as the fourth Thursday of November. */
  static final Kind<Rules.Yearly.Weekday> NTH_WEEKDAY =
      new Kind<>(
          "a count from 1 to 4 or 'last', a day of the week and a month such as \"4 THU 11\"",
          text -> {
            Matcher m = WEEKDAY.matcher(text);
            DayOfWeek day = m.matches() ? DAYS.get(m.group(2)) : null;
            int month = day == null ? 0 : Integer.parseInt(m.group(3));
            if (day == null || month < 1 || month > 12) {
              throw new Unfit();
            }
            int count = m.group(1).equals("last") ? -1 : Integer.parseInt(m.group(1));
            return new Rules.Yearly.Weekday(count, day, month);
          });

  private CalendarKinds() {}

  static String word(DayOfWeek day) {
    return day.name().substring(0, 3);
  }

  /** As a clock shows it. */
  static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  private static List<DayOfWeek> weekdays(String text) throws Unfit {
    List<DayOfWeek> days = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      DayOfWeek first = DAYS.get(ends[0].strip());
      DayOfWeek last = ends.length == 1 ? first : DAYS.get(ends[1].strip());
      if (first == null || last == null || ends.length > 2) {
        boolean small = !text.equals(text.toUpperCase(Locale.ROOT));
        throw new Unfit(small ? "write them in capital letters" : "");
      }
      // SUN-THU goes over the week's end.
      for (DayOfWeek day = first; ; day = day.plus(1)) {
        days.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return List.copyOf(days);
  }

  private static Hours hours(String text) throws Unfit {
    Matcher m = HOURS.matcher(text);
    if (!m.matches()) {
      throw new Unfit();
    }
    int from = minute(m.group(1), m.group(2));
    int to = minute(m.group(3), m.group(4));
    if (to <= from) {
      throw new Unfit(
          "for a night write two: up to \"24:00\", and from \"00:00\" on the day after");
    }
    return new Hours(from, to);
  }

  private static int minute(String hour, String minute) throws Unfit {
    int minutes = Integer.parseInt(minute);
    int all = Integer.parseInt(hour) * 60 + minutes;
    if (minutes > 59 || all > DAY_MINUTES) {
      throw new Unfit();
    }
    return all;
  }
}

package io.tradepost.agent;

import io.tradepost.config.Rules;
import io.tradepost.config.Settings;
import io.tradepost.reply.Terms.Leave;
import io.tradepost.reply.WorkCalendar;
import io.tradepost.reply.calendar.AroundTheClock;
import io.tradepost.reply.calendar.HolidayList;
import io.tradepost.reply.calendar.Holidays;
import io.tradepost.reply.calendar.Stretch;
import io.tradepost.reply.calendar.WorkingHours;
import io.tradepost.reply.calendar.YearlyDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who works when, as settings and rule files have it.
 *
 * @param usual by which the rule is counted where a mailbox names no other calendar
 * @param byMailbox by the mailbox's name
 * @param holidays those that the calendars in use keep
 */
public record Calendars(
    WorkCalendar usual, Map<String, WorkCalendar> byMailbox, List<Holidays> holidays) {
  public Calendars {
    byMailbox = Map.copyOf(byMailbox);
    holidays = List.copyOf(holidays);
  }

  /** The calendars of settings that have been checked together with these rules. */
  public static Calendars of(Settings settings, Rules rules) {
    Map<String, HolidayList> lists = new HashMap<>();
    rules.holidays().forEach(list -> lists.put(list.name(), list(list)));
    Map<String, Holidays> holidays = new LinkedHashMap<>();
    Map<String, WorkCalendar> calendars = new HashMap<>();
    Holidays general = holidays(settings.reply().holidays(), lists);
    holidays.put(Settings.Reply.AROUND_THE_CLOCK, general);
    calendars.put(
        Settings.Reply.AROUND_THE_CLOCK, new AroundTheClock(settings.company().zone(), general));
    for (Settings.Calendar calendar : settings.calendars()) {
      Holidays kept = holidays(calendar.holidays(), lists);
      holidays.put(calendar.name(), kept);
      calendars.put(
          calendar.name(), new WorkingHours(calendar.zone(), week(calendar.hours()), kept));
    }
    Map<String, WorkCalendar> byMailbox = new HashMap<>();
    Set<String> used = new TreeSet<>(Set.of(settings.reply().calendar()));
    for (Settings.Mailbox mailbox : settings.mailboxes()) {
      byMailbox.put(mailbox.name(), named(mailbox.calendar(), calendars));
      used.add(mailbox.calendar());
    }
    holidays.keySet().retainAll(used);
    return new Calendars(
        named(settings.reply().calendar(), calendars), byMailbox, List.copyOf(holidays.values()));
  }

  /** The days off of a mailbox's salesperson. */
  public static List<Leave> leaves(Settings.Mailbox mailbox) {
    return mailbox.leaves().stream().map(l -> new Leave(l.from(), l.to(), l.standIn())).toList();
  }

  /**
   * Names of the lists of holidays in use that do not know a year that is near: the one of that
   * day, and from November on the next.
   */
  public Set<String> outdated(LocalDate today) {
    Set<String> names = new TreeSet<>();
    for (Holidays kept : holidays) {
      names.addAll(kept.unpublished(today.getYear()));
      // China's are published in November.
      names.addAll(kept.unpublished(today.plusDays(45).getYear()));
    }
    return names;
  }

  private static WorkCalendar named(String name, Map<String, WorkCalendar> calendars) {
    WorkCalendar calendar = calendars.get(name);
    if (calendar == null) {
      throw new IllegalArgumentException("no calendar " + name);
    }
    return calendar;
  }

  private static Holidays holidays(List<String> names, Map<String, HolidayList> lists) {
    return new Holidays(
        names.stream()
            .map(
                name -> {
                  HolidayList list = lists.get(name);
                  if (list == null) {
                    throw new IllegalArgumentException("no list of holidays " + name);
                  }
                  return list;
                })
            .toList());
  }

  private static HolidayList list(Rules.Holidays list) {
    return new HolidayList(
        list.name(),
        list.published(),
        list.off().keySet(),
        list.working(),
        list.everyYear().stream().map(h -> day(h.day())).toList(),
        list.nearest());
  }

  private static YearlyDay day(Rules.Yearly day) {
    return switch (day) {
      case Rules.Yearly.Fixed(var date) -> new YearlyDay.Fixed(date);
      case Rules.Yearly.Easter(var days) -> new YearlyDay.Easter(days);
      case Rules.Yearly.Weekday(var count, var weekday, var month) ->
          new YearlyDay.Weekday(count, weekday, month);
    };
  }

  private static Map<DayOfWeek, List<Stretch>> week(Map<DayOfWeek, List<Settings.Hours>> hours) {
    Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
    hours.forEach(
        (day, list) ->
            week.put(day, list.stream().map(h -> new Stretch(h.from(), h.to())).toList()));
    return week;
  }
}

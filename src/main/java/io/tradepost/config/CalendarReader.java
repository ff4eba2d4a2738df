package io.tradepost.config;

import io.tradepost.config.Settings.Calendar;
import io.tradepost.config.Settings.Hours;
import io.tradepost.config.Settings.Reply;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code calendars}, and the keys that name one of them. */
final class CalendarReader {
  private static final Kind<String> HOLIDAYS = Kinds.PERSON_NAME;

  private final ZoneId zone;
  private final Map<String, Calendar> calendars = new LinkedHashMap<>();

  /**
   * @param zone of a calendar that names none
   */
  CalendarReader(ZoneId zone) {
    this.zone = zone;
  }

  List<Calendar> calendars(Section root) {
    for (Section group : root.groups("calendars")) {
      Calendar calendar = calendar(group);
      if (calendar.name().equals(Reply.AROUND_THE_CLOCK)) {
        group.error("name", "around-the-clock is there already, and needs no hours");
      } else if (calendars.putIfAbsent(calendar.name(), calendar) != null
          && !calendar.name().isEmpty()) {
        group.error(
            "name", Words.quoted(calendar.name()) + " is the name of another calendar already");
      }
    }
    return List.copyOf(calendars.values());
  }

  /** The name of a calendar, or around-the-clock. */
  String named(Section group, String key, String usual) {
    String name = group.get(key, Kinds.TEXT, usual);
    if (!group.has(key) || name.equals(Reply.AROUND_THE_CLOCK) || calendars.containsKey(name)) {
      return name;
    }
    List<String> allowed = new ArrayList<>(List.of(Reply.AROUND_THE_CLOCK));
    calendars.keySet().stream().filter(n -> !n.isEmpty()).forEach(allowed::add);
    group.error(
        key,
        "found "
            + Words.quoted(name)
            + ", allowed is "
            + String.join(" | ", allowed)
            + (allowed.size() == 1 ? ", or the name of one of calendars, where there is none" : "")
            + Words.nearest(name, allowed).map(near -> "; " + Kind.meant(near)).orElse(""));
    return Reply.AROUND_THE_CLOCK;
  }

  private Calendar calendar(Section group) {
    String name = group.need("name", Kinds.PERSON_NAME).orElse("");
    if (!group.has("hours")) {
      group.error(
          "hours",
          "missing; needed is a group such as { MON-FRI: [\"08:30-12:00\", \"13:30-17:30\"] }");
    }
    Calendar read =
        new Calendar(
            group.where(),
            name,
            group.get("zone", Kinds.ZONE, zone),
            hours(group),
            group.list("holidays", HOLIDAYS));
    group.done();
    return read;
  }

  private static Map<DayOfWeek, List<Hours>> hours(Section group) {
    Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
    group
        .tableOfLists("hours", CalendarKinds.WEEKDAYS, CalendarKinds.HOURS_OF_A_DAY)
        .forEach(
            (days, hours) -> {
              List<Hours> ordered =
                  hours.stream().sorted(Comparator.comparingInt(Hours::from)).toList();
              apart(group, ordered);
              for (DayOfWeek day : days) {
                if (week.putIfAbsent(day, ordered) != null) {
                  group.error("hours", CalendarKinds.word(day) + " stands here twice");
                }
              }
            });
    week.values().removeIf(List::isEmpty);
    if (group.isGroup("hours") && week.isEmpty()) {
      group.error("hours", "these leave no working time in any week");
    }
    return Collections.unmodifiableMap(week);
  }

  private static void apart(Section group, List<Hours> ordered) {
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).from() < ordered.get(i - 1).to()) {
        group.error(
            "hours",
            "the hours from "
                + CalendarKinds.clock(ordered.get(i).from())
                + " begin before those from "
                + CalendarKinds.clock(ordered.get(i - 1).from())
                + " end");
      }
    }
  }
}

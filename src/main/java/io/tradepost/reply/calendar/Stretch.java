package io.tradepost.reply.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Work without a break within a day, in minutes from midnight as clocks show them.
 *
 * @param to 1440 for the day's end
 */
public record Stretch(int from, int to) {
  private static final int DAY = 24 * 60;

  public Stretch {
    if (from < 0 || to > DAY || from >= to) {
      throw new IllegalArgumentException("no stretch of a day: " + from + " to " + to);
    }
  }

  /** From one time of the day to another; a second one of midnight is the day's end. */
  public static Stretch of(LocalTime from, LocalTime to) {
    int end = to.toSecondOfDay() / 60;
    return new Stretch(from.toSecondOfDay() / 60, end == 0 ? DAY : end);
  }

  Instant begin(LocalDate day, ZoneId zone) {
    return at(day, from, zone);
  }

  Instant end(LocalDate day, ZoneId zone) {
    return at(day, to, zone);
  }

  /**
   * When clocks show that time: the moment of the change where they leave it out in spring, the
   * first time where they show it twice in autumn.
   */
  private static Instant at(LocalDate day, int minute, ZoneId zone) {
    LocalDateTime shown = day.atStartOfDay().plusMinutes(minute);
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(shown);
    if (change != null) {
      return change.isGap() ? change.getInstant() : shown.toInstant(change.getOffsetBefore());
    }
    return shown.toInstant(rules.getOffset(shown));
  }
}

package io.tradepost.reply.calendar;

import io.tradepost.reply.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The handbook's rule: every hour counts, at night and on holidays, too. Its working days, Monday
 * to Friday but for holidays, serve only for what somebody promises "within three working days".
 * When the office closes is not known; its day ends with the day.
 */
public record AroundTheClock(ZoneId zone, Holidays holidays) implements WorkCalendar {
  @Override
  public Instant after(Instant start, Duration working) {
    return start.plus(working);
  }

  @Override
  public Duration between(Instant start, Instant end) {
    return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
  }

  @Override
  public boolean isWorkingDay(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? holidays.isMadeUpFor(day) : !holidays.isOff(day);
  }

  @Override
  public LocalTime begin(LocalDate day) {
    return LocalTime.MIDNIGHT;
  }

  @Override
  public LocalTime end(LocalDate day) {
    return END_OF_DAY;
  }
}

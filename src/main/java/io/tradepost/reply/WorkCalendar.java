package io.tradepost.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When somebody works: by it the time until an answer is due is counted. */
public interface WorkCalendar {
  /** Stands for midnight at a day's end, so that a time given for a day lies in that day. */
  LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  ZoneId zone();

  /** The moment at which so much working time has passed since then. */
  Instant after(Instant start, Duration working);

  /** The working time between two moments; zero where the second is not the later one. */
  Duration between(Instant start, Instant end);

  /** Whether that day counts where somebody says "within three working days". */
  boolean isWorkingDay(LocalDate day);

  /** When work begins on a working day; on another day, when it usually begins. */
  LocalTime begin(LocalDate day);

  /**
   * When work ends on a working day; on another day, when it usually ends. {@link #END_OF_DAY}
   * where it ends at midnight.
   */
  LocalTime end(LocalDate day);
}

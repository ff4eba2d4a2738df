package io.tradepost.reply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times as the told conversations write them: {@code Mon 2 Mar 09:00}, in 2026 and in Shanghai. */
final class ToldTime {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendPattern("EEE d MMM")
          .parseDefaulting(ChronoField.YEAR, 2026)
          .toFormatter(Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm:ss", Locale.ENGLISH);

  private ToldTime() {}

  /** Refuses a day of the week that the date is not. */
  static LocalDate day(String text) {
    return LocalDate.parse(text.strip(), DAY);
  }

  static Instant read(String text) {
    int blank = text.strip().lastIndexOf(' ');
    LocalTime time = LocalTime.parse(text.strip().substring(blank + 1));
    return LocalDateTime.of(day(text.strip().substring(0, blank)), time).atZone(ZONE).toInstant();
  }

  static String tell(Instant time) {
    LocalDateTime local = time.atZone(ZONE).toLocalDateTime();
    return (local.getSecond() == 0 ? TIME : SECONDS).format(local);
  }
}

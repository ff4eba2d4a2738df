package io.tradepost.config;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** The kinds of values that speak of time, and sizes, which are written alike. */
final class TimeKinds {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s?(KB|MB|GB)");

  private static final Pattern PERIOD = Pattern.compile("(\\d{1,5})([dy])");

  /** What somebody deleted by mistake is in the next monthly backup at least. */
  private static final int LEAST_DAYS = 35;

  /** Quartz's form of cron. */
  static final Kind<String> CRON =
      new Kind<>(
          "a Quartz cron expression (second minute hour day month weekday) such as"
              + " \"0 30 8 ? * MON-SAT\"",
          TimeKinds::cron);

  /** The same, or {@code none}, which is given as an empty text. */
  static final Kind<String> CRON_OR_NONE =
      new Kind<>("none, or " + CRON.allowed(), text -> text.equals("none") ? "" : cron(text));

  /** A size in bytes. */
  static final Kind<Long> BYTES =
      new Kind<>(
          "a size such as 200MB or 1GB",
          text -> {
            Matcher m = SIZE.matcher(text);
            if (!m.matches() || Long.parseLong(m.group(1)) == 0) {
              throw new Unfit();
            }
            int power =
                switch (m.group(2)) {
                  case "KB" -> 10;
                  case "MB" -> 20;
                  default -> 30;
                };
            return Long.parseLong(m.group(1)) << power;
          });

  /** How long letters are kept: days or years; {@code forever} is given as empty. */
  static final Kind<Optional<Period>> RETENTION =
      new Kind<>(
          "forever, or a time from " + LEAST_DAYS + "d to 100y such as 400d or 10y",
          TimeKinds::retention);

  private TimeKinds() {}

  private static Optional<Period> retention(String text) throws Unfit {
    if (text.equals("forever")) {
      return Optional.empty();
    }
    Matcher m = PERIOD.matcher(text);
    if (!m.matches()) {
      throw new Unfit(text.matches("\\d+") ? "add a unit: d or y" : "");
    }
    int number = Integer.parseInt(m.group(1));
    boolean years = m.group(2).equals("y");
    if (years ? number < 1 || number > 100 : number < LEAST_DAYS || number > 36_500) {
      throw new Unfit();
    }
    return Optional.of(years ? Period.ofYears(number) : Period.ofDays(number));
  }

  /** A span of time within bounds. */
  static Kind<Duration> duration(Duration least, Duration most) {
    return new Kind<>(
        "a time from " + words(least) + " to " + words(most) + " such as 90s, 30m, 24h or 3d",
        text -> {
          Matcher m = DURATION.matcher(text);
          if (text.isEmpty() || !m.matches()) {
            throw new Unfit(text.matches("\\d+") ? "add a unit: s, m, h or d" : "");
          }
          Duration time =
              Duration.ofDays(count(m, 1))
                  .plusHours(count(m, 2))
                  .plusMinutes(count(m, 3))
                  .plusSeconds(count(m, 4));
          if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new Unfit();
          }
          return time;
        });
  }

  /** As a settings file has it: {@code 1d12h}. */
  static String words(Duration time) {
    String words =
        part(time.toDays(), "d")
            + part(time.toHoursPart(), "h")
            + part(time.toMinutesPart(), "m")
            + part(time.toSecondsPart(), "s");
    return words.isEmpty() ? "0s" : words;
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + unit;
  }

  private static long count(Matcher m, int group) {
    return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
  }

  private static String cron(String text) throws Unfit {
    int fields = text.split("\\s+").length;
    if (fields == 5) {
      throw new Unfit("this has five fields as Unix has: put a 0 for the second in front");
    }
    try {
      // Any moment will do: an expression like 30 February never comes.
      if (new CronExpression(text).getNextValidTimeAfter(Date.from(Instant.EPOCH)) == null) {
        throw new Unfit("this never comes");
      }
      return text;
    } catch (ParseException | RuntimeException e) {
      // Quartz throws what its parser stumbles over, also IllegalArgument and IndexOutOfBounds.
      throw new Unfit(e.getMessage() == null ? "" : "Quartz says: " + e.getMessage());
    }
  }
}

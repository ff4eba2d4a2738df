package io.tradepost.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a point in the past. */
final class Since {
  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhdw])");

  private Since() {}

  /**
   * The time that a text means: {@code 2h} ago, a date (its midnight) or a time in that zone, or a
   * time with its own offset.
   *
   * @throws WrongUse if it is none of these, or lies in the future
   */
  static Instant parse(String text, Instant now, ZoneId zone) {
    Instant time = moment("--since", text, now, zone);
    if (time.isAfter(now)) {
      throw new WrongUse("--since " + text + " lies in the future");
    }
    return time;
  }

  /**
   * The same for another option, in the past or the future.
   *
   * @throws WrongUse if it is none of these
   */
  static Instant moment(String option, String given, Instant now, ZoneId zone) {
    String text = given.strip();
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return now.minus(length(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    return Stream.<Function<String, Instant>>of(
            t -> OffsetDateTime.parse(t).toInstant(),
            t -> LocalDateTime.parse(t.replace(' ', 'T')).atZone(zone).toInstant(),
            t -> LocalDate.parse(t).atStartOfDay(zone).toInstant())
        .flatMap(form -> tried(form, text).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUse(
                    option
                        + " takes 30m, 2h, 3d, 1w, or a time such as 2026-01-31T14:00 or"
                        + " 2026-01-31, not "
                        + text));
  }

  private static Optional<Instant> tried(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty(); // Not of this form; the next may fit.
    }
  }

  private static Duration length(long number, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }
}

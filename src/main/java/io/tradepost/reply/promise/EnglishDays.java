package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Day.Weekday;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days as English words name them. */
final class EnglishDays {
  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          Map.entry("monday", DayOfWeek.MONDAY),
          Map.entry("mon", DayOfWeek.MONDAY),
          Map.entry("tuesday", DayOfWeek.TUESDAY),
          Map.entry("tue", DayOfWeek.TUESDAY),
          Map.entry("tues", DayOfWeek.TUESDAY),
          Map.entry("wednesday", DayOfWeek.WEDNESDAY),
          Map.entry("wed", DayOfWeek.WEDNESDAY),
          Map.entry("thursday", DayOfWeek.THURSDAY),
          Map.entry("thu", DayOfWeek.THURSDAY),
          Map.entry("thur", DayOfWeek.THURSDAY),
          Map.entry("thurs", DayOfWeek.THURSDAY),
          Map.entry("friday", DayOfWeek.FRIDAY),
          Map.entry("fri", DayOfWeek.FRIDAY),
          Map.entry("saturday", DayOfWeek.SATURDAY),
          Map.entry("sat", DayOfWeek.SATURDAY),
          Map.entry("sunday", DayOfWeek.SUNDAY),
          Map.entry("sun", DayOfWeek.SUNDAY));
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("january", 1),
          Map.entry("jan", 1),
          Map.entry("february", 2),
          Map.entry("feb", 2),
          Map.entry("march", 3),
          Map.entry("mar", 3),
          Map.entry("april", 4),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("june", 6),
          Map.entry("jun", 6),
          Map.entry("july", 7),
          Map.entry("jul", 7),
          Map.entry("august", 8),
          Map.entry("aug", 8),
          Map.entry("september", 9),
          Map.entry("sept", 9),
          Map.entry("sep", 9),
          Map.entry("october", 10),
          Map.entry("oct", 10),
          Map.entry("november", 11),
          Map.entry("nov", 11),
          Map.entry("december", 12),
          Map.entry("dec", 12));
  private static final Set<String> TOMORROW =
      Set.of("tomorrow", "tmr", "tmrw", "tmw", "tomorow", "tommorow", "tommorrow");
  private static final Set<String> WORDS_OF_ORDER = Set.of("st", "nd", "rd", "th");
  private static final Set<String> BEFORE_A_DATE =
      Set.of("by", "before", "on", "until", "till", "in", "latest", "than", "around");

  /** The last day of a month's first part. */
  static final int EARLY = 5;

  static final int MIDDLE = 15;

  private EnglishDays() {}

  static @Nullable Part at(Tokens tokens, int index) {
    String word = tokens.text(index);
    if (word.equals("today")) {
      return new Part.OfDay(new Day.Away(0), index + 1);
    }
    if (TOMORROW.contains(word)) {
      return new Part.OfDay(new Day.Away(1), index + 1);
    }
    if (word.equals("day")
        && tokens.is(index + 1, "after")
        && TOMORROW.contains(tokens.text(index + 2))) {
      return new Part.OfDay(new Day.Away(2), index + 3);
    }
    if ((word.equals("next") || word.equals("following")) && tokens.is(index + 1, "day")) {
      return new Part.OfDay(new Day.Away(1), index + 2);
    }
    if (word.equals("within") && tokens.is(index + 1, "the") && tokens.is(index + 2, "day")) {
      return new Part.OfDay(new Day.Away(0), index + 3);
    }
    if (word.equals("weekend") || (word.equals("week") && tokens.is(index + 1, "end"))) {
      int end = word.equals("weekend") ? index + 1 : index + 2;
      return new Part.OfDay(new Day.InWeek(0, DayOfWeek.SUNDAY), end);
    }
    Part found = partOfPeriod(tokens, index);
    if (found == null) {
      found = weekOrMonth(tokens, index);
    }
    if (found == null) {
      found = weekday(tokens, index, Weekday.NEXT_TO_COME, index);
    }
    return found == null ? dated(tokens, index) : found;
  }

  /** {@code early next week}, {@code end of the month}, {@code mid December}. */
  private static @Nullable Part partOfPeriod(Tokens tokens, int index) {
    int third =
        switch (tokens.text(index)) {
          case "early", "beginning", "start", "begin" -> 1;
          case "mid", "middle" -> 2;
          case "end", "late", "later", "ending" -> 3;
          default -> 0;
        };
    if (third == 0) {
      return null;
    }
    int at = index + 1;
    while (at < index + 4 && Set.of("of", "the", "in", "-", "part").contains(tokens.text(at))) {
      at++;
    }
    int away = away(tokens.text(at));
    int noun = away < 0 ? at : at + 1;
    int periods = Math.max(0, away);
    int end = noun + 1;
    DayOfWeek[] weekThirds = {DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY};
    int[] monthThirds = {EARLY, MIDDLE, Day.InMonth.LAST};
    if (tokens.is(noun, "week")) {
      return new Part.OfDay(
          new Day.InWeek(periods, third == 3 ? null : weekThirds[third - 1]), end);
    }
    if (tokens.is(noun, "month")) {
      return new Part.OfDay(new Day.InMonth(periods, monthThirds[third - 1]), end);
    }
    if (tokens.is(noun, "year") && third == 3) {
      return new Part.OfDay(new Day.InNamedMonth(12, Day.InMonth.LAST), end);
    }
    int month = month(tokens, noun);
    return month == 0
        ? null
        : new Part.OfDay(new Day.InNamedMonth(month, monthThirds[third - 1]), end);
  }

  private static int away(String word) {
    return switch (word) {
      case "this" -> 0;
      case "next", "coming", "following" -> 1;
      default -> -1;
    };
  }

  /** {@code next week}, {@code this Friday}, {@code next week on Friday}, {@code month end}. */
  private static @Nullable Part weekOrMonth(Tokens tokens, int index) {
    if (tokens.is(index, "eow")) {
      return new Part.OfDay(new Day.InWeek(0, null), index + 1);
    }
    boolean monthEnd = tokens.is(index, "month") && tokens.is(index + 1, "end");
    if (tokens.is(index, "eom") || monthEnd) {
      return new Part.OfDay(new Day.InMonth(0, Day.InMonth.LAST), monthEnd ? index + 2 : index + 1);
    }
    int away = away(tokens.text(index));
    if (away < 0) {
      return null;
    }
    int next = index + 1;
    if (tokens.is(next, "coming")) {
      return weekday(tokens, next + 1, Weekday.NEXT_TO_COME, index);
    }
    if (tokens.is(next, "weekend")) {
      return new Part.OfDay(new Day.InWeek(away, DayOfWeek.SUNDAY), next + 1);
    }
    if (tokens.is(next, "week")) {
      Part day = weekday(tokens, tokens.is(next + 1, "on") ? next + 2 : next + 1, away, index);
      return day == null ? new Part.OfDay(new Day.InWeek(away, null), next + 1) : day;
    }
    if (tokens.is(next, "month")) {
      return new Part.OfDay(new Day.InMonth(away, Day.InMonth.LAST), next + 1);
    }
    boolean coming = tokens.is(index, "coming");
    return weekday(tokens, next, coming ? Weekday.NEXT_TO_COME : away, index);
  }

  private static @Nullable Part weekday(Tokens tokens, int index, int weeks, int begin) {
    Token token = tokens.at(index);
    DayOfWeek day = token.kind() == Token.Kind.WORD ? WEEKDAYS.get(token.text()) : null;
    boolean alsoAWord = token.is("sat") || token.is("sun") || token.is("wed");
    if (day == null || (alsoAWord && !token.capital())) {
      return null;
    }
    String before = tokens.text(begin - 1);
    if (before.equals("last") || before.equals("past") || before.equals("every")) {
      return null;
    }
    int after = index + 1;
    int at = tokens.is(after, "of") ? after + 1 : after;
    if (away(tokens.text(at)) >= 0 && tokens.is(at + 1, "week")) {
      return new Part.OfDay(new Weekday(day, away(tokens.text(at))), at + 2);
    }
    boolean short3 = token.text().length() < 5 && tokens.is(after, ".");
    return new Part.OfDay(new Weekday(day, weeks), short3 ? after + 1 : after);
  }

  /** The month named there; 0 for none. */
  private static int month(Tokens tokens, int index) {
    Token token = tokens.at(index);
    Integer month = token.kind() == Token.Kind.WORD ? MONTHS.get(token.text()) : null;
    boolean alsoAWord = token.is("may") || token.is("march") || token.is("mar");
    return month == null || (alsoAWord && !token.capital()) ? 0 : month;
  }

  /** {@code 25 Nov}, {@code Nov 25th, 2026}, {@code the 25th}, {@code in December}. */
  private static @Nullable Part dated(Tokens tokens, int index) {
    int day = tokens.figures(index, 2);
    if (day >= 0) {
      return day >= 1 && day <= 31 ? dayFirst(tokens, index, day) : null;
    }
    int month = month(tokens, index);
    if (month == 0) {
      return null;
    }
    int at = tokens.is(index + 1, ".") ? index + 2 : index + 1;
    at = tokens.is(at, "the") ? at + 1 : at;
    int second = tokens.figures(at, 2);
    if (second >= 1 && second <= 31 && !tokens.is(at + 1, ":")) {
      int end = WORDS_OF_ORDER.contains(tokens.text(at + 1)) ? at + 2 : at + 1;
      return inYear(tokens, month, second, end);
    }
    return BEFORE_A_DATE.contains(tokens.text(index - 1))
        ? new Part.OfDay(new Day.InNamedMonth(month, Day.InMonth.LAST), index + 1)
        : null;
  }

  private static @Nullable Part dayFirst(Tokens tokens, int index, int day) {
    boolean ordinal = WORDS_OF_ORDER.contains(tokens.text(index + 1));
    int at = ordinal ? index + 2 : index + 1;
    int named = tokens.is(at, "of") || tokens.is(at, "-") || tokens.is(at, ".") ? at + 1 : at;
    int month = month(tokens, named);
    if (month != 0) {
      int end = tokens.is(named + 1, ".") ? named + 2 : named + 1;
      return inYear(tokens, month, day, end);
    }
    if (!ordinal) {
      return null;
    }
    if (tokens.is(at, "of") && away(tokens.text(at + 1)) >= 0 && tokens.is(at + 2, "month")) {
      return new Part.OfDay(new Day.InMonth(away(tokens.text(at + 1)), day), at + 3);
    }
    int before = tokens.is(index - 1, "the") ? index - 2 : index - 1;
    return BEFORE_A_DATE.contains(tokens.text(before))
        ? new Part.OfDay(new Day.InMonth(Weekday.NEXT_TO_COME, day), at)
        : null;
  }

  private static Part inYear(Tokens tokens, int month, int day, int end) {
    int at = tokens.is(end, ",") || tokens.is(end, "-") ? end + 1 : end;
    int year = tokens.figures(at, 4);
    return year >= 2000 && year <= 2100
        ? new Part.OfDay(new Day.InYear(year, month, day), at + 1)
        : new Part.OfDay(new Day.InYear(0, month, day), end);
  }
}

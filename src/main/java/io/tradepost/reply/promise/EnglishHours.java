package io.tradepost.reply.promise;

import io.tradepost.reply.WorkCalendar;
import io.tradepost.reply.promise.Moment.Hour;
import io.tradepost.reply.promise.Part.OfHour;
import io.tradepost.reply.promise.Part.OfHour.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times of the day in English words and in figures. */
final class EnglishHours {
  private static final List<List<String>> ENDS_OF_WORK =
      List.of(
          List.of("eod"),
          List.of("eob"),
          List.of("cob"),
          List.of("close", "of", "business"),
          List.of("close", "of", "play"),
          List.of("close", "of", "work"),
          List.of("end", "of", "business", "day"),
          List.of("end", "of", "working", "day"),
          List.of("end", "of", "the", "working", "day"),
          List.of("end", "of", "the", "business", "day"),
          List.of("end", "of", "business"),
          List.of("end", "of", "work"),
          List.of("end", "of", "the", "day"),
          List.of("end", "of", "day"),
          List.of("end", "of"));
  private static final Set<String> DAY_NAMES = Set.of("today", "tomorrow", "monday", "friday");
  private static final Set<String> BEFORE_AN_HOUR =
      Set.of("by", "before", "at", "until", "till", "around", "about", "than", "latest");

  private EnglishHours() {}

  static @Nullable OfHour at(Tokens tokens, int index) {
    for (List<String> words : ENDS_OF_WORK) {
      if (stands(tokens, index, words)) {
        return new OfHour(Hour.END_OF_WORK, Kind.END, index + words.size());
      }
    }
    OfHour part =
        switch (tokens.text(index)) {
          case "morning" -> new OfHour(Hour.of(12, 0), Kind.MORNING, index + 1);
          case "noon", "midday" -> new OfHour(Hour.of(12, 0), Kind.EXACT, index + 1);
          case "lunch", "lunchtime" -> new OfHour(Hour.of(13, 0), Kind.AFTERNOON, index + 1);
          case "afternoon" -> new OfHour(Hour.of(18, 0), Kind.AFTERNOON, index + 1);
          case "evening", "night", "tonight", "midnight" ->
              new OfHour(new Hour(WorkCalendar.END_OF_DAY), Kind.AFTERNOON, index + 1);
          default -> null;
        };
    return part == null ? clock(tokens, index) : part;
  }

  private static boolean stands(Tokens tokens, int index, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (!tokens.is(index + i, words.get(i))) {
        return false;
      }
    }
    // "End of today", but not "end of the week".
    return !words.equals(List.of("end", "of")) || DAY_NAMES.contains(tokens.text(index + 2));
  }

  private static @Nullable OfHour clock(Tokens tokens, int index) {
    int hour = tokens.figures(index, 2);
    if (hour < 0) {
      return null;
    }
    int at = index + 1;
    int minute = 0;
    boolean colon = tokens.is(at, ":") || (tokens.is(at, ".") && isUnit(tokens.text(at + 2)));
    if (colon && tokens.text(at + 1).length() == 2 && tokens.figures(at + 1, 2) >= 0) {
      minute = tokens.figures(at + 1, 2);
      at += 2;
    } else {
      colon = false;
    }
    String unit = tokens.text(at);
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
      return null;
    }
    switch (unit) {
      case "am" -> {
        return hour > 12 ? null : new OfHour(Hour.of(hour % 12, minute), Kind.EXACT, at + 1);
      }
      case "pm" -> {
        int later = hour < 12 ? hour + 12 : hour;
        return later == 24 ? null : new OfHour(Hour.of(later, minute), Kind.EXACT, at + 1);
      }
      case "oclock" -> {
        return open(hour, minute, at + 1);
      }
      default -> {}
    }
    if (colon) {
      return new OfHour(Hour.of(hour, minute), Kind.EXACT, isUnit(unit) ? at + 1 : at);
    }
    boolean expected = BEFORE_AN_HOUR.contains(tokens.text(index - 1));
    return expected && isUnit(unit) ? new OfHour(Hour.of(hour, minute), Kind.EXACT, at + 1) : null;
  }

  private static boolean isUnit(String word) {
    return Set.of("h", "hrs", "hr", "uhr", "am", "pm").contains(word);
  }

  /** An hour without morning or afternoon is one of the office. */
  static OfHour open(int hour, int minute, int end) {
    int meant = hour >= 1 && hour <= 7 ? hour + 12 : hour;
    return new OfHour(Hour.of(meant, minute), hour <= 12 ? Kind.OPEN : Kind.EXACT, end);
  }
}

package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Moment.Hour;
import io.tradepost.reply.promise.Part.OfHour;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the times that a sentence names, each put together from its parts. */
final class Moments {
  private static final Set<String> GLUE =
      Set.of(
          ",", "(", ")", "on", "at", "by", "before", "the", "of", "in", "around", "about", "latest",
          "local", "-", "until", "or", "/", "或", "者");
  private static final Set<String> OR = Set.of("or", "/", "或", "者");
  private static final int MOST_GLUE = 3;

  /** Words before a time by which it is a deadline. */
  private static final Set<String> DEADLINE =
      Set.of("by", "before", "until", "till", "within", "than", "latest", "截", "至", "晚", "迟");

  private static final List<String> DEADLINE_AFTER = List.of("前", "之前", "以前", "为止");

  /** Words before a time by which it says when something else was or begins. */
  private static final Set<String> NO_DEADLINE =
      Set.of("of", "dated", "from", "since", "after", "last", "past", "starting", "自", "从");

  private Moments() {}

  /**
   * A time where it stands.
   *
   * @param deadline whether it is said to be one
   */
  record Named(int begin, int end, Moment moment, boolean deadline) {}

  /** The times of a sentence but for those that are no deadlines. */
  static List<Named> in(Tokens tokens) {
    List<Named> found = new ArrayList<>();
    int index = 0;
    while (index < tokens.size()) {
      Named named = tokens.time(index);
      if (named == null) {
        index++;
      } else {
        if (!saysOtherwise(tokens, named)) {
          found.add(named);
        }
        index = named.end;
      }
    }
    return found;
  }

  /**
   * The time that begins there; null for none.
   *
   * @param bare whether a number and unit without "within" will do
   */
  static @Nullable Named at(Tokens tokens, int index, boolean bare) {
    Part first = part(tokens, index, false, bare);
    if (first == null) {
      return null;
    }
    if (first instanceof Part.OfSpan(Span span, int end)) {
      return new Named(index, end, new Moment(null, null, span, null), true);
    }
    Builder builder = new Builder();
    builder.add(first, false, tokens.text(index));
    int end = first.end();
    while (true) {
      int at = end;
      boolean or = false;
      Part next = part(tokens, at, builder.day != null, false);
      while (next == null && at < end + MOST_GLUE && GLUE.contains(tokens.text(at))) {
        or |= OR.contains(tokens.text(at));
        at++;
        next = part(tokens, at, builder.day != null, false);
      }
      if (next == null || !builder.add(next, or, tokens.text(at))) {
        break;
      }
      end = next.end();
    }
    Moment moment = builder.moment();
    return moment == null ? null : new Named(index, end, moment, isDeadline(tokens, index, end));
  }

  private static @Nullable Part part(Tokens tokens, int index, boolean afterDay, boolean bare) {
    boolean chinese = tokens.isHan(index);
    Part found = chinese ? null : EnglishSpans.at(tokens, index, bare);
    if (found == null) {
      found = ChineseTimes.span(tokens, index, bare);
    }
    if (found == null) {
      found = FigureDays.at(tokens, index, afterDay);
    }
    if (found == null && !chinese) {
      found = EnglishHours.at(tokens, index);
    }
    if (found == null) {
      found = ChineseTimes.hour(tokens, index, afterDay);
    }
    if (found == null && !chinese) {
      found = EnglishDays.at(tokens, index);
    }
    if (found == null) {
      found = ChineseDays.at(tokens, index);
    }
    return found == null ? Zones.at(tokens, index) : found;
  }

  private static boolean isDeadline(Tokens tokens, int begin, int end) {
    for (int i = begin - 1; i >= begin - 3; i--) {
      if (DEADLINE.contains(tokens.text(i))) {
        return true;
      }
      if (!GLUE.contains(tokens.text(i)) && !tokens.is(i, "于")) {
        break;
      }
    }
    boolean latest =
        tokens.is(end, "latest")
            || (tokens.is(end, "at") && tokens.is(end + 1, "the") && tokens.is(end + 2, "latest"));
    return latest || DEADLINE_AFTER.stream().anyMatch(word -> tokens.spells(end, word));
  }

  private static boolean saysOtherwise(Tokens tokens, Named named) {
    int before = tokens.is(named.begin - 1, "the") ? named.begin - 2 : named.begin - 1;
    if (named.moment.span() != null) {
      return false;
    }
    boolean later =
        tokens.is(named.end, "后")
            || tokens.spells(named.end, "之后")
            || tokens.spells(named.end, "以后")
            || tokens.is(named.end, "起")
            || tokens.spells(named.end, "开始");
    boolean ofSomething = tokens.is(named.end, "的") && !tokens.spells(named.end, "的时候");
    return later || ofSomething || NO_DEADLINE.contains(tokens.text(before));
  }

  /** Puts the parts together; what does not go with the others ends it. */
  private static final class Builder {
    private @Nullable Day day;
    private @Nullable OfHour hour;
    private @Nullable ZoneId zone;

    boolean add(Part part, boolean or, String word) {
      return switch (part) {
        case Part.OfDay(Day other, int end) -> add(other, or);
        case OfHour other -> add(other, word);
        case Part.OfZone(ZoneId other, int end) -> {
          boolean first = zone == null;
          zone = first ? other : zone;
          yield first;
        }
        case Part.OfSpan span -> false;
      };
    }

    private boolean add(Day other, boolean or) {
      if (day == null || or) {
        day = other;
        return true;
      }
      boolean named = day instanceof Day.Weekday || day instanceof Day.Away;
      if (named && !(other instanceof Day.Weekday) && !(other instanceof Day.Away)) {
        day = other;
        return true;
      }
      // "25 Nov (Wednesday)", "tomorrow, Friday".
      return other instanceof Day.Weekday;
    }

    private boolean add(OfHour other, String word) {
      if (word.equals("tonight") && day == null) {
        day = new Day.Away(0);
      }
      if (hour == null) {
        hour = other;
        return true;
      }
      OfHour clock = isPart(hour) ? other : hour;
      OfHour part = isPart(hour) ? hour : other;
      if (isPart(clock) || !isPart(part)) {
        return false;
      }
      hour = clock;
      LocalTime time = clock.hour().time();
      if (clock.kind() == OfHour.Kind.OPEN && time != null) {
        boolean late = part.kind() == OfHour.Kind.AFTERNOON;
        int twelve = time.getHour() % 12;
        hour =
            new OfHour(
                Hour.of(late ? twelve + 12 : twelve, time.getMinute()),
                OfHour.Kind.EXACT,
                clock.end());
      }
      return true;
    }

    private static boolean isPart(OfHour hour) {
      return hour.kind() == OfHour.Kind.MORNING || hour.kind() == OfHour.Kind.AFTERNOON;
    }

    @Nullable Moment moment() {
      return day == null && hour == null
          ? null
          : new Moment(day, hour == null ? null : hour.hour(), null, zone);
    }
  }
}

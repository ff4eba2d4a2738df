package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Part.OfSpan;
import io.tradepost.reply.promise.Span.Unit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spans of time in English: {@code within 3 working days}, {@code in a couple of days}. */
final class EnglishSpans {
  private static final Set<String> BEFORE = Set.of("within", "in", "after", "over", "during");
  private static final Set<String> BETWEEN =
      Set.of(
          "the",
          "next",
          "coming",
          "following",
          "max",
          "maximum",
          "about",
          "around",
          "approx",
          "at",
          "most",
          "latest",
          "only",
          "another",
          "less",
          "more",
          "than",
          "no",
          "(");

  private EnglishSpans() {}

  /**
   * @param bare whether a number and unit will do
   */
  static @Nullable OfSpan at(Tokens tokens, int index, boolean bare) {
    int at = index;
    boolean said = false;
    if (BEFORE.contains(tokens.text(at))) {
      said = true;
      at++;
    }
    while (at < index + 5 && BETWEEN.contains(tokens.text(at))) {
      said |= tokens.is(at, "next") || tokens.is(at, "coming");
      at++;
    }
    OfSpan span = half(tokens, at);
    if (span == null) {
      span = counted(tokens, at);
    }
    if (span == null || said || bare) {
      return span;
    }
    boolean fromNow =
        tokens.is(span.end(), "from")
            && (tokens.is(span.end() + 1, "now") || tokens.is(span.end() + 1, "today"));
    return fromNow && at == index ? new OfSpan(span.span(), span.end() + 2) : null;
  }

  private static @Nullable OfSpan half(Tokens tokens, int index) {
    if (!tokens.is(index, "half")) {
      return null;
    }
    int at = tokens.is(index + 1, "a") || tokens.is(index + 1, "an") ? index + 2 : index + 1;
    if (tokens.is(at, "hour")) {
      return new OfSpan(new Span(30, Unit.MINUTES), at + 1);
    }
    return tokens.is(at, "day") ? new OfSpan(new Span(12, Unit.HOURS), at + 1) : null;
  }

  private static @Nullable OfSpan counted(Tokens tokens, int index) {
    Count count = Count.at(tokens, index);
    if (count == null) {
      return null;
    }
    int at = count.end();
    while (tokens.is(at, "more") || tokens.is(at, "full") || tokens.is(at, ")")) {
      at++;
    }
    boolean working =
        Set.of("working", "business", "work", "office", "bank").contains(tokens.text(at));
    at = working ? at + 1 : at;
    Unit unit = unit(tokens.text(at));
    if (unit == null) {
      return null;
    }
    int value = count.value();
    int end = at + 1;
    if (tokens.is(end, "or") && tokens.is(end + 1, "two")) {
      value = Math.max(value, 2);
      end += 2;
    }
    if (working && unit == Unit.HOURS) {
      return new OfSpan(new Span((value + 7) / 8, Unit.WORKING_DAYS), end);
    }
    return new OfSpan(
        new Span(value, working && unit == Unit.DAYS ? Unit.WORKING_DAYS : unit), end);
  }

  private static @Nullable Unit unit(String word) {
    return switch (word) {
      case "minute", "minutes", "min", "mins" -> Unit.MINUTES;
      case "hour", "hours", "hr", "hrs", "h" -> Unit.HOURS;
      case "day", "days" -> Unit.DAYS;
      case "workday", "workdays" -> Unit.WORKING_DAYS;
      case "week", "weeks", "wk", "wks" -> Unit.WEEKS;
      case "month", "months" -> Unit.MONTHS;
      default -> null;
    };
  }
}

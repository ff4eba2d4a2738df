package io.tradepost.reply.promise;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dates in figures: {@code 2026-11-25}, {@code 25.11.}, {@code 11/25}. Without a year they are
 * believed only where something says that they are dates, for {@code 1/2} may be a half.
 */
final class FigureDays {
  private static final Set<String> BEFORE =
      Set.of("by", "before", "on", "until", "till", "than", "latest", "(", "around", "于", "在");
  private static final Set<String> AFTER =
      Set.of("前", "之", "以", "日", "号", "上", "下", "中", "晚", "早", "给", "答", "回", "会");
  private static final Set<String> NO_DATE =
      Set.of(
          "usd", "eur", "rmb", "gbp", "$", "€", "%", "kg", "mm", "cm", "m", "pcs", "元", "美",
          "inch");

  private FigureDays() {}

  /**
   * @param afterDay whether a day's name stands before it, as in {@code Friday 27/11}
   */
  static @Nullable Part at(Tokens tokens, int index, boolean afterDay) {
    int first = tokens.figures(index, 4);
    String mark = tokens.text(index + 1);
    int second = tokens.figures(index + 2, 2);
    if (first < 0 || second < 0 || !Set.of("-", "/", ".").contains(mark)) {
      return null;
    }
    boolean more = tokens.is(index + 3, mark);
    int third = more ? tokens.figures(index + 4, 4) : -1;
    if (tokens.text(index).length() == 4) {
      return third >= 0 && third <= 31 && first >= 2000 && first <= 2100
          ? new Part.OfDay(new Day.InYear(first, second, third), skipped(tokens, index + 5))
          : null;
    }
    boolean withYear = third >= 2000 && third <= 2100;
    if (first > 31 || second > 31 || (mark.equals("-") && !withYear)) {
      return null;
    }
    int end = withYear ? index + 5 : index + 3;
    if (mark.equals(".") && !withYear && more) {
      end++;
    }
    boolean chinese = AFTER.contains(tokens.text(end)) && tokens.isHan(end);
    boolean believed = withYear || afterDay || chinese || BEFORE.contains(tokens.text(index - 1));
    if (!believed || NO_DATE.contains(tokens.text(end))) {
      return null;
    }
    int year = withYear ? third : 0;
    Day day =
        switch (mark) {
          case "." -> chinese ? dotted(year, second, first) : dotted(year, first, second);
          default -> either(year, first, second);
        };
    return new Part.OfDay(day, skipped(tokens, end));
  }

  /** With dots the day stands first, but in Chinese. */
  private static Day dotted(int year, int day, int month) {
    return month > 12 ? new Day.InYear(year, day, month) : new Day.InYear(year, month, day);
  }

  private static Day either(int year, int first, int second) {
    if (first > 12) {
      return new Day.InYear(year, second, first);
    }
    return second > 12
        ? new Day.InYear(year, first, second)
        : new Day.MonthAndDay(first, second, year);
  }

  private static int skipped(Tokens tokens, int end) {
    return tokens.is(end, "日") || tokens.is(end, "号") ? end + 1 : end;
  }
}

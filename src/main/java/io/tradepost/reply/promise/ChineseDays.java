package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Day.InMonth;
import io.tradepost.reply.promise.Day.Weekday;
import io.tradepost.reply.promise.Part.OfDay;
import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days as Chinese names them. */
final class ChineseDays {
  private static final Set<String> OTHER_NUMBERS =
      Set.of("楼", "柜", "线", "仓", "机", "样", "色", "厂", "门", "店", "型", "码", "箱", "船");

  private ChineseDays() {}

  static @Nullable Part at(Tokens tokens, int index) {
    Part found = near(tokens, index);
    if (found == null) {
      found = week(tokens, index);
    }
    if (found == null) {
      found = month(tokens, index);
    }
    return found == null ? date(tokens, index) : found;
  }

  private static @Nullable Part near(Tokens tokens, int index) {
    if (tokens.spells(index, "大后天")) {
      return new OfDay(new Day.Away(3), index + 3);
    }
    if (tokens.spells(index, "明后天") || tokens.spells(index, "明后两天")) {
      return new OfDay(new Day.Away(2), tokens.is(index + 2, "天") ? index + 3 : index + 4);
    }
    if (tokens.spells(index, "当天")) {
      return new OfDay(new Day.Away(0), index + 2);
    }
    if (tokens.spells(index, "次日") || tokens.spells(index, "隔天")) {
      return new OfDay(new Day.Away(1), index + 2);
    }
    int away =
        switch (tokens.text(index)) {
          case "今" -> 0;
          case "明" -> 1;
          case "后" -> 2;
          default -> -1;
        };
    if (away < 0) {
      return null;
    }
    String next = tokens.text(index + 1);
    if (next.equals("天") || (next.equals("日") && away < 2)) {
      // "两天后天气" is no day after tomorrow; a number's unit stands before 后.
      boolean unit = away == 2 && isUnit(tokens, index - 1);
      return unit ? null : new OfDay(new Day.Away(away), index + 2);
    }
    boolean part = away < 2 && Set.of("早", "晚", "晨", "夜").contains(next);
    return part ? new OfDay(new Day.Away(away), index + 1) : null;
  }

  private static boolean isUnit(Tokens tokens, int index) {
    return Set.of("天", "日", "周", "月", "时", "期").contains(tokens.text(index));
  }

  private static @Nullable Part week(Tokens tokens, int index) {
    int weeks = Weekday.NEXT_TO_COME;
    int at = index;
    if (tokens.is(at, "下")) {
      weeks = tokens.is(at + 1, "下") ? 2 : 1;
      at += weeks;
    } else if (tokens.is(at, "本") || tokens.is(at, "这")) {
      weeks = 0;
      at++;
    }
    at = weeks >= 0 && tokens.is(at, "个") ? at + 1 : at;
    if (tokens.is(at, "周")) {
      at++;
    } else if (tokens.spells(at, "星期") || tokens.spells(at, "礼拜")) {
      at += 2;
    } else {
      return null;
    }
    if (weeks < 0 && Set.of("上", "每", "一", "两").contains(tokens.text(index - 1))) {
      return null;
    }
    int day = "一二三四五六".indexOf(tokens.text(at)) + 1;
    if (tokens.is(at, "日") || tokens.is(at, "天")) {
      day = 7;
    }
    if (day > 0 && !tokens.text(at).isEmpty()) {
      return new OfDay(new Weekday(DayOfWeek.of(day), weeks), at + 1);
    }
    if (tokens.is(at, "末") && weeks < 1) {
      return new OfDay(new Day.InWeek(0, DayOfWeek.SUNDAY), at + 1);
    }
    return weeks < 0 ? null : partOfWeek(tokens, at, weeks);
  }

  private static Part partOfWeek(Tokens tokens, int at, int weeks) {
    return switch (tokens.text(at)) {
      case "初" -> new OfDay(new Day.InWeek(weeks, DayOfWeek.TUESDAY), at + 1);
      case "中" -> new OfDay(new Day.InWeek(weeks, DayOfWeek.WEDNESDAY), at + 1);
      case "末" -> new OfDay(new Day.InWeek(weeks, DayOfWeek.SUNDAY), at + 1);
      case "底", "内" -> new OfDay(new Day.InWeek(weeks, null), at + 1);
      default -> new OfDay(new Day.InWeek(weeks, null), at);
    };
  }

  /** {@code 月底}, {@code 下个月初}, {@code 本月25号}, {@code 年底}. */
  private static @Nullable Part month(Tokens tokens, int index) {
    if (tokens.spells(index, "年底") || tokens.spells(index, "年末")) {
      return new OfDay(new Day.InNamedMonth(12, InMonth.LAST), index + 2);
    }
    int months = Weekday.NEXT_TO_COME;
    int at = index;
    if (tokens.is(at, "下")) {
      months = 1;
      at++;
    } else if (tokens.is(at, "本") || tokens.is(at, "这") || tokens.is(at, "当")) {
      months = 0;
      at++;
    }
    at = months >= 0 && tokens.is(at, "个") ? at + 1 : at;
    if (!tokens.is(at, "月")) {
      return null;
    }
    at++;
    if (months >= 0) {
      OfDay numbered = numbered(tokens, at, months);
      if (numbered != null) {
        return numbered;
      }
    } else if (Count.at(tokens, index - 1) != null || tokens.is(index - 1, "个")) {
      return null;
    }
    int last = third(tokens, at);
    if (last > 0) {
      boolean end = last == InMonth.LAST && months < 0;
      return new OfDay(new InMonth(end ? 0 : months, last), thirdEnd(tokens, at));
    }
    return months < 0 ? null : new OfDay(new InMonth(months, InMonth.LAST), at);
  }

  /** The last day of the part of a month that is named there; 0 for none. */
  private static int third(Tokens tokens, int at) {
    return switch (tokens.text(at)) {
      case "初" -> EnglishDays.EARLY;
      case "中" -> tokens.is(at + 1, "旬") ? 20 : EnglishDays.MIDDLE;
      case "底", "末" -> InMonth.LAST;
      case "上" -> tokens.is(at + 1, "旬") ? 10 : 0;
      case "下" -> tokens.is(at + 1, "旬") ? InMonth.LAST : 0;
      default -> 0;
    };
  }

  private static int thirdEnd(Tokens tokens, int at) {
    return tokens.is(at + 1, "旬") ? at + 2 : at + 1;
  }

  private static @Nullable OfDay numbered(Tokens tokens, int at, int months) {
    Count day = Count.at(tokens, at);
    if (day == null || day.value() < 1 || day.value() > 31 || !isDayMark(tokens, day.end())) {
      return null;
    }
    return new OfDay(new InMonth(months, day.value()), day.end() + 1);
  }

  private static boolean isDayMark(Tokens tokens, int at) {
    return tokens.is(at, "号") || tokens.is(at, "日");
  }

  /** {@code 2026年11月25日}, {@code 十一月二十五号}, {@code 12月初}, {@code 25号}. */
  private static @Nullable Part date(Tokens tokens, int index) {
    int year = tokens.figures(index, 4);
    if (year >= 2000 && tokens.is(index + 1, "年")) {
      Part date = date(tokens, index + 2);
      return date instanceof OfDay(Day.InYear(int none, int month, int day), int end)
          ? new OfDay(new Day.InYear(year, month, day), end)
          : date;
    }
    Count first = Count.at(tokens, index);
    if (first == null || first.value() < 1 || first.value() > 31 || inNumber(tokens, index)) {
      return null;
    }
    int at = first.end();
    if (isDayMark(tokens, at)) {
      boolean other = OTHER_NUMBERS.contains(tokens.text(at + 1)) || tokens.is(at + 1, "内");
      boolean within = tokens.spells(at + 1, "之内") || tokens.spells(at + 1, "以内");
      return other || within
          ? null
          : new OfDay(new InMonth(Weekday.NEXT_TO_COME, first.value()), at + 1);
    }
    if (!tokens.is(at, "月") || first.value() > 12) {
      return null;
    }
    Count second = Count.at(tokens, at + 1);
    if (second != null && second.value() >= 1 && second.value() <= 31) {
      int end = isDayMark(tokens, second.end()) ? second.end() + 1 : second.end();
      return new OfDay(new Day.InYear(0, first.value(), second.value()), end);
    }
    int last = third(tokens, at + 1);
    return last == 0
        ? null
        : new OfDay(new Day.InNamedMonth(first.value(), last), thirdEnd(tokens, at + 1));
  }

  /** Whether the numeral before belongs to it, or it counts something. */
  private static boolean inNumber(Tokens tokens, int index) {
    return tokens.is(index - 1, "第")
        || tokens.is(index - 1, "十")
        || tokens.is(index, "几")
        || (tokens.isHan(index) && Count.at(tokens, index - 1) != null);
  }
}

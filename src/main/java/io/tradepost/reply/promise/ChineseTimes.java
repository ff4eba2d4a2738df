package io.tradepost.reply.promise;

import io.tradepost.reply.WorkCalendar;
import io.tradepost.reply.promise.Moment.Hour;
import io.tradepost.reply.promise.Part.OfHour;
import io.tradepost.reply.promise.Part.OfHour.Kind;
import io.tradepost.reply.promise.Part.OfSpan;
import io.tradepost.reply.promise.Span.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times of the day and spans of time in Chinese. */
final class ChineseTimes {
  private static final Hour NIGHT = new Hour(WorkCalendar.END_OF_DAY);
  private static final List<String> SPAN_ENDS =
      List.of("之内", "以内", "内", "之后", "以后", "后", "左右", "里");
  private static final List<Map.Entry<String, Unit>> UNITS =
      List.of(
          Map.entry("工作日", Unit.WORKING_DAYS),
          Map.entry("工作天", Unit.WORKING_DAYS),
          Map.entry("天", Unit.DAYS),
          Map.entry("日", Unit.DAYS),
          Map.entry("小时", Unit.HOURS),
          Map.entry("钟头", Unit.HOURS),
          Map.entry("分钟", Unit.MINUTES),
          Map.entry("周", Unit.WEEKS),
          Map.entry("星期", Unit.WEEKS),
          Map.entry("礼拜", Unit.WEEKS));

  private ChineseTimes() {}

  /** Part of a day: its name, what it means without an hour. */
  private record DayPart(String name, Hour hour, Kind kind) {}

  private static final List<DayPart> PARTS =
      List.of(
          new DayPart("凌晨", Hour.of(6, 0), Kind.MORNING),
          new DayPart("早上", Hour.of(12, 0), Kind.MORNING),
          new DayPart("早晨", Hour.of(12, 0), Kind.MORNING),
          new DayPart("上午", Hour.of(12, 0), Kind.MORNING),
          new DayPart("中午", Hour.of(13, 0), Kind.AFTERNOON),
          new DayPart("下午", Hour.of(18, 0), Kind.AFTERNOON),
          new DayPart("傍晚", Hour.of(19, 0), Kind.AFTERNOON),
          new DayPart("晚上", NIGHT, Kind.AFTERNOON),
          new DayPart("夜里", NIGHT, Kind.AFTERNOON));

  /** After a day's name one character will do: 明早, 今晚. */
  private static final List<DayPart> SHORT_PARTS =
      List.of(
          new DayPart("早", Hour.of(12, 0), Kind.MORNING),
          new DayPart("晨", Hour.of(12, 0), Kind.MORNING),
          new DayPart("晚", NIGHT, Kind.AFTERNOON),
          new DayPart("夜", NIGHT, Kind.AFTERNOON));

  /**
   * @param afterDay whether a day's name stands before it
   */
  static @Nullable OfHour hour(Tokens tokens, int index, boolean afterDay) {
    if (tokens.spells(index, "下班")) {
      return new OfHour(Hour.END_OF_WORK, Kind.END, index + 2);
    }
    DayPart part = part(tokens, index, PARTS);
    if (part == null && afterDay) {
      part = part(tokens, index, SHORT_PARTS);
    }
    int at = part == null ? index : index + part.name.length();
    OfHour clock = clock(tokens, at, part);
    if (clock != null || part == null) {
      return clock;
    }
    return new OfHour(part.hour, part.kind, at);
  }

  private static @Nullable DayPart part(Tokens tokens, int index, List<DayPart> parts) {
    for (DayPart part : parts) {
      if (tokens.spells(index, part.name)) {
        return part;
      }
    }
    return null;
  }

  private static @Nullable OfHour clock(Tokens tokens, int at, @Nullable DayPart part) {
    Count hour = Count.at(tokens, at);
    if (hour == null || hour.value() > 24 || tokens.is(at, "几")) {
      return null;
    }
    int mark = hour.end();
    // "有一点问题": a little.
    boolean little = part == null && tokens.spells(at, "一点");
    if (little && !Set.of("半", "钟", "整", "前", "之", "左").contains(tokens.text(at + 2))) {
      return null;
    }
    if (tokens.is(mark, ":") && part != null) {
      int minute = tokens.figures(mark + 1, 2);
      return minute < 0 || minute > 59 ? null : meant(hour.value(), minute, part, mark + 2);
    }
    boolean said = tokens.is(mark, "点") || (tokens.is(mark, "时") && part != null);
    if (!said) {
      return null;
    }
    int end = mark + 1;
    int minute = 0;
    Count minutes = Count.at(tokens, end);
    if (tokens.is(end, "半")) {
      minute = 30;
      end++;
    } else if (minutes != null && tokens.is(minutes.end(), "刻")) {
      minute = 15 * Math.min(3, minutes.value());
      end = minutes.end() + 1;
    } else if (minutes != null && minutes.value() < 60) {
      minute = minutes.value();
      end = tokens.is(minutes.end(), "分") ? minutes.end() + 1 : minutes.end();
    }
    end = tokens.is(end, "钟") || tokens.is(end, "整") ? end + 1 : end;
    return meant(hour.value(), minute, part, end);
  }

  private static @Nullable OfHour meant(int hour, int minute, @Nullable DayPart part, int end) {
    if (part == null) {
      return hour == 24 ? new OfHour(NIGHT, Kind.EXACT, end) : EnglishHours.open(hour, minute, end);
    }
    boolean noon = part.name.equals("中午");
    int meant =
        part.kind == Kind.AFTERNOON && hour < (noon ? 11 : 12) && hour > 0 ? hour + 12 : hour;
    boolean midnight = meant == 24 || (meant == 12 && part.hour.equals(NIGHT));
    return new OfHour(midnight ? NIGHT : Hour.of(meant, minute), Kind.EXACT, end);
  }

  /**
   * @param bare whether a number and unit will do
   */
  static @Nullable OfSpan span(Tokens tokens, int index, boolean bare) {
    boolean near =
        Set.of("这", "近", "来").contains(tokens.text(index - 1)) && !tokens.is(index - 2, "起");
    OfSpan span = tokens.is(index, "半") ? half(tokens, index) : counted(tokens, index);
    if (span == null) {
      return null;
    }
    for (String end : SPAN_ENDS) {
      if (tokens.spells(span.end(), end)) {
        return new OfSpan(span.span(), span.end() + end.length());
      }
    }
    return bare || near ? span : null;
  }

  private static @Nullable OfSpan half(Tokens tokens, int index) {
    int at = tokens.is(index + 1, "个") ? index + 2 : index + 1;
    if (tokens.spells(at, "小时") || tokens.spells(at, "钟头")) {
      return new OfSpan(new Span(30, Unit.MINUTES), at + 2);
    }
    if (tokens.is(at, "天") || tokens.is(at, "日")) {
      return new OfSpan(new Span(12, Unit.HOURS), at + 1);
    }
    return tokens.is(at, "月") ? new OfSpan(new Span(15, Unit.DAYS), at + 1) : null;
  }

  private static @Nullable OfSpan counted(Tokens tokens, int index) {
    Count count = Count.at(tokens, index);
    if (count == null || tokens.is(index - 1, "第")) {
      return null;
    }
    boolean measured = tokens.is(count.end(), "个");
    int at = measured ? count.end() + 1 : count.end();
    if (measured && tokens.is(at, "月")) {
      return new OfSpan(new Span(count.value(), Unit.MONTHS), at + 1);
    }
    for (var unit : UNITS) {
      if (tokens.spells(at, unit.getKey())) {
        return new OfSpan(new Span(count.value(), unit.getValue()), at + unit.getKey().length());
      }
    }
    return null;
  }
}

package io.tradepost.letter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Date fields (RFC 5322 §3.3) and what else programs write there: other orders, two-digit years,
 * names in other languages, no zone.
 */
final class DateReader {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?!\\d)(?:[.,]\\d+)?\\s*([AaPp][Mm]\\b|上午|下午)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})");
  private static final Pattern NUMERIC =
      Pattern.compile("\\b(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})\\b");
  private static final Pattern OFFSET = Pattern.compile("^[^+\\-]*([+-])(\\d{2}):?(\\d{2})");
  private static final Pattern ZONE = Pattern.compile("\\b([A-Za-z]{1,5})\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private static final Map<String, Integer> ZONE_HOURS =
      Map.ofEntries(
          Map.entry("GMT", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("Z", 0),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("WET", 0),
          Map.entry("CET", 1),
          Map.entry("MEZ", 1),
          Map.entry("CEST", 2),
          Map.entry("MESZ", 2),
          Map.entry("BST", 1),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("HKT", 8),
          Map.entry("SGT", 8),
          Map.entry("JST", 9),
          Map.entry("KST", 9));

  /** Month names by their beginnings, longest first where one begins another. */
  private static final String[][] MONTHS = {
    {"jan", "ene", "gen", "янв", "sty", "oca"},
    {"feb", "fév", "fev", "фев", "lut", "şub"},
    {"mar", "mär", "mrz", "mrt", "мар"},
    {"apr", "abr", "avr", "апр", "kwi", "nis"},
    {"may", "mai", "mag", "mei", "май", "мая", "maj"},
    {"jun", "juin", "giu", "июн", "cze", "haz"},
    {"jul", "juil", "lug", "июл", "lip", "tem"},
    {"aug", "ago", "aoû", "aou", "авг", "sie", "ağu"},
    {"sep", "set", "сен", "wrz", "eyl"},
    {"oct", "okt", "out", "ott", "окт", "paź", "eki"},
    {"nov", "ноя", "lis", "kas"},
    {"dec", "dez", "dic", "déc", "дек", "gru", "ara"}
  };

  private DateReader() {}

  /**
   * @param date null where none could be read or it is absurd
   * @param flaw what was wrong; null where nothing was
   */
  record Result(@Nullable Instant date, @Nullable String flaw) {}

  static Result read(String field) {
    String text = withoutComments(field.length() > 200 ? field.substring(0, 200) : field).strip();
    if (text.isEmpty()) {
      return new Result(null, "no date");
    }
    LocalDateTime local;
    Matcher time = TIME.matcher(text);
    // The first that can be a time of day; 2024.03.01 is none.
    String beforeTime = text;
    String afterTime = "";
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (find(time, text)) {
      beforeTime = text.substring(0, time.start());
      afterTime = text.substring(time.end());
      hour = hour(time);
      minute = Integer.parseInt(time.group(2));
      second = time.group(3) == null ? 0 : Math.min(59, Integer.parseInt(time.group(3)));
    }
    int[] day = day(beforeTime, afterTime);
    if (day == null) {
      return new Result(null, "a date that cannot be read");
    }
    try {
      local = LocalDateTime.of(day[0], day[1], day[2], hour, minute, second);
    } catch (DateTimeException e) {
      return new Result(null, "a date that does not exist");
    }
    ZoneOffset offset = offset(afterTime);
    Instant date = local.toInstant(offset == null ? ZoneOffset.UTC : offset);
    if (day[0] < 1980 || day[0] > 2100) {
      return new Result(null, "an absurd date, in the year " + day[0]);
    }
    return new Result(date, offset == null ? "a date without time zone, taken as UTC" : null);
  }

  private static boolean find(Matcher time, String text) {
    while (time.find()) {
      boolean inDate = time.start() > 0 && "./-".indexOf(text.charAt(time.start() - 1)) >= 0;
      boolean withColon = text.charAt(time.end(1)) == ':';
      // With full stops only where it cannot be a date: 10.15.00.
      if (!inDate && (withColon || (time.group(3) != null && text.indexOf(':') < 0))) {
        return true;
      }
    }
    return false;
  }

  private static int hour(Matcher time) {
    int hour = Integer.parseInt(time.group(1));
    String half = time.group(4);
    if (half == null) {
      return hour;
    }
    boolean afternoon = half.equalsIgnoreCase("pm") || half.equals("下午");
    return afternoon && hour < 12 ? hour + 12 : !afternoon && hour == 12 ? 0 : hour;
  }

  /** Year, month, day; null where they cannot be told. */
  private static int @Nullable [] day(String before, String after) {
    String text = before + " " + after;
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.find()) {
      return new int[] {number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)};
    }
    int month = month(text);
    if (month == 0) {
      Matcher numeric = NUMERIC.matcher(text);
      if (!numeric.find()) {
        return null;
      }
      // The European order, unless only the American one makes sense.
      boolean american = number(numeric, 2) > 12;
      return new int[] {
        number(numeric, 3), number(numeric, american ? 1 : 2), number(numeric, american ? 2 : 1)
      };
    }
    // The zone's digits are no year: only what stands before the time, and, as Unix's date writes
    // it, a year of four digits after the time.
    int first = -1;
    int second = -1;
    Matcher number = NUMBER.matcher(before);
    while (number.find() && second < 0) {
      int value = number.group().length() > 6 ? -1 : Integer.parseInt(number.group());
      if (first < 0) {
        first = value;
      } else {
        second = value;
      }
    }
    if (second < 0) {
      Matcher year = Pattern.compile("(?<![+\\-\\d])(\\d{4})\\b").matcher(after);
      second = year.find() ? number(year, 1) : -1;
    }
    if (first < 0 || second < 0) {
      return null;
    }
    boolean yearLeads = first > 31;
    return new int[] {fullYear(yearLeads ? first : second), month, yearLeads ? second : first};
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** RFC 5322 §4.3. */
  private static int fullYear(int year) {
    return year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year;
  }

  private static int month(String text) {
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    int found = 0;
    while (word.find()) {
      int month = monthNamed(word.group());
      // The last one counts: a day's name (mar, mer, sam) may look like a month and comes first.
      found = month > 0 ? month : found;
    }
    return found;
  }

  private static int monthNamed(String word) {
    for (int month = 0; month < MONTHS.length; month++) {
      for (String beginning : MONTHS[month]) {
        if (word.startsWith(beginning)) {
          return month + 1;
        }
      }
    }
    return 0;
  }

  private static @Nullable ZoneOffset offset(String afterTime) {
    Matcher numeric = OFFSET.matcher(afterTime);
    if (numeric.find()) {
      int hours = number(numeric, 2);
      int minutes = number(numeric, 3);
      if (hours > 18 || minutes > 59 || (hours == 18 && minutes > 0)) {
        return null;
      }
      int sign = numeric.group(1).equals("-") ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }
    Matcher name = ZONE.matcher(afterTime);
    while (name.find()) {
      Integer hours = ZONE_HOURS.get(name.group(1).toUpperCase(Locale.ROOT));
      if (hours != null) {
        return ZoneOffset.ofHours(hours);
      }
    }
    return null;
  }

  private static String withoutComments(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return text;
    }
    StringBuilder bare = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}

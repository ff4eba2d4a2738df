package io.tradepost.search;

import io.tradepost.search.Criterion.TextField;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands what stands behind a field's colon. */
record FieldValues(Instant now, ZoneId zone) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,3}))?([kmg]?)b?");
  private static final List<String> CATEGORIES =
      List.of("customer", "business-assistant", "sent", "others");
  private static final String DATES =
      "write 2026, 2026-01, 2026-01-15, today, yesterday, monday, last-week, this-month, or 7d, 2w,"
          + " 3m, 1y for so long ago";

  /** What that value asks for in that field; {@code at} is where it stands in the query. */
  Criterion read(QueryField field, String value, boolean prefix, int at) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    return switch (field) {
      case HAS -> has(word, at);
      case IS -> is(word, at);
      case BEFORE -> new Criterion.Dated(null, period(word, at).start());
      case AFTER -> new Criterion.Dated(period(word, at).start(), null);
      case ON, DATE -> dated(word, at);
      case LARGER -> new Criterion.Sized(saturatedNext(size(word, at)), Long.MAX_VALUE);
      case SMALLER -> new Criterion.Sized(0, size(word, at));
      case CATEGORY -> category(word, at);
      case FROM, TO, CC, SUBJECT, BODY, CUSTOMER, COUNTRY, COMPANY, ORDER, FILENAME ->
          text(field, value, prefix, at);
      case MAILBOX, FOLDER, CONVERSATION, ID, MESSAGE_ID -> {
        if (word.isEmpty()) {
          throw empty(field, at);
        }
        yield new Criterion.Text(field.text(), value.strip(), prefix);
      }
    };
  }

  private Criterion text(QueryField field, String value, boolean prefix, int at) {
    if (!Words.any(value)) {
      throw empty(field, at);
    }
    return new Criterion.Text(field.text(), value.strip(), prefix);
  }

  private Criterion has(String word, int at) {
    return switch (word) {
      case "attachment", "attachments", "附件" -> new Criterion.Is(State.ATTACHMENT);
      default ->
          throw new QuerySyntaxException(at, "has: does not know " + word, "write has:attachment");
    };
  }

  private Criterion is(String word, int at) {
    return switch (word) {
      case "read" -> new Criterion.Flagged(Flag.SEEN);
      case "unread" -> new Criterion.Not(new Criterion.Flagged(Flag.SEEN));
      case "answered" -> new Criterion.Flagged(Flag.ANSWERED);
      case "flagged" -> new Criterion.Flagged(Flag.FLAGGED);
      case "sent" -> new Criterion.Is(State.SENT);
      case "received" -> new Criterion.Is(State.RECEIVED);
      case "automatic" -> new Criterion.Is(State.AUTOMATIC);
      case "bounce" -> new Criterion.Is(State.BOUNCE);
      case "bulk" -> new Criterion.Is(State.BULK);
      case "customer" -> new Criterion.Is(State.CUSTOMER);
      default ->
          throw new QuerySyntaxException(
              at,
              "is: does not know " + word,
              "write is: with read, unread, answered, flagged, sent, received, automatic, bounce,"
                  + " bulk or customer");
    };
  }

  private Criterion category(String word, int at) {
    String label = word.replace(' ', '-');
    if (!CATEGORIES.contains(label)) {
      throw new QuerySyntaxException(
          at,
          "category: does not know " + word,
          "write category: with " + String.join(", ", CATEGORIES));
    }
    return new Criterion.Text(TextField.CATEGORY, label, false);
  }

  /** A period, or two with {@code ..} between, of which one may be left out. */
  private Criterion dated(String word, int at) {
    int dots = word.indexOf("..");
    if (dots < 0) {
      Period period = period(word, at);
      return new Criterion.Dated(period.start(), period.end());
    }
    String first = word.substring(0, dots);
    String last = word.substring(dots + 2);
    if (first.isBlank() && last.isBlank()) {
      throw new QuerySyntaxException(at, "a range without a date", DATES);
    }
    Instant from = first.isBlank() ? null : period(first, at).start();
    Instant until = last.isBlank() ? null : period(last, at + dots + 2).endOrDay(zone);
    if (from != null && until != null && !from.isBefore(until)) {
      throw new QuerySyntaxException(
          at, "the range ends before it begins", "write the earlier date first: 2026-01..2026-03");
    }
    return new Criterion.Dated(from, until);
  }

  private Period period(String word, int at) {
    Optional<Period> period = Period.parse(word, now, zone);
    return period.orElseThrow(
        () -> new QuerySyntaxException(at, "not a date: " + shortened(word), DATES));
  }

  private static long size(String word, int at) {
    Matcher size = SIZE.matcher(word);
    if (!size.matches()) {
      throw new QuerySyntaxException(
          at, "not a size: " + shortened(word), "write a number with k, m or g: 500k, 2m");
    }
    long unit =
        switch (size.group(3)) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          default -> 1L;
        };
    double number = Double.parseDouble(size.group(1) + "." + orZero(size.group(2)));
    return Math.round(number * unit);
  }

  private static String orZero(@Nullable String digits) {
    return digits == null ? "0" : digits;
  }

  private static long saturatedNext(long size) {
    return size == Long.MAX_VALUE ? size : size + 1;
  }

  private static QuerySyntaxException empty(QueryField field, int at) {
    return new QuerySyntaxException(
        at,
        field.label() + ": has nothing to look for",
        "write a word behind it, or put it in quotes to search for the word itself");
  }

  private static String shortened(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "…";
  }
}

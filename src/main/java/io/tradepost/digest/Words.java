package io.tradepost.digest;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import io.tradepost.customer.Country;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of reports in one language: Chinese where the locale's language is, else English. */
public final class Words {
  private static final String BUNDLE = "io.tradepost.digest.digest";

  private final ResourceBundle bundle;
  private final Locale locale;

  private Words(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  public static Words in(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return new Words(
        ResourceBundle.getBundle(
            BUNDLE,
            chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
  }

  /** As BCP 47 writes it. */
  String language() {
    return locale.toLanguageTag();
  }

  /** The text of that key; arguments are texts that are fit to be seen, and numbers. */
  public String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }

  /** A trouble that this version has no words for is told by its key. */
  String say(Trouble trouble) {
    String key = "trouble." + trouble.what();
    Object[] arguments = trouble.arguments().stream().map(Plain::of).toArray();
    return bundle.containsKey(key)
        ? say(key, arguments)
        : trouble.what() + ": " + String.join(", ", trouble.arguments());
  }

  /** Day and minute, such as {@code Mon 23 Nov 09:10}. */
  public String time(Instant at, ZoneId zone) {
    return format(at.atZone(zone), "format.time");
  }

  /** The same with the year. */
  String fullTime(Instant at, ZoneId zone) {
    return format(at.atZone(zone), "format.full-time");
  }

  /** A time in our zone, and behind it in the customer's, with its day where that is another. */
  String time(Instant at, ZoneId ours, @Nullable ZoneId theirs) {
    String here = time(at, ours);
    if (theirs == null) {
      return here;
    }
    ZonedDateTime there = at.atZone(theirs);
    if (there.getOffset().equals(at.atZone(ours).getOffset())) {
      return here;
    }
    boolean sameDay = there.toLocalDate().equals(LocalDate.ofInstant(at, ours));
    return say(
        "time.both", here, format(there, sameDay ? "format.clock" : "format.time"), city(theirs));
  }

  String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(bundle.getString("format.date"), locale).format(date);
  }

  private String format(ZonedDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(bundle.getString(pattern), locale).format(time);
  }

  /** The zone by its city. */
  String city(ZoneId zone) {
    String name =
        TimeZoneNames.getInstance(ULocale.forLocale(locale)).getExemplarLocationName(zone.getId());
    return name == null ? zone.getId() : name;
  }

  /** The country's name. */
  String country(Country country) {
    return country.isKnown()
        ? Locale.of("", country.code()).getDisplayCountry(locale)
        : say("country.unknown");
  }

  /** A stretch of time in its two largest units. */
  public String duration(Duration duration) {
    long minutes = Math.max(0, duration.toMinutes());
    long days = minutes / (24 * 60);
    long hours = minutes / 60 % 24;
    if (days >= 2) {
      return hours == 0 ? say("duration.days", days) : say("duration.days-hours", days, hours);
    }
    long allHours = minutes / 60;
    if (allHours >= 10 || (allHours >= 1 && minutes % 60 == 0)) {
      return say("duration.hours", allHours);
    }
    return allHours >= 1
        ? say("duration.hours-minutes", allHours, minutes % 60)
        : say("duration.minutes", minutes);
  }
}

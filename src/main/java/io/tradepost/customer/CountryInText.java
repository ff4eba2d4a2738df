package io.tradepost.customer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the country that a writer names as the own one. Strict on purpose: a wrong country sends a
 * customer's letters to a wrong folder, none at all sends them to one that somebody looks through.
 */
final class CountryInText {
  private static final int LONGEST_LINE = 120;

  /** HTML letters come with a whole paragraph in one line; what names a country stands early. */
  private static final int LONGEST_PARAGRAPH = 1000;

  private static final int MOST_LINES = 400;

  /** People are called so, and sign with it. Georgia is also one of the United States. */
  private static final Set<String> ALSO_NAMES =
      Set.of(
          "chad",
          "jordan",
          "georgia",
          "israel",
          "kenya",
          "india",
          "china",
          "holland",
          "england",
          "france",
          "jersey",
          "wales",
          "dominica",
          "niger",
          "cuba");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:Country(?:\\s*/\\s*Region)?|País|Pays|Land|Paese|Kraj|Ülke|Страна|国家|国家/地区|国别)"
              + "\\s*[:：]\\s*(.+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PARTS = Pattern.compile("[,;|/·•()，、]|\\s[-–—]\\s");
  private static final Pattern WORDS = Pattern.compile("[ ,]+");
  private static final Pattern TAIL = Pattern.compile("[\\s.,;:!*。，]+$");
  private static final Pattern COURTESY =
      Pattern.compile(
          "(?i).*\\b(?:dear|hi|hello|hey|thanks?|thank you|regards?|cheers|best|sincerely|yours|"
              + "saludos|hola|bonjour|cordialement|gr[üu](?:ss|ß)e?n?|hallo|mr|mrs|ms)\\b.*");

  private static final Pattern AT_HOME_IN =
      Pattern.compile(
          "(?i)\\b(?:(?:based|located|situated|headquartered|established|registered) in"
              + "|(?:company|firm|importer|wholesaler|distributor|retailer|trader|reseller|shop)"
              + " (?:from|in|of)"
              + "|(?:we are|we're|i am|i'm) (?:from|in)|(?:greetings|regards) from)\\s+"
              + "((?:[\\p{L}.'-]+[ ,]+){0,6}[\\p{L}.'-]+)");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern BEFORE_HAN =
      Pattern.compile("(?:^|[\\s:：,，、(（]|来自|位于|地址|我们是|在)(?=\\p{IsHan})");
  private static final int LONGEST_HAN = 14;

  private final Countries countries;

  CountryInText(Countries countries) {
    this.countries = countries;
  }

  Optional<Country> find(String text, Country own) {
    List<String> lines =
        text.lines()
            .limit(MOST_LINES)
            .map(line -> line.substring(0, Math.min(line.length(), LONGEST_PARAGRAPH)))
            .map(line -> TAIL.matcher(line.strip()).replaceFirst(""))
            .toList();
    for (String line : lines) {
      Matcher label = LABEL.matcher(line);
      if (label.matches()) {
        Optional<Country> named = countries.byName(label.group(1)).filter(c -> !c.equals(own));
        if (named.isPresent()) {
          return named;
        }
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      Optional<Country> ended = atTheEnd(lines, i).filter(c -> !c.equals(own));
      if (ended.isPresent()) {
        return ended;
      }
    }
    return lines.stream()
        .flatMap(line -> inProse(line).or(() -> inHan(line, own)).stream())
        .filter(c -> !c.equals(own))
        .findFirst();
  }

  /** {@code SPAIN}, {@code Madrid, Spain}, {@code 28001 Madrid SPAIN}. */
  private Optional<Country> atTheEnd(List<String> lines, int at) {
    String line = lines.get(at);
    if (line.isEmpty() || line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    Optional<Country> whole = written(line);
    if (whole.isPresent()) {
      return isAlsoAName(line) && !belowAnAddress(lines, at) ? Optional.empty() : whole;
    }
    List<String> parts =
        Stream.of(PARTS.split(line, -1)).map(String::strip).filter(p -> !p.isEmpty()).toList();
    if (parts.size() > 1) {
      String last = parts.getLast();
      return written(last).filter(c -> isPlace(parts.get(parts.size() - 2), last));
    }
    return afterPostcode(line);
  }

  /** A place stands before the country: neither another country (a list) nor a greeting. */
  private boolean isPlace(String before, String country) {
    return countries.byName(before).isEmpty()
        && !Countries.key(country).equals("georgia")
        && !COURTESY.matcher(before).matches()
        && startsLikeAName(before.substring(before.lastIndexOf(' ') + 1));
  }

  private static boolean startsLikeAName(String word) {
    return !word.isEmpty() && !Character.isLowerCase(word.codePointAt(0));
  }

  private Optional<Country> afterPostcode(String line) {
    if (line.chars().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    for (int words = 1, cut = line.lastIndexOf(' ');
        words <= 3 && cut > 0;
        words++, cut = line.lastIndexOf(' ', cut - 1)) {
      String name = line.substring(cut + 1);
      String before = line.substring(line.lastIndexOf(' ', cut - 1) + 1, cut);
      if (Countries.isAllCapitals(name) && name.length() > 3 && !isSmallWord(before)) {
        Optional<Country> country = written(name);
        if (country.isPresent()) {
          return country;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSmallWord(String word) {
    return Set.of("to", "from", "in", "of", "for", "and", "the", "a", "de", "en", "new", "via")
        .contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * The country whose name this is, written as names are: with a capital, short forms in capitals.
   */
  private Optional<Country> written(String name) {
    Countries.Named named = name.length() > 60 ? null : countries.named(name);
    if (named == null || (named.shortForm() && !Countries.isAllCapitals(name))) {
      return Optional.empty();
    }
    return startsLikeAName(name) || name.startsWith("the ")
        ? Optional.of(named.country())
        : Optional.empty();
  }

  private static boolean isAlsoAName(String line) {
    return ALSO_NAMES.contains(Countries.key(line));
  }

  private static boolean belowAnAddress(List<String> lines, int at) {
    return lines.subList(Math.max(0, at - 2), at).stream()
        .anyMatch(l -> l.chars().anyMatch(Character::isDigit));
  }

  private Optional<Country> inProse(String line) {
    Matcher matcher = AT_HOME_IN.matcher(line);
    while (matcher.find()) {
      String[] words = WORDS.split(matcher.group(1), -1);
      for (int from = 0; from < words.length && from < 4; from++) {
        for (int to = Math.min(words.length, from + 4); to > from; to--) {
          String name = String.join(" ", List.of(words).subList(from, to));
          Optional<Country> country = written(TAIL.matcher(name).replaceFirst(""));
          if (country.isPresent()) {
            return country;
          }
        }
        if (!startsLikeAName(words[from]) && !isSmallWord(words[from])) {
          break; // "based in a small town near …": what follows is spoken of, no more.
        }
      }
    }
    return Optional.empty();
  }

  /** Chinese has no blanks between words: a name counts where an address or a clause begins. */
  private Optional<Country> inHan(String line, Country own) {
    if (!HAN.matcher(line).find()) {
      return Optional.empty();
    }
    Matcher start = BEFORE_HAN.matcher(line);
    while (start.find()) {
      int from = start.end();
      for (int to = Math.min(line.length(), from + LONGEST_HAN); to > from + 1; to--) {
        Optional<Country> country = countries.byName(line.substring(from, to));
        if (country.isPresent()) {
          if (!country.get().equals(own)) {
            return country;
          }
          break;
        }
      }
    }
    return Optional.empty();
  }
}

package io.tradepost.customer;

import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who an unknown buyer is, from the first letter: the company's name and country, with a word on
 * where each was found. Pure; the same letter gives the same answer.
 */
public final class CompanyGuess {
  private static final int SIGNATURE_LINES = 30;
  private static final int TAIL_LINES = 14;
  private static final int TAIL_WIDTH = 90;
  private static final int INTRODUCTION_LINES = 40;
  private static final int MOST_CHARACTERS = 100_000;
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_NAME = 80;

  private static final Pattern LABEL =
      Pattern.compile(
          "(?iu)^\\s*(?:company(?: name)?|firma|firm|empresa|raz[oó]n social|soci[ée]t[ée]|azienda"
              + "|ditta|компания|公司名称|公司名|公司|单位|会社名|회사명)\\s*[:：]\\s*(\\S.{1,78})$");

  private static final Pattern PARTS = Pattern.compile("\\s[-–—|•·]\\s|\\s*[|•·]\\s*|,\\s|\\t");

  /** What stands before a company's name when its writer introduces it. */
  private static final Pattern INTRODUCES =
      Pattern.compile(
          "(?iu)(?:^|.*\\b)(?:we are|we're|we, |this is|my company is|our company is"
              + "|(?:name of (?:our|my) company|(?:our|my) company(?:'s)? name) is"
              + "|(?:i am|i'm|this is|my name is|it is)\\b.{0,50}\\b(?:from|of|at|with|for)"
              + "|writing\\b.{0,20}\\b(?:from|for)|behalf of|i represent|we represent"
              + "|work(?:ing)? (?:for|at|with)|greetings from|regards from"
              + "|wir sind(?: die)?|ich bin .{0,30}von|somos|soy .{0,30}de|nous sommes|siamo)"
              + "(?: the)?|.*(?:我们是|我是|来自|代表).*");

  /** "We are" may go before anything; before these words, where no legal form helps, a company. */
  private static final Pattern NAMES_A_COMPANY =
      Pattern.compile(
          "(?iu)(?:\\bfrom|behalf of|represent|company(?:'s name)? is|company name is"
              + "|name of (?:our|my) company is|work(?:ing)? for)(?: the)?\\s*$");

  /** Nothing before it, or what ends another part of the line. */
  private static final Pattern BEGINS_A_PART = Pattern.compile("(?:^|[|,;:/·•–—-])$");

  private static final Pattern NAME_WITHOUT_FORM =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{N}&'’.-]*"
              + "(?:\\s(?:&\\s|and\\s|of\\s|de\\s)?\\p{Lu}[\\p{L}\\p{N}&'’-]*){0,4}");

  private static final Pattern SENTENCE_WORD =
      Pattern.compile(
          "(?i)(?:interested|looking|happy|glad|pleased|located|based|writing|one|an?|the|one|in|not"
              + "|very|now|currently|planning|importers?|buyers?|wholesalers?|mr|mrs|ms)\\b.*");

  private final Countries countries;
  private final Freemail freemail;
  private final Domains domains;

  private CompanyGuess(Countries countries, Freemail freemail, Domains domains) {
    this.countries = countries;
    this.freemail = freemail;
    this.domains = domains;
  }

  /**
   * The company behind a letter.
   *
   * @param buyer whose letter it really is: mostly its writer; behind a marketplace's relay, the
   *     address in Reply-To or in the text
   * @param own our own country, which a letter's text names for other reasons
   */
  public static Newcomer guess(
      Letter letter,
      Address buyer,
      Countries countries,
      Freemail freemail,
      Domains domains,
      Country own) {
    return new CompanyGuess(countries, freemail, domains).of(letter, buyer, own);
  }

  /** Where a line stands: a company in a signature needs no further word to be the writer's. */
  private enum Place {
    SIGNATURE,
    END,
    TEXT
  }

  /** A name and where it was found. */
  private record Name(String text, String evidence) {}

  private Newcomer of(Letter letter, Address buyer, Country own) {
    String domain =
        freemail.contains(buyer.domain()) ? "" : domains.registrable(buyer.domain()).orElse("");
    String label = domain.isEmpty() ? "" : domain.substring(0, domain.indexOf('.'));
    List<String> signature =
        lines(letter.text().signature()).stream().limit(SIGNATURE_LINES).toList();
    List<String> fresh = lines(letter.text().fresh());
    List<String> addressed = labelsOfReaders(letter, domain);
    Name name =
        named(signature, fresh, label, addressed)
            .or(() -> fromDomain(label))
            .or(() -> fromDisplayName(buyer))
            .orElseGet(() -> fromLocalPart(buyer));
    CountryGuess.Guess country =
        new CountryGuess(countries).of(letter.text(), buyer.domain(), domain.isEmpty(), own);
    return new Newcomer(
        name.text(),
        name.evidence(),
        ShortName.of(name.text()),
        country.country(),
        country.evidence(),
        domain,
        ContactDetails.of(buyer, letter.text(), domain));
  }

  /** Bounded, as strangers write these texts: 50 MB in one line must cost no more than a letter. */
  private static List<String> lines(String text) {
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS))
        .lines()
        .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE)).strip())
        .toList();
  }

  /** A company that the letter names; one that agrees with the buyer's domain goes first. */
  private Optional<Name> named(
      List<String> signature, List<String> fresh, String label, List<String> addressed) {
    List<Name> sure = new ArrayList<>();
    List<Name> others = new ArrayList<>();
    List<String> tail = tail(fresh);
    Stream.concat(signature.stream(), tail.stream())
        .forEach(
            line -> labelled(line).ifPresent(n -> sort(n, "\"Company:\"", label, sure, others)));
    signature.forEach(line -> formed(line, Place.SIGNATURE, "the signature", label, sure, others));
    signature.forEach(line -> agreeing(line, label).ifPresent(sure::add));
    fresh.stream().limit(INTRODUCTION_LINES).forEach(line -> introduced(line, label, sure, others));
    tail.stream()
        .filter(line -> line.length() <= TAIL_WIDTH)
        .forEach(line -> formed(line, Place.END, "the end of the letter", label, sure, others));
    tail.forEach(line -> agreeing(line, label).ifPresent(sure::add));
    return Stream.concat(sure.stream(), others.stream())
        .filter(name -> addressed.stream().noneMatch(reader -> agree(name.text(), reader)))
        .findFirst();
  }

  private static List<String> tail(List<String> fresh) {
    List<String> written = fresh.stream().filter(line -> !line.isEmpty()).toList();
    return written.subList(Math.max(0, written.size() - TAIL_LINES), written.size());
  }

  private void sort(
      String name, String evidence, String label, List<Name> sure, List<Name> others) {
    if (name.length() <= LONGEST_NAME && countries.byName(ShortName.of(name)).isEmpty()) {
      (agree(name, label) ? sure : others).add(new Name(name, evidence));
    }
  }

  private static Optional<String> labelled(String line) {
    Matcher matcher = LABEL.matcher(line);
    return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  private void formed(
      String line, Place place, String evidence, String label, List<Name> sure, List<Name> others) {
    for (CompanyNames.Found found : CompanyNames.in(line)) {
      String before = found.before().strip();
      boolean counts =
          place == Place.SIGNATURE
              || (place == Place.END && BEGINS_A_PART.matcher(before).find())
              || agree(found.name(), label)
              || INTRODUCES.matcher(before).matches();
      if (counts) {
        sort(found.name(), evidence, label, sure, others);
      }
    }
  }

  /**
   * A part of a signature's line that is the domain's name in its own spelling: {@code NORDLICHT}.
   */
  private static Optional<Name> agreeing(String line, String label) {
    if (label.isEmpty()
        || line.length() > TAIL_WIDTH
        || line.contains("@")
        || line.contains("www.")) {
      return Optional.empty();
    }
    String letters = Countries.key(label);
    return Stream.of(PARTS.split(line, -1))
        .map(String::strip)
        .filter(part -> NAME_WITHOUT_FORM.matcher(part).matches())
        .filter(
            part -> {
              String key = Countries.key(part);
              return key.equals(letters)
                  || (key.length() >= 4 && letters.startsWith(key))
                  || (letters.length() >= 4 && key.startsWith(letters));
            })
        .findFirst()
        .map(part -> new Name(part, "the signature"));
  }

  private void introduced(String line, String label, List<Name> sure, List<Name> others) {
    int before = sure.size() + others.size();
    formed(line, Place.TEXT, "the introduction", label, sure, others);
    if (sure.size() + others.size() > before) {
      return;
    }
    Matcher matcher = NAME_WITHOUT_FORM.matcher(line);
    while (matcher.find()) {
      String name = matcher.group().strip();
      String lead = line.substring(0, matcher.start());
      boolean named =
          agree(name, label) || (label.isEmpty() && NAMES_A_COMPANY.matcher(lead).find());
      if (named
          && INTRODUCES.matcher(lead.strip()).matches()
          && !SENTENCE_WORD.matcher(name).matches()
          && Countries.key(name).length() >= 3) {
        sort(trimmed(name), "the introduction", label, sure, others);
      }
    }
  }

  private static String trimmed(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Whether a company's name and a domain's label are the same word, or begin with it. */
  static boolean agree(String name, String label) {
    String domain = Countries.key(label);
    String shortName = ShortName.of(name);
    String company = Countries.key(shortName);
    if (domain.length() < 2 || company.length() < 2) {
      return false;
    }
    if (domain.equals(company)
        || (domain.length() >= 4 && company.contains(domain))
        || (company.length() >= 4 && domain.contains(company))) {
      return true;
    }
    String[] words = shortName.split("[\\s-]+", -1);
    String first = Countries.key(words[0]);
    return (first.length() >= 4 && domain.startsWith(first))
        || (domain.length() >= 3 && domain.equals(initials(words)));
  }

  private static String initials(String[] words) {
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      String key = Countries.key(word);
      if (!key.isEmpty()) {
        initials.append(key.charAt(0));
      }
    }
    return initials.toString();
  }

  /** Those who are written to, ourselves above all: their names are not the writer's. */
  private List<String> labelsOfReaders(Letter letter, String buyersDomain) {
    return Stream.of(letter.to(), letter.cc(), letter.bcc())
        .flatMap(Collection::stream)
        .map(Address::domain)
        .filter(domain -> !freemail.contains(domain))
        .flatMap(domain -> domains.registrable(domain).stream())
        .filter(domain -> !domain.equals(buyersDomain))
        .map(domain -> domain.substring(0, domain.indexOf('.')))
        .distinct()
        .toList();
  }

  private static Optional<Name> fromDomain(String label) {
    return label.isEmpty()
        ? Optional.empty()
        : Optional.of(new Name(Capitals.ofLabel(label), "the domain"));
  }

  private static Optional<Name> fromDisplayName(Address buyer) {
    boolean real = !buyer.name().isBlank() && !buyer.name().contains("@");
    return real ? Optional.of(new Name(buyer.name(), "the display name")) : Optional.empty();
  }

  private static Name fromLocalPart(Address buyer) {
    String name = Capitals.ofLabel(buyer.localPart());
    return new Name(name.isBlank() ? "Unknown" : name, "the address");
  }
}

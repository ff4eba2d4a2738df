package io.tradepost.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes up companies and the people who work there. */
final class Founder {
  private static final Pattern NOT_ASCII = Pattern.compile("[^a-z0-9]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final List<String> ONSETS =
      List.of(
          "Lum", "Tal", "Nor", "Ver", "Kam", "Sol", "Bri", "Dor", "Fen", "Gal", "Hel", "Mar", "Pol",
          "Ras", "Tor", "Val", "Zen", "Cor", "Del", "Ost");
  private static final List<String> MIDDLES =
      List.of("a", "e", "i", "o", "u", "an", "en", "or", "il", "ar", "ev", "om");
  private static final List<String> ENDS =
      List.of(
          "vel", "nor", "brix", "tek", "dis", "lux", "mar", "tron", "via", "son", "dex", "mont",
          "rade", "quist", "zol", "pex");
  private static final List<String> FREEMAIL =
      List.of("gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "aol.com");

  private final Dice dice;
  private final List<Land> lands;
  private final Set<String> roots = new HashSet<>();

  Founder(Dice dice, List<Land> lands) {
    this.dice = dice;
    this.lands = lands;
  }

  /** A company of the customer file. */
  Firm known(
      String shortName,
      String name,
      Land land,
      List<String> domains,
      List<String> addresses,
      String subdomain) {
    List<Person> people = new ArrayList<>();
    addresses.forEach(a -> people.add(new Person(personName(land), a)));
    if (!domains.isEmpty()) {
      for (int i = 0; i < 4; i++) {
        String host = i == 2 && !subdomain.isEmpty() ? subdomain + "." : "";
        people.add(person(land, host + domains.get(i % domains.size())));
      }
    }
    String phone = dice.digits(land.phone());
    return new Firm(
        shortName,
        name,
        land.code(),
        domains,
        addresses,
        subdomain,
        land,
        List.copyOf(people),
        dice.pick(land.cities()),
        phone,
        true);
  }

  /** A company that nobody in the office knows yet. */
  Firm unknown() {
    Land land = dice.pick(lands);
    String root = root();
    String shortName = root + " " + dice.pick(land.trade());
    String name =
        land.legal().getFirst().startsWith("O") && land.code().equals("RU")
            ? "OOO " + shortName
            : shortName + " " + dice.pick(land.legal());
    String phone = dice.digits(land.phone());
    String city = dice.pick(land.cities());
    String slug = slug(shortName) + "-demo";
    int way = dice.below(20);
    if (way < 9) { // The domain's ending tells the country, unless it is a .com.
      String domain = slug + "." + land.tld();
      return firm(shortName, name, land, land.code(), domain, city, phone, true);
    }
    if (way < 15) { // A .com; the phone's prefix tells, sometimes the address as well.
      return firm(shortName, name, land, land.code(), slug + ".com", city, phone, dice.chance(0.4));
    }
    if (way < 16) { // A .com and nothing else.
      return firm(shortName, name, land, "ZZ", slug + ".com", "", "", false);
    }
    String address = slug.replace("-", ".") + dice.between(10, 99) + "@" + dice.pick(FREEMAIL);
    Person buyer = new Person(personName(land), address);
    return new Firm(
        shortName,
        name,
        land.code(),
        List.of(),
        List.of(address),
        "",
        land,
        List.of(buyer),
        city,
        phone,
        true);
  }

  private Firm firm(
      String shortName,
      String name,
      Land land,
      String country,
      String domain,
      String city,
      String phone,
      boolean tells) {
    List<Person> people = List.of(person(land, domain), person(land, domain), person(land, domain));
    return new Firm(
        shortName, name, country, List.of(domain), List.of(), "", land, people, city, phone, tells);
  }

  /** Somebody of that country at that domain. */
  Person person(Land land, String domain) {
    String name = personName(land);
    String local = slug(name).replace('-', '.');
    if (local.length() < 3) { // The name is not in Latin letters.
      local = dice.of("sales", "import", "purchase", "buyer", "trade") + dice.between(1, 9);
    }
    return new Person(name, local + "@" + domain);
  }

  /** A private freemail address of somebody. */
  Person privately(Person person) {
    String local = person.address().substring(0, person.address().indexOf('@'));
    return new Person(
        person.name(), local + ".demo" + dice.between(10, 999) + "@" + dice.pick(FREEMAIL));
  }

  private String personName(Land land) {
    String first = dice.pick(land.first());
    String last = dice.pick(land.last());
    return switch (land.language()) {
      case "zh", "zht", "ko" -> last + first;
      case "ja" -> last + " " + first;
      default -> first + " " + last;
    };
  }

  private String root() {
    for (int i = 0; ; i++) {
      String root = dice.pick(ONSETS) + dice.pick(MIDDLES) + dice.pick(ENDS);
      if (i > 20) {
        root = dice.pick(ONSETS) + dice.pick(MIDDLES) + root.toLowerCase(Locale.ROOT);
      }
      if (roots.add(root)) {
        return root;
      }
    }
  }

  static String slug(String text) {
    String plain =
        Normalizer.normalize(
            text.replace("ß", "ss").replace("ı", "i").replace("ł", "l").replace("Ł", "L"),
            Normalizer.Form.NFD);
    String ascii = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    String slug = NOT_ASCII.matcher(ascii).replaceAll("-");
    return slug.replaceAll("^-|-$", "");
  }
}

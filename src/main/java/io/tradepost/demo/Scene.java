package io.tradepost.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all who make letters up share: chance, words, companies, desks and the post. */
final class Scene {
  private static final List<String> LANGUAGES =
      List.of("zh", "zht", "ja", "ko", "ar", "ru", "tr", "es", "de", "fr", "it", "pl", "pt");

  final Dice dice;
  final World world = World.load();
  final Founder founder;
  final Enclosures enclosures;
  final SampleOptions options;
  final List<Desk> desks = new ArrayList<>();
  private final Map<String, Phrases> phrases = new HashMap<>();
  private final LetterWriter writer;
  private int orders = 200;
  private int matters;

  Scene(SampleOptions options) {
    this.options = options;
    this.dice = new Dice(options.seed());
    this.founder = new Founder(dice, world.lands());
    this.enclosures = new Enclosures(dice, options.targetAverageBytes());
    this.writer = new LetterWriter(dice, enclosures);
    Phrases english = Phrases.load("en", null);
    phrases.put("en", english);
    Phrases chinese = Phrases.load("zh", english);
    phrases.put("zh", chinese);
    for (String language : LANGUAGES.subList(1, LANGUAGES.size())) {
      phrases.put(language, Phrases.load(language, language.equals("zht") ? chinese : english));
    }
    for (int i = 0; i < options.mailboxes().size(); i++) {
      String name = options.mailboxes().get(i);
      desks.add(
          new Desk(
              name,
              new Person(name, options.address(name)),
              i % 2 == 0 ? Mailer.FOXMAIL : Mailer.OUTLOOK,
              customersOf(i)));
    }
  }

  private List<Firm> customersOf(int desk) {
    List<Firm> theirs = new ArrayList<>();
    List<Firm> all = world.customers();
    for (int i = desk % all.size(); i < all.size(); i += options.mailboxes().size()) {
      theirs.add(all.get(i));
    }
    return theirs;
  }

  Phrases phrases(String language) {
    Phrases found = phrases.get(language);
    if (found == null) {
      throw new IllegalStateException("no phrases in " + language);
    }
    return found;
  }

  String say(String language, String key, Map<String, String> values) {
    return phrases(language).say(key, dice, values);
  }

  /** Fresh values for a letter's phrases; the caller may overwrite them. */
  Map<String, String> values(String language, String me) {
    Map<String, String> values = new HashMap<>();
    values.put("me", me);
    values.put(
        "product",
        phrases(language).has("products")
            ? say(language, "products", Map.of())
            : dice.pick(world.products()));
    values.put("model", dice.of("HW", "LK", "PX", "TS") + "-" + dice.digits("####"));
    values.put("qty", String.valueOf(dice.between(2, 90) * 100));
    values.put("price", dice.between(1, 48) + "." + dice.digits("##"));
    values.put("port", dice.pick(world.ports()));
    values.put("month", say(language, "months", Map.of()));
    values.put("ref", dice.of("RF", "NO", "TK", "MX", "B") + dice.digits("######"));
    values.put("order", "PLK-" + dice.between(100, 199));
    return values;
  }

  int nextOrder() {
    return ++orders;
  }

  int nextMatter() {
    return ++matters;
  }

  /** Somebody of our own company who has no mailbox here. */
  Person colleague() {
    String name = dice.of("Lin", "Joy", "Coco", "Finance", "Office", "Zhou");
    return new Person(name, name.toLowerCase(java.util.Locale.ROOT) + "@" + options.domain());
  }

  byte[] write(Draft draft) {
    return writer.write(draft);
  }

  /** The letter as it arrives in that desk's inbox. */
  Sample arrives(Desk desk, Draft draft, byte[] written, Truth truth, boolean answered) {
    Instant at = draft.date.plusSeconds(dice.between(2, 90));
    Wire wire = new Wire();
    String host = draft.from.address().substring(draft.from.address().indexOf('@') + 1);
    boolean report = truth.kind().equals("bounce");
    wire.field("Return-Path", report ? "<>" : "<" + draft.from.address() + ">");
    wire.field("Delivered-To", desk.person.address());
    received(wire, "mx1." + options.domain(), "out." + host, at, draft.offset);
    if (dice.chance(0.7)) {
      received(wire, "out." + host, "host-" + dice.token(6) + "." + host, draft.date, draft.offset);
    }
    if (dice.chance(0.6)) {
      dkim(wire, host);
    }
    byte[] raw = wire.raw(written).bytes();
    return new Sample(desk.name, Role.INBOX, raw, at, inboxFlags(at, answered), truth);
  }

  private void received(Wire wire, String by, String from, Instant at, int offset) {
    wire.field(
        "Received",
        "from "
            + from
            + " ("
            + from
            + " [192.0.2."
            + dice.below(256)
            + "])\r\n\tby "
            + by
            + " with ESMTPS id "
            + dice.token(12)
            + ";\r\n\t"
            + LetterWriter.date(at, offset));
  }

  private void dkim(Wire wire, String host) {
    wire.field(
        "DKIM-Signature",
        "v=1; a=rsa-sha256; c=relaxed/relaxed; d="
            + host
            + "; s=s1;\r\n\t"
            + "h=from:to:subject:date:message-id; bh="
            + dice.token(43)
            + "=;\r\n\tb="
            + dice.token(70)
            + "\r\n\t"
            + dice.token(72)
            + "\r\n\t"
            + dice.token(28)
            + "==");
  }

  private Set<String> inboxFlags(Instant at, boolean answered) {
    boolean fresh = at.isAfter(options.until().minus(Duration.ofDays(2)));
    Set<String> flags = new HashSet<>();
    if (dice.chance(fresh ? 0.4 : 0.93)) {
      flags.add("\\Seen");
      if (answered && dice.chance(0.85)) {
        flags.add("\\Answered");
      }
    }
    if (dice.chance(0.04)) {
      flags.add("\\Flagged");
    }
    return flags;
  }

  /** The letter as that desk's mail program keeps it in Sent. */
  Sample sent(Desk desk, Draft draft, byte[] written, Truth truth) {
    return new Sample(
        desk.name, Role.SENT, written, draft.date.plusSeconds(2), Set.of("\\Seen"), truth);
  }

  /** Puts a copy of the letter into the other desk's inbox. */
  void copyTo(Desk other, Draft draft, byte[] written, Truth truth) {
    other.later(draft.date, now -> arrives(other, draft, written, truth, false));
  }

  /** The header block of a written letter, with {@code \n} line ends. */
  static String head(byte[] written) {
    String text = new String(written, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    return text.substring(0, end + 2).replace("\r\n", "\n");
  }
}

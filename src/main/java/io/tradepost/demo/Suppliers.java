package io.tradepost.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The letters of those who serve the office or want to sell to it, and of lists. */
final class Suppliers {
  /** The forwarders that the sample company's own rule names. */
  static final List<String> OUR_FORWARDERS = List.of("kn-demo.example", "dsv-demo.example");

  private final Scene scene;
  private final Dice dice;

  Suppliers(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice;
  }

  Sample newsletter(Desk desk, Instant now) {
    String domain =
        dice.of("exportweekly-demo.com", "tradebrief-demo.net", "waimao-demo.cn", "saas-demo.io");
    Draft d =
        plain(desk, now, new Person("Editors", "news@mail." + domain), tongue(), "newsletter");
    byMachine(d);
    d.sturdy = true;
    d.fields.add("List-Unsubscribe: <https://" + domain + "/u/" + dice.token(20) + ">");
    if (dice.chance(0.5)) {
      d.fields.add("Precedence: bulk");
    }
    for (int i = dice.below(6); i > 0; i--) {
      d.text += "\n\n" + scene.say(d.language, "newsletter", scene.values(d.language, desk.name));
    }
    return assistant(desk, d, Kind.NEWSLETTER);
  }

  Sample notice(Desk desk, Instant now) {
    Platform platform = dice.pick(Platform.ALL);
    Draft d = plain(desk, now, new Person(platform.name(), platform.notices()), tongue(), "notice");
    byMachine(d);
    d.sturdy = true;
    if (dice.chance(0.5)) {
      d.fields.add("List-Unsubscribe: <mailto:unsubscribe-" + dice.token(8) + "@" + host(d) + ">");
    }
    return assistant(desk, d, Kind.PLATFORM_NOTICE);
  }

  Sample list(Desk desk, Instant now) {
    Firm somebody = scene.founder.unknown();
    Draft d = plain(desk, now, somebody.people().getFirst(), "en", "list");
    String list = dice.of("export-talk", "lighting-l", "trade-forum");
    d.to.set(0, new Person("", list + "@lists-demo.org"));
    d.sturdy = true;
    d.fields.add("List-Id: <" + list + ".lists-demo.org>");
    d.fields.add("List-Post: <mailto:" + list + "@lists-demo.org>");
    d.fields.add("Precedence: list");
    return assistant(desk, d, Kind.LIST);
  }

  Sample certification(Desk desk, Instant now) {
    String domain =
        dice.of("sgs.com", "tuvsud.com", "intertek.com", "bureauveritas.com", "certlab-demo.com");
    Draft d =
        plain(desk, now, new Person("Customer Service", "cs@" + domain), tongue(), "certification");
    if (dice.chance(0.5)) {
      d.files.add(scene.enclosures.file(dice.of("Test Report.pdf", "检测报告.pdf")));
    }
    return assistant(desk, d, Kind.CERTIFICATION);
  }

  Sample forwarder(Desk desk, Instant now) {
    String domain =
        dice.of(
            OUR_FORWARDERS.get(0),
            OUR_FORWARDERS.get(1),
            "maersk.com",
            "dbschenker.com",
            "oceanbridge-demo.com");
    Draft d = plain(desk, now, new Person("Sea Freight", "rates@" + domain), tongue(), "forwarder");
    d.sturdy = !domain.startsWith("oceanbridge");
    if (dice.chance(0.4)) {
      d.files.add(scene.enclosures.file(dice.of("rates.xls", "运价表.xls", "Arrival Notice.pdf")));
    }
    return assistant(desk, d, Kind.FORWARDER);
  }

  /** We ask a forwarder, which is no customer; the forwarder answers. */
  Sample booking(Desk desk, Instant now) {
    Person forwarder = new Person("Booking Desk", "booking@" + dice.pick(OUR_FORWARDERS));
    Map<String, String> values = scene.values("en", "all");
    Draft d = new Draft(now, desk.person, forwarder);
    d.mailer = desk.mailer;
    d.subject = scene.say("en", "us.forwarder.subject", values);
    d.text = "Hello,\n\n" + scene.say("en", "us.forwarder", values) + "\n\n" + desk.name;
    d.signature = desk.signature();
    d.messageId = d.mailer.messageId(desk.person.address(), dice);
    desk.later(
        now.plusSeconds(dice.between(1_800, 40_000)),
        at -> {
          Draft answer = plain(desk, at, forwarder, "en", "forwarder");
          answer.subject = answer.mailer.again("en") + d.subject;
          answer.references.add(d.messageId);
          answer.quoted = d.asEarlier();
          return assistant(desk, answer, Kind.FORWARDER);
        });
    return scene.sent(desk, d, scene.write(d), Truth.sent(Kind.BOOKING, List.of()));
  }

  Sample courier(Desk desk, Instant now) {
    String domain = dice.of("dhl.com", "fedex.com", "ups.com", "sf-express.com");
    Draft d = plain(desk, now, new Person("Tracking", "noreply@" + domain), tongue(), "courier");
    byMachine(d);
    d.sturdy = true;
    return assistant(desk, d, Kind.COURIER);
  }

  Sample exhibition(Desk desk, Instant now) {
    String domain =
        dice.of("cantonfair.org.cn", "hktdc.org", "messefrankfurt.com", "expo-world-demo.com");
    Draft d = plain(desk, now, new Person("Organiser", "invite@" + domain), tongue(), "exhibition");
    if (dice.chance(0.5)) {
      d.fields.add("List-Unsubscribe: <mailto:leave@" + domain + ">");
    }
    return assistant(desk, d, Kind.EXHIBITION);
  }

  /** Advertising of people who want us to buy. */
  Sample offer(Desk desk, Instant now) {
    String language = tongue();
    String domain = dice.of("driver-factory", "bestpack", "seo-top", "screwworks", "chip-depot");
    Person seller =
        new Person(
            dice.of("Sales Manager", "Jack", "Ms. Wu", "Coco Li"),
            "sales"
                + dice.between(1, 90)
                + "@"
                + domain
                + "-demo"
                + dice.of(".com", ".cn", ".net"));
    Draft d = plain(desk, now, seller, language, "offer");
    if (dice.chance(0.5)) {
      d.fields.add("List-Unsubscribe: <mailto:no@" + host(d) + ">");
    }
    if (dice.chance(0.3)) {
      d.files.add(scene.enclosures.file(dice.of("catalogue.pdf", "price.csv", "产品目录.pdf")));
    }
    return assistant(desk, d, Kind.SPAM_OFFER);
  }

  /** A letter with the subject and text of that key. */
  Draft plain(Desk desk, Instant now, Person writer, String language, String key) {
    Map<String, String> values = scene.values(language, desk.name);
    Draft d = new Draft(now, writer, desk.person);
    d.language = language;
    d.mailer = Mailer.of(language, writer.address(), dice);
    d.subject = scene.say(language, key + ".subject", values);
    d.text = scene.say(language, key, values);
    if (!key.equals("newsletter")) {
      d.text += "\n\n" + writer.name();
    }
    d.messageId = d.mailer.messageId(writer.address(), dice);
    return d;
  }

  private Sample assistant(Desk desk, Draft d, Kind kind) {
    return scene.arrives(desk, d, scene.write(d), Truth.assistant(kind), false);
  }

  private String tongue() {
    return dice.chance(0.4) ? "zh" : "en";
  }

  private static String host(Draft d) {
    return d.from.address().substring(d.from.address().indexOf('@') + 1);
  }

  /** Sent by a program that makes letters look like pages. */
  private void byMachine(Draft d) {
    d.advertising = true;
    d.mailer = Mailer.MACHINE;
    d.messageId = d.mailer.messageId(d.from.address(), dice);
  }
}

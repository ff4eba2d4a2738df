package io.tradepost.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Begins new things at a desk, each in its share: dealings, and letters that stand alone. */
final class Errands {
  /** What can begin, and how often among a hundred. */
  private enum Errand {
    DEALING(13),
    STRANGER(8),
    PLATFORM_INQUIRY(5),
    NEWSLETTER(13),
    CUSTOMER_NEWSLETTER(1),
    PLATFORM_NOTICE(9),
    LIST(4),
    CERTIFICATION(4),
    FORWARDER(6),
    BOOKING(3),
    COURIER(4),
    EXHIBITION(5),
    OFFER(8),
    INTERNAL(7),
    PRIVATE(4),
    MISCELLANEOUS(2),
    JUNK(2),
    CIRCULAR(2);

    private final int share;

    Errand(int share) {
      this.share = share;
    }
  }

  private final Scene scene;
  private final Dice dice;
  private final Suppliers suppliers;
  private List<Errand> deck = List.of();
  private int drawn;

  Errands(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice;
    this.suppliers = new Suppliers(scene);
  }

  /** The first letter of something new. */
  Sample begin(Desk desk, Instant now) {
    return switch (draw()) {
      case DEALING ->
          new Dealing(scene, desk, dice.pick(desk.customers), true, dice.pick(Step.WITH_CUSTOMER))
              .next(now);
      case STRANGER ->
          new Dealing(scene, desk, scene.founder.unknown(), false, dice.pick(Step.WITH_STRANGER))
              .next(now);
      case PLATFORM_INQUIRY -> platformInquiry(desk, now);
      case NEWSLETTER -> suppliers.newsletter(desk, now);
      case CUSTOMER_NEWSLETTER -> customerNewsletter(desk, now);
      case PLATFORM_NOTICE -> suppliers.notice(desk, now);
      case LIST -> suppliers.list(desk, now);
      case CERTIFICATION -> suppliers.certification(desk, now);
      case FORWARDER -> suppliers.forwarder(desk, now);
      case BOOKING -> suppliers.booking(desk, now);
      case COURIER -> suppliers.courier(desk, now);
      case EXHIBITION -> suppliers.exhibition(desk, now);
      case OFFER -> suppliers.offer(desk, now);
      case INTERNAL -> internal(desk, now);
      case PRIVATE -> privately(desk, now);
      case MISCELLANEOUS -> stray(desk, now, "misc", Kind.MISCELLANEOUS, "uni-demo.edu");
      case JUNK -> stray(desk, now, "junk", Kind.JUNK, "mail-notice-demo.com");
      case CIRCULAR -> circular(desk, now);
    };
  }

  /** A deck of cards rather than a die, so that each kind comes in its share early on. */
  private Errand draw() {
    if (drawn == deck.size()) {
      List<Errand> cards = new ArrayList<>();
      for (Errand e : Errand.values()) {
        for (int i = 0; i < e.share; i++) {
          cards.add(e);
        }
      }
      deck = dice.shuffled(cards);
      drawn = 0;
    }
    return deck.get(drawn++);
  }

  private Sample platformInquiry(Desk desk, Instant now) {
    boolean known = dice.chance(0.3);
    Firm firm = known ? dice.pick(desk.customers) : scene.founder.unknown();
    while (firm.country().equals("ZZ")) { // A platform always names the country.
      firm = scene.founder.unknown();
    }
    Map<String, String> values = scene.values("en", desk.name);
    Draft d = dice.pick(Platform.ALL).inquiry(scene, desk, firm, now, values);
    List<Step> script = dice.pick(Step.WITH_STRANGER);
    int matter = 0;
    if (script.size() > 1) {
      Dealing dealing = new Dealing(scene, desk, firm, known, script);
      matter = dealing.matter();
      dealing.continueAfter(d, "Inquiry " + values.getOrDefault("product", ""));
      dealing.scheduleNext(now);
    }
    Truth truth =
        Truth.customer(Kind.PLATFORM_INQUIRY, firm)
            .in(matter == 0 ? scene.nextMatter() : matter, Owing.ASKS);
    return scene.arrives(desk, d, scene.write(d), truth, script.size() > 1);
  }

  /** A customer's own advertising is still the customer's letter. */
  private Sample customerNewsletter(Desk desk, Instant now) {
    Firm firm = dice.pick(desk.customers);
    while (!firm.ownDomain()) {
      firm = dice.pick(desk.customers);
    }
    Person writer = new Person(firm.shortName(), "news@" + firm.domains().getFirst());
    Draft d = plain(desk, now, writer, "en", "newsletter");
    d.advertising = true;
    d.fields.add("List-Unsubscribe: <mailto:leave@" + firm.domains().getFirst() + ">");
    return scene.arrives(desk, d, scene.write(d), Truth.customer(Kind.NEWSLETTER, firm), false);
  }

  private Sample internal(Desk desk, Instant now) {
    Draft d = plain(desk, now, scene.colleague(), dice.of("zh", "zh", "en"), "internal");
    d.sturdy = true;
    if (dice.chance(0.25)) {
      d.files.add(scene.enclosures.file(dice.of("报表.xlsx", "form.xls", "通知.pdf")));
    }
    return scene.arrives(desk, d, scene.write(d), Truth.others(Kind.INTERNAL), false);
  }

  private Sample privately(Desk desk, Instant now) {
    Person friend =
        new Person(
            dice.of("小芳", "阿明", "Emma", "Lily Wang"),
            "friend.demo" + dice.between(10, 60) + "@" + dice.of("qq.com", "163.com", "gmail.com"));
    Draft d = plain(desk, now, friend, dice.of("zh", "zh", "en"), "private");
    if (d.subject.equals("Photos") || d.subject.equals("照片")) {
      d.files.add(scene.enclosures.file("DSC_" + dice.digits("####") + ".jpg"));
    }
    return scene.arrives(desk, d, scene.write(d), Truth.others(Kind.PRIVATE), false);
  }

  private Sample stray(Desk desk, Instant now, String key, Kind kind, String domain) {
    Person writer = new Person(dice.of("Anna", "Wei", "Support"), dice.token(6) + "@" + domain);
    Draft d = plain(desk, now, writer, "en", key);
    return scene.arrives(desk, d, scene.write(d), Truth.others(kind), false);
  }

  /** Ours to a few customers at once. */
  private Sample circular(Desk desk, Instant now) {
    List<Firm> firms =
        dice.shuffled(desk.customers)
            .subList(0, Math.min(desk.customers.size(), dice.between(2, 4)));
    Draft d = new Draft(now, desk.person, firms.getFirst().people().getFirst());
    firms.stream().skip(1).forEach(f -> d.cc.add(f.people().getFirst()));
    Map<String, String> values = scene.values("en", "customer");
    d.mailer = desk.mailer;
    d.subject = scene.say("en", "us.circular.subject", values);
    d.text = "Dear customers,\n\n" + scene.say("en", "us.circular", values) + "\n\n" + desk.name;
    d.signature = desk.signature();
    d.files.add(scene.enclosures.file("Price List 2027.xlsx"));
    d.messageId = d.mailer.messageId(desk.person.address(), dice);
    return scene.sent(desk, d, scene.write(d), Truth.sent(Kind.CIRCULAR, firms));
  }

  private Draft plain(Desk desk, Instant now, Person writer, String language, String key) {
    return suppliers.plain(desk, now, writer, language, key);
  }
}

package io.tradepost.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A B2B platform: its notices, and the letters in which it passes buyers' inquiries on. */
record Platform(String name, String relay, String notices, boolean replyTo) {
  static final List<Platform> ALL =
      List.of(
          new Platform(
              "Alibaba.com", "feedback@service.alibaba.com", "noreply@notice.alibaba.com", true),
          new Platform(
              "Made-in-China.com", "inquiry@made-in-china.com", "service@made-in-china.com", false),
          new Platform(
              "Global Sources", "inquiries@globalsources.com", "update@globalsources.com", false),
          new Platform("TradeKey", "inquiry@tradekey.com", "news@tradekey.com", true));

  /** A buyer's inquiry passed on: the buyer stands in Reply-To or in the text alone. */
  Draft inquiry(Scene scene, Desk desk, Firm firm, Instant now, Map<String, String> values) {
    Dice dice = scene.dice;
    Person buyer = firm.people().getFirst();
    Draft d = new Draft(now, new Person(name, relay), desk.person);
    d.mailer = Mailer.MACHINE;
    d.messageId = d.mailer.messageId(relay, dice);
    String product = values.getOrDefault("product", "");
    d.subject =
        dice.of(
            "[" + name + "] You have a new inquiry about " + product,
            buyer.name() + " has sent you an inquiry: " + product,
            "New inquiry from " + firm.land().name() + " - " + product);
    if (replyTo && dice.chance(0.7)) {
      d.replyTo = buyer;
    }
    String phone = firm.phone().isEmpty() ? "" : "\nTel: " + firm.phone();
    d.text =
        scene.say("en", "platform.intro", values)
            + "\n\nMessage:\n"
            + scene.say("en", "inquiry", values)
            + "\n\nBuyer information\nName: "
            + buyer.name()
            + "\nCompany: "
            + firm.name()
            + "\nCountry/Region: "
            + firm.land().name()
            + "\nE-mail: "
            + buyer.address()
            + phone
            + "\n\nSign in to "
            + name
            + " to see more inquiries from this buyer.";
    d.advertising = dice.chance(0.6);
    return d;
  }
}

package io.tradepost.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What mail programs and servers send by themselves after a letter of ours to a customer. */
final class Reports {
  private final Scene scene;
  private final Dice dice;
  private final Desk desk;
  private final Firm firm;
  private final Person to;
  private final String language;
  private final int matter;

  Reports(Scene scene, Desk desk, Firm firm, Person to, String language, int matter) {
    this.scene = scene;
    this.dice = scene.dice;
    this.desk = desk;
    this.firm = firm;
    this.to = to;
    this.language = language;
    this.matter = matter;
  }

  /** A delivery status notification (RFC 3464) of our own server or of the customer's. */
  Sample bounce(Instant now, Draft sent, String head) {
    String domain = to.address().substring(to.address().indexOf('@') + 1);
    boolean own = !firm.ownDomain() || dice.chance(0.5);
    String host = own ? "mx1." + scene.options.domain() : domain;
    Person machine =
        own
            ? new Person("Mail Delivery System", "MAILER-DAEMON@" + host)
            : new Person("Microsoft Outlook", "postmaster@" + host);
    Draft d = report(now, machine, sent);
    d.subject = own ? "Undelivered Mail Returned to Sender" : "Undeliverable: " + sent.subject;
    d.fields.add("Auto-Submitted: auto-replied");
    if (own) {
      d.references.clear();
    }
    String note =
        "This is the mail system at host "
            + host
            + ".\n\nYour message could not be delivered to "
            + to.address()
            + ".\n\n"
            + dice.of(
                "<" + to.address() + ">: host said: 550 5.1.1 User unknown",
                "<" + to.address() + ">: 552 5.2.2 Mailbox full")
            + "\n";
    String status =
        "Reporting-MTA: dns; "
            + host
            + "\nArrival-Date: "
            + LetterWriter.date(sent.date, 8)
            + "\n\nFinal-Recipient: rfc822; "
            + to.address()
            + "\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n";
    Part returned =
        dice.chance(0.5)
            ? new Part.Lines("text/rfc822-headers", head)
            : new Part.Lines("message/rfc822", ownText(head));
    d.body =
        multi(
            "multipart/report; report-type=delivery-status",
            List.of(
                new Part.Text("text/plain", note, Coding.ASCII, Part.Transfer.PLAIN),
                new Part.Lines("message/delivery-status", status),
                returned));
    return arrives(d, Kind.BOUNCE);
  }

  /** The letter's header with a text that needs no encoding, as its own type would not fit. */
  private static String ownText(String head) {
    StringBuilder kept = new StringBuilder();
    boolean skipping = false;
    for (String line : head.lines().toList()) {
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      skipping = folded ? skipping : line.startsWith("Content-");
      kept.append(skipping ? "" : line + "\n");
    }
    return kept
        + "Content-Type: text/plain; charset=us-ascii\n\nDear customer,\n\nplease see"
        + " our offer.\n\nBest regards\n";
  }

  /** An out-of-office notice; QQ and Foxmail ones carry no header that says so. */
  Sample absence(Instant now, Draft sent) {
    Draft d = report(now, to, sent);
    String spoken = dice.chance(0.6) ? language : "en";
    Map<String, String> values = scene.values(spoken, desk.name);
    values.put("about", sent.subject);
    d.language = spoken;
    d.offset = firm.land().offset();
    d.mailer = Mailer.of(spoken, to.address(), dice);
    d.subject = scene.say(spoken, "ooo.subject", values);
    d.text = scene.say(spoken, "ooo", values) + "\n\n" + to.name();
    if (spoken.startsWith("zh") ? dice.chance(0.4) : dice.chance(0.8)) {
      d.fields.add(
          dice.of(
              "Auto-Submitted: auto-replied",
              "Auto-Submitted: auto-replied (zimbra; vacation)",
              "X-Auto-Response-Suppress: All\r\nAuto-Submitted: auto-generated",
              "X-Autoreply: yes"));
    }
    return arrives(d, Kind.AUTO_REPLY);
  }

  /** A read receipt (RFC 3798). */
  Sample receipt(Instant now, Draft sent) {
    Draft d = report(now, to, sent);
    d.subject = dice.of("Read: ", "Gelesen: ", "已读: ") + sent.subject;
    d.body =
        multi(
            "multipart/report; report-type=disposition-notification",
            List.of(
                new Part.Text(
                    "text/plain",
                    "Your message was read on " + LetterWriter.date(now, d.offset) + ".\n",
                    Coding.ASCII,
                    Part.Transfer.PLAIN),
                new Part.Lines(
                    "message/disposition-notification",
                    "Reporting-UA: mail; Outlook\nFinal-Recipient: rfc822; "
                        + to.address()
                        + "\nOriginal-Message-ID: <"
                        + sent.messageId
                        + ">\nDisposition: manual-action/MDN-sent-manually; displayed\n")));
    return arrives(d, Kind.RECEIPT);
  }

  /** An answer to an invitation (RFC 5546 §3.2.3). */
  Sample calendar(Instant now, Draft sent) {
    Draft d = report(now, to, sent);
    d.subject = dice.of("Accepted: ", "Declined: ", "已接受: ") + "Video call on " + sent.subject;
    String event =
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nPRODID:Microsoft Exchange Server 2010\nVERSION:2.0\n"
            + "BEGIN:VEVENT\nUID:"
            + dice.token(32)
            + "\nATTENDEE;PARTSTAT=ACCEPTED:mailto:"
            + to.address()
            + "\nSUMMARY:Video call\nDTSTART:20260901T080000Z\nEND:VEVENT\n"
            + "END:VCALENDAR\n";
    d.body =
        multi(
            "multipart/alternative",
            List.of(
                new Part.Text("text/plain", "\n", Coding.ASCII, Part.Transfer.PLAIN),
                new Part.Text(
                    "text/calendar; method=REPLY", event, Coding.UTF_8, Part.Transfer.PLAIN)));
    return arrives(d, Kind.CALENDAR_REPLY);
  }

  private Draft report(Instant now, Person machine, Draft sent) {
    Draft d = new Draft(now, machine, desk.person);
    d.mailer = Mailer.MACHINE;
    d.messageId = d.mailer.messageId(machine.address(), dice);
    d.references.add(sent.messageId);
    return d;
  }

  private Part multi(String type, List<Part> parts) {
    return new Part.Multi(type, "_" + dice.token(24), parts);
  }

  private Sample arrives(Draft d, Kind kind) {
    Owing does = kind == Kind.BOUNCE ? Owing.RETURNS : Owing.NOTHING;
    Truth truth = Truth.customer(kind, firm).in(matter, does);
    return scene.arrives(desk, d, scene.write(d), truth, false);
  }
}

package io.tradepost.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns drafts into bytes. */
final class LetterWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final Dice dice;
  private final Enclosures enclosures;
  private final Damage damage;

  LetterWriter(Dice dice, Enclosures enclosures) {
    this.dice = dice;
    this.enclosures = enclosures;
    this.damage = new Damage(dice);
  }

  /** The letter as it left its writer. */
  byte[] write(Draft d) {
    Coding coding = Coding.choose(d.language, d.subject + d.plain() + d.from.name(), dice);
    boolean q = d.language.length() == 2 && !"zh ja ko ru ar".contains(d.language);
    Damage.Kind fault = damage.choose(d.sturdy);
    Wire wire = new Wire();
    wire.field("From", HeaderText.address(d.from, coding, q));
    if (d.replyTo != null) {
      wire.field("Reply-To", HeaderText.address(d.replyTo, coding, q));
    }
    wire.field("To", HeaderText.addresses(d.to, coding, q));
    if (!d.cc.isEmpty()) {
      wire.field("Cc", HeaderText.addresses(d.cc, coding, q));
    }
    if (fault == Damage.Kind.RAW_HEADER) {
      wire.raw(coding.bytes("Subject: " + d.subject + "\r\n"));
    } else {
      wire.field("Subject", HeaderText.text(d.subject, coding, q));
    }
    damage.date(fault, date(d.date, d.offset)).ifPresent(v -> wire.field("Date", v));
    if (!d.messageId.isEmpty()) {
      wire.field("Message-ID", "<" + d.messageId + ">");
    }
    if (!d.references.isEmpty()) {
      wire.field("In-Reply-To", "<" + d.references.getLast() + ">");
      wire.field(
          "References",
          d.references.stream().map(r -> "<" + r + ">").collect(Collectors.joining("\r\n ")));
    }
    d.fields.forEach(wire::line);
    if (!d.mailer.mark().isEmpty()) {
      wire.line(d.mailer.mark());
    }
    wire.line("MIME-Version: 1.0");
    wire.part(d.body != null ? d.body : content(d, coding));
    return damage.apply(fault, wire.bytes());
  }

  static String date(Instant at, int offset) {
    return DATE.format(at.atOffset(ZoneOffset.ofHours(offset)));
  }

  private Part content(Draft d, Coding coding) {
    Part words = words(d, coding);
    if (d.files.isEmpty()) {
      return words;
    }
    List<Part> parts = new ArrayList<>();
    parts.add(words);
    parts.addAll(d.files);
    return new Part.Multi("multipart/mixed", d.mailer.boundary(dice), parts);
  }

  private Part words(Draft d, Coding coding) {
    Part.Transfer transfer = transfer(d, coding);
    int style = d.advertising ? 19 : dice.below(20);
    if (style < 5) {
      return new Part.Text("text/plain", d.plain(), coding, transfer);
    }
    boolean logo = !d.signature.isEmpty() && dice.chance(0.12);
    String contentId = logo ? "image001.jpg@" + dice.token(8) + "." + dice.token(8) : "";
    Part html = new Part.Text("text/html", Html.page(d, coding, contentId), coding, transfer);
    if (style == 5 || (d.advertising && dice.chance(0.3))) {
      return logo ? related(d, html, contentId) : html;
    }
    Part plain = new Part.Text("text/plain", d.plain(), coding, transfer);
    Part both =
        new Part.Multi("multipart/alternative", d.mailer.boundary(dice), List.of(plain, html));
    return logo ? related(d, both, contentId) : both;
  }

  private Part related(Draft d, Part words, String contentId) {
    return new Part.Multi(
        "multipart/related", d.mailer.boundary(dice), List.of(words, enclosures.logo(contentId)));
  }

  private Part.Transfer transfer(Draft d, Coding coding) {
    if (coding.sevenBit()) {
      return Part.Transfer.PLAIN;
    }
    return switch (d.language) {
      case "zh", "zht", "ja", "ko", "ru", "ar" ->
          dice.of(Part.Transfer.BASE64, Part.Transfer.BASE64, Part.Transfer.PLAIN);
      default ->
          dice.of(
              Part.Transfer.QUOTED_PRINTABLE, Part.Transfer.QUOTED_PRINTABLE, Part.Transfer.PLAIN);
    };
  }
}

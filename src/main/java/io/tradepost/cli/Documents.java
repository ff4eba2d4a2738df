package io.tradepost.cli;

import io.tradepost.agent.Office.CheckLine;
import io.tradepost.agent.Office.CheckReport;
import io.tradepost.agent.Office.Copy;
import io.tradepost.agent.Office.DecisionView;
import io.tradepost.agent.Office.Event;
import io.tradepost.agent.Office.Explanation;
import io.tradepost.agent.Office.Failure;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.Move;
import io.tradepost.agent.Office.Shown;
import io.tradepost.customer.Customer;
import java.util.TreeMap;

/**
 * The fields of everything that commands print as JSON, described in {@code docs/commands.md}.
 * Other programs read them: fields may be added, never renamed.
 */
final class Documents {
  private Documents() {}

  static void letter(JsonDocument to, LetterView letter) {
    to.field("id", letter.id())
        .field("messageId", letter.messageId())
        .field("mailbox", letter.mailbox())
        .field("folder", letter.folder())
        .field("date", letter.date())
        .field("from", letter.from())
        .field("to", letter.to())
        .field("cc", letter.cc())
        .field("subject", letter.subject())
        .field("category", letter.category())
        .field("country", letter.country())
        .field("company", letter.company())
        .field("customer", letter.customer())
        .field("orders", letter.orders())
        .field("conversation", letter.conversation())
        .field("attachments", letter.attachments())
        .field("size", letter.size())
        .field("snippet", Snippet.plain(letter.snippet()))
        .field("places", letter.places())
        .array("copies", letter.copies(), Documents::copy);
  }

  private static void copy(JsonDocument to, Copy copy) {
    to.field("mailbox", copy.mailbox()).field("folder", copy.folder());
  }

  static void shown(JsonDocument to, Shown shown) {
    letter(to, shown.letter());
    to.field("text", shown.fresh())
        .field("quoted", shown.quoted())
        .field("signature", shown.signature())
        .field("flaws", shown.flaws());
  }

  static void mailbox(JsonDocument to, MailboxReport mailbox) {
    to.field("mailbox", mailbox.mailbox())
        .field("seen", mailbox.seen())
        .field("filed", mailbox.filed())
        .field("left", mailbox.left())
        .field("failed", mailbox.failed())
        .field("lastSeen", mailbox.lastSeen())
        .field("lastFiled", mailbox.lastFiled())
        .field("lagSeconds", mailbox.lagSeconds())
        .field("connected", mailbox.connected())
        .field("connectedSince", mailbox.connectedSince())
        .field("error", mailbox.error())
        .object(
            "leftBecause",
            d -> new TreeMap<>(mailbox.leftBecause()).forEach((why, n) -> d.field(why, n)))
        .array("failures", mailbox.failures(), Documents::failure);
  }

  private static void failure(JsonDocument to, Failure failure) {
    to.field("folder", failure.folder())
        .field("uid", failure.uid())
        .field("what", failure.what())
        .field("at", failure.at());
  }

  static void move(JsonDocument to, Move move) {
    to.field("mailbox", move.mailbox())
        .field("letter", move.letter())
        .field("subject", move.subject())
        .field("action", move.action())
        .field("from", move.from())
        .field("to", move.to())
        .field("category", move.category())
        .field("reasons", move.reasons());
  }

  /** {@code reasons} stands beside the decision that it belongs to. */
  static void explanation(JsonDocument to, Explanation explanation) {
    to.object("letter", d -> letter(d, explanation.letter()))
        .object("decision", d -> decision(d, explanation.decision()))
        .field("reasons", explanation.decision().reasons())
        .array("history", explanation.history(), Documents::event);
  }

  private static void decision(JsonDocument to, DecisionView decision) {
    to.field("category", decision.category())
        .field("target", decision.target())
        .field("at", decision.at());
  }

  private static void event(JsonDocument to, Event event) {
    to.field("at", event.at()).field("mailbox", event.mailbox()).field("what", event.what());
  }

  static void check(JsonDocument to, CheckReport report) {
    to.field("mailbox", report.mailbox())
        .field("ok", report.ok())
        .array("lines", report.lines(), Documents::checkLine);
  }

  private static void checkLine(JsonDocument to, CheckLine line) {
    to.field("what", line.what())
        .field("found", line.found())
        .field("ok", line.ok())
        .field("advice", line.advice());
  }

  static void customer(JsonDocument to, Customer customer) {
    to.field("key", customer.key())
        .field("code", customer.code())
        .field("name", customer.name())
        .field("short", customer.shortName())
        .field("country", customer.country().label())
        .field("domains", customer.domains())
        .field("addresses", customer.addresses())
        .field("learned", customer.learned())
        .field("grade", customer.grade().name())
        .field("owner", customer.owner())
        .field("provisional", customer.provisional())
        .field("details", new TreeMap<>(customer.details()))
        .field("mergedInto", customer.mergedInto());
  }
}

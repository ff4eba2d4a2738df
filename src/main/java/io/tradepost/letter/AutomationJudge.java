package io.tradepost.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a person or a machine wrote a letter. Each mark names the kind it speaks for;
 * what speaks most exactly wins: a report in the letter's structure, then marks of bounces, of
 * automatic replies, of bulk mail, of programs. X-Auto-Response-Suppress proves nothing: Exchange
 * puts it on people's letters; {@code Auto-Submitted: no} says that a person wrote (RFC 3834 §5.1).
 */
final class AutomationJudge {
  private static final Set<String> AUTO_REPLY_FIELDS =
      Set.of(
          "x-autoreply",
          "x-autorespond",
          "x-autoresponder",
          "x-autoreply-from",
          "x-mail-autoreply",
          "x-ms-exchange-inbox-rules-loop",
          "x-ms-exchange-generated-message-source");
  private static final Set<String> BULK_FIELDS =
      Set.of(
          "list-id",
          "list-unsubscribe",
          "list-post",
          "mailing-list",
          "feedback-id",
          "x-loop",
          "x-otrs-loop");
  private static final List<String> DELAY_WORDS =
      List.of(
          "delay",
          "warning: could not send",
          "warning: message",
          "still being retried",
          "temporarily",
          "verzögert",
          "延迟",
          "延遲",
          "retraso",
          "retardé");

  private final AutomationMarks marks;

  AutomationJudge(AutomationMarks marks) {
    this.marks = marks;
  }

  Automation judge(Headers headers, List<Address> from, String subject, Reports reports) {
    Findings found = new Findings();
    reports.status().forEach(report -> found.add(report.kind(), report.evidence()));
    if (reports.calendarReply()) {
      found.add(Automation.Kind.CALENDAR_REPLY, "text/calendar with METHOD:REPLY");
    }
    boolean byPerson = false;
    for (Headers.Field field : headers.fields()) {
      byPerson |= field(field, found);
    }
    reportType(headers, found);
    if (!byPerson) {
      weak(headers, from, subject, found);
    }
    return found.verdict();
  }

  /** Takes in one field; whether it says that a person wrote. */
  private static boolean field(Headers.Field field, Findings found) {
    String name = field.name().toLowerCase(Locale.ROOT);
    String value = field.value().toLowerCase(Locale.ROOT).strip();
    String evidence = field.name() + (value.length() <= 60 ? ": " + field.value() : "");
    switch (name) {
      case "auto-submitted" -> {
        String keyword = value.split("[;\\s(]", 2)[0];
        switch (keyword) {
          case "no" -> {
            return true;
          }
          case "" -> {}
          case "auto-generated", "auto-notified" -> found.add(Automation.Kind.GENERATED, evidence);
          default -> found.add(Automation.Kind.AUTO_REPLY, evidence);
        }
      }
      case "precedence", "x-precedence" -> {
        if (value.equals("auto_reply")) {
          found.add(Automation.Kind.AUTO_REPLY, evidence);
        } else if (value.equals("bulk") || value.equals("list") || value.equals("junk")) {
          found.add(Automation.Kind.BULK, evidence);
        }
      }
      case "x-failed-recipients" -> found.add(Automation.Kind.BOUNCE, field.name());
      case "delivered-to" -> {
        if (value.startsWith("autoresponder")) {
          found.add(Automation.Kind.AUTO_REPLY, evidence);
        }
      }
      case "x-cron-env" -> found.add(Automation.Kind.GENERATED, field.name());
      default -> {
        // X-Autoreply: no is what it says.
        if (AUTO_REPLY_FIELDS.contains(name) && !value.equals("no") && !value.equals("false")) {
          found.add(Automation.Kind.AUTO_REPLY, evidence);
        } else if (BULK_FIELDS.contains(name)) {
          found.add(Automation.Kind.BULK, field.name());
        }
      }
    }
    return false;
  }

  private static void reportType(Headers headers, Findings found) {
    String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("message/delivery-status")) {
      found.add(Automation.Kind.BOUNCE, "message/delivery-status");
    } else if (type.startsWith("multipart/report")) {
      Parameters parameters = Parameters.parse(type);
      switch (parameters.get("report-type")) {
        case "disposition-notification" -> found.add(Automation.Kind.RECEIPT, "multipart/report");
        case "feedback-report" -> found.add(Automation.Kind.GENERATED, "multipart/report");
        case "delivery-status" -> {
          if (!found.hasAny(
              Automation.Kind.BOUNCE, Automation.Kind.DELAY, Automation.Kind.RECEIPT)) {
            found.add(Automation.Kind.BOUNCE, "multipart/report");
          }
        }
        default -> found.add(Automation.Kind.GENERATED, "multipart/report");
      }
    } else if (type.startsWith("message/feedback-report")) {
      found.add(Automation.Kind.GENERATED, "message/feedback-report");
    }
  }

  private void weak(Headers headers, List<Address> from, String subject, Findings found) {
    String lower = subject.toLowerCase(Locale.ROOT).strip();
    boolean nullSender =
        headers.first("Return-Path").map(path -> path.strip().equals("<>")).orElse(false);
    String machine = machine(from);
    boolean daemon = machine.contains("daemon");
    boolean bounceSubject = marks.bounceSubjects().stream().anyMatch(lower::startsWith);
    // A courier's "Delivery notification" from no-reply@ is no bounce.
    boolean mailSystem =
        nullSender || daemon || machine.equals("postmaster") || machine.startsWith("bounce");
    boolean automatic =
        nullSender || found.hasAny(Automation.Kind.AUTO_REPLY, Automation.Kind.GENERATED);
    String autoSubject = autoReplySubject(lower, automatic && !found.hasAny(Automation.Kind.BULK));
    if (autoSubject != null && !daemon) {
      found.add(Automation.Kind.AUTO_REPLY, "Subject begins with " + autoSubject);
    } else if ((daemon || (mailSystem && bounceSubject))
        && !found.hasAny(Automation.Kind.RECEIPT, Automation.Kind.DELAY)) {
      boolean late = DELAY_WORDS.stream().anyMatch(lower::contains);
      found.add(
          late ? Automation.Kind.DELAY : Automation.Kind.BOUNCE,
          daemon ? "From: " + machine : "a mail server's subject");
    }
    if (nullSender) {
      boolean answers = headers.has("In-Reply-To") || headers.has("References");
      found.add(
          answers ? Automation.Kind.AUTO_REPLY : Automation.Kind.GENERATED, "Return-Path: <>");
    }
    if (!machine.isEmpty() && !daemon) {
      found.add(Automation.Kind.GENERATED, "From: " + machine);
    }
  }

  /** The sender's local part or name where it is a machine's; empty where it is not. */
  private String machine(List<Address> from) {
    for (Address address : from) {
      String local =
          address.address().isEmpty()
              ? address.name().toLowerCase(Locale.ROOT)
              : address.localPart();
      int plus = local.indexOf('+');
      String bare = plus > 0 ? local.substring(0, plus) : local;
      if (marks.senders().contains(bare)) {
        return bare;
      }
    }
    return "";
  }

  /**
   * The mark with which the subject begins. A colon or the end must follow it, for "Out of office
   * furniture" is an inquiry; other evidence makes up for the colon.
   */
  private @Nullable String autoReplySubject(String subject, boolean otherEvidence) {
    String start =
        subject.startsWith("[") || subject.startsWith("【") ? subject.substring(1) : subject;
    for (String mark : marks.subjects()) {
      if (start.startsWith(mark)) {
        String rest = start.substring(mark.length()).strip();
        boolean ends = !rest.isEmpty() && ":：]】)(（".indexOf(rest.charAt(0)) >= 0;
        // A short mark alone may be somebody's whole subject.
        boolean whole = rest.isEmpty() && mark.codePointCount(0, mark.length()) > 3;
        if (ends || whole || (otherEvidence && mark.length() > 5)) {
          return mark;
        }
      }
    }
    return null;
  }

  /**
   * What the letter's structure says.
   *
   * @param status machine-readable reports in it
   */
  record Reports(List<DeliveryReport> status, boolean calendarReply) {
    Reports {
      status = List.copyOf(status);
    }
  }

  private static final class Findings {
    /** What speaks most exactly first. */
    private static final List<Automation.Kind> RANKS =
        List.of(
            Automation.Kind.BOUNCE,
            Automation.Kind.DELAY,
            Automation.Kind.RECEIPT,
            Automation.Kind.CALENDAR_REPLY,
            Automation.Kind.AUTO_REPLY,
            Automation.Kind.BULK,
            Automation.Kind.GENERATED);

    private final List<Automation.Kind> kinds = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();

    void add(Automation.Kind kind, String mark) {
      kinds.add(kind);
      if (evidence.size() < 20 && !evidence.contains(mark)) {
        evidence.add(mark);
      }
    }

    void add(Automation.Kind kind, List<String> marks) {
      marks.forEach(mark -> add(kind, mark));
    }

    boolean hasAny(Automation.Kind... wanted) {
      return kinds.stream().anyMatch(List.of(wanted)::contains);
    }

    Automation verdict() {
      for (Automation.Kind kind : RANKS) {
        if (kinds.contains(kind)) {
          return new Automation(kind, evidence);
        }
      }
      return Automation.PERSON;
    }
  }
}

package io.tradepost.letter;

import static io.tradepost.letter.Letters.plain;
import static io.tradepost.letter.Letters.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Auto-Submitted: auto-replied | AUTO_REPLY",
        "Auto-Submitted: Auto-Replied (zimbra; vacation) | AUTO_REPLY",
        "Auto-Submitted: vacation | AUTO_REPLY",
        "Auto-Submitted: auto-generated; x=y | GENERATED",
        "Auto-Submitted: auto-notified | GENERATED",
        "Auto-Submitted: no | PERSON",
        "X-Auto-Response-Suppress: All | PERSON",
        "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply | PERSON",
        "X-Autoreply: yes | AUTO_REPLY",
        "X-Autoreply: no | PERSON",
        "X-Mail-Autoreply: yes | AUTO_REPLY",
        "Delivered-To: autoresponder@x-demo.es | AUTO_REPLY",
        "X-MS-Exchange-Inbox-Rules-Loop: a@x-demo.es | AUTO_REPLY",
        "Precedence: auto_reply | AUTO_REPLY",
        "X-Precedence: auto_reply | AUTO_REPLY",
        "Precedence: bulk | BULK",
        "Precedence: list | BULK",
        "Precedence: first-class | PERSON",
        "List-Id: <x.y-demo.es> | BULK",
        "List-Unsubscribe: <mailto:x@y-demo.es> | BULK",
        "Feedback-ID: 1:2:3 | BULK",
        "X-Cron-Env: <A=B> | GENERATED",
        "X-Failed-Recipients: x@y-demo.es | BOUNCE",
        "Return-Path: <> | GENERATED",
        "Return-Path: <anna@nevir-demo.es> | PERSON",
        "X-Priority: 1 | PERSON",
      })
  void fieldsTellMachinesFromPeople(String field, Automation.Kind kind) {
    Automation automation = read(field + "\n" + plain("Hello\n")).automation();

    assertThat(automation.kind()).isEqualTo(kind);
    assertThat(automation.evidence().isEmpty()).isEqualTo(kind == Automation.Kind.PERSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "自动回复: 报价 | AUTO_REPLY",
        "自动回复：报价 | AUTO_REPLY",
        "自动回复 | AUTO_REPLY",
        "Automatic reply: Offer | AUTO_REPLY",
        "Out of Office: Offer | AUTO_REPLY",
        "Out of office | AUTO_REPLY",
        "Abwesenheitsnotiz: Angebot | AUTO_REPLY",
        "Re: 自动回复: 报价 | PERSON",
        "Out of office furniture, quotation wanted | PERSON",
        "Auto parts inquiry | PERSON",
        "不在 | PERSON",
        "Undeliverable: Offer | PERSON",
        "Offer | PERSON",
      })
  void subjectsOfAutomaticRepliesAreKnown(String subject, Automation.Kind kind) {
    Letter letter = read(plain("Hello\n").replace("Subject: Offer", "Subject: " + subject));

    assertThat(letter.automation().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MAILER-DAEMON@x-demo.es | Undelivered Mail Returned to Sender | BOUNCE",
        "Mail Delivery Subsystem <mailer-daemon@x-demo.es> | something | BOUNCE",
        "Mail Delivery Subsystem <mailer-daemon@x-demo.es> | Warning: could not send message for"
            + " past 4 hours | DELAY",
        "PostMaster@qq-demo.com | 系统退信/System Mail Delivery Failure Notice | BOUNCE",
        "postmaster@x-demo.es | Your mailbox is nearly full | GENERATED",
        "no-reply@x-demo.es | Your order | GENERATED",
        "no-reply@courier-demo.com | Delivery Notification: parcel 1 | GENERATED",
        "noreply+abc@x-demo.es | Your order | GENERATED",
        "noreplying@x-demo.es | Your order | PERSON",
        "MAILER-DAEMON | Returned mail: see transcript for details | BOUNCE",
      })
  void machinesAreKnownByTheirAddress(String from, String subject, Automation.Kind kind) {
    Letter letter = read("From: " + from + "\nSubject: " + subject + "\nDate: x\n\nHello\n");

    assertThat(letter.automation().kind()).isEqualTo(kind);
  }

  /** Header fields as mail systems really send them together; `¦` parts them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Exchange's absence | Subject: Automatic reply: Offer ¦ In-Reply-To: <q@hotwell.example>"
            + " ¦ Auto-Submitted: auto-generated ¦ X-Auto-Response-Suppress: All"
            + " ¦ X-MS-Exchange-Inbox-Rules-Loop: anna@nevir-demo.es | AUTO_REPLY",
        "the same in Chinese, marks lost on the way | Subject: 自动答复: 报价"
            + " ¦ X-Auto-Response-Suppress: All | AUTO_REPLY",
        "a person behind Exchange | Subject: Re: Offer ¦ In-Reply-To: <q@hotwell.example>"
            + " ¦ X-Auto-Response-Suppress: DR, OOF, AutoReply ¦ Thread-Index: AdAA | PERSON",
        "Gmail's vacation | Subject: Back on Monday Re: Offer ¦ In-Reply-To: <q@hotwell.example>"
            + " ¦ Auto-Submitted: auto-replied ¦ Precedence: bulk ¦ X-Autoreply: yes | AUTO_REPLY",
        "Pigeonhole's vacation | Subject: Auto: Offer ¦ X-Sieve: Pigeonhole Sieve 0.5.20"
            + " ¦ Auto-Submitted: auto-replied (vacation) ¦ Return-Path: <> | AUTO_REPLY",
        "QQ's absence | Subject: 自动回复:报价 ¦ X-QQ-mid: xmapza1t ¦ X-Mailer: QQMail 2.x"
            + " | AUTO_REPLY",
        "163's absence | Subject: 自动回复:报价 ¦ X-Coremail-Locale: zh_CN ¦ X-Priority: 3"
            + " | AUTO_REPLY",
        "a subject and a proper answer's fields alone | Subject: Abwesenheitsnotiz: Angebot"
            + " ¦ In-Reply-To: <q@hotwell.example> ¦ References: <q@hotwell.example> | AUTO_REPLY",
        "Notes' absence | Subject: AUTO: Anna Ruiz is out of the office (returning 01/12/2026)"
            + " ¦ Auto-Submitted: auto-generated | AUTO_REPLY",
        "a help desk's receipt | Subject: [Ticket 4711] We have received your request"
            + " ¦ Auto-Submitted: auto-generated ¦ X-Auto-Response-Suppress: All | GENERATED",
        "a newsletter | Subject: Offers of November ¦ List-Unsubscribe: <mailto:u@x-demo.es>"
            + " ¦ List-Unsubscribe-Post: List-Unsubscribe=One-Click ¦ Precedence: bulk"
            + " ¦ X-Auto-Response-Suppress: All | BULK",
        "a vacation through a list's server | Subject: Out of Office: Offer ¦ Precedence: bulk"
            + " ¦ Auto-Submitted: auto-replied ¦ Return-Path: <> | AUTO_REPLY",
        "a person on a phone | Subject: Re: Offer ¦ X-Mailer: iPhone Mail (21A329)"
            + " ¦ In-Reply-To: <q@hotwell.example> ¦ Mime-Version: 1.0 (1.0) | PERSON",
        "a person whose gateway marks all | Subject: Away from Shanghai next week: please call"
            + " ¦ Auto-Submitted: no ¦ X-Auto-Response-Suppress: All | PERSON",
      })
  void fieldsOfMailSystemsAreJudgedTogether(String who, String fields, Automation.Kind kind) {
    String lines = fields.replace(" ¦ ", "\n");

    Letter letter = read("From: Anna Ruiz <anna@nevir-demo.es>\n" + lines + "\n\nHello\n");

    assertThat(letter.automation().kind()).as(who).isEqualTo(kind);
  }

  @Test
  void aNewsletterAboutCarsIsBulkMail() {
    Letter letter =
        read(
            "List-Unsubscribe: <mailto:x@y-demo.es>\n"
                + plain("Fair\n").replace("Subject: Offer", "Subject: Auto parts fair"));

    assertThat(letter.automation().kind()).isEqualTo(Automation.Kind.BULK);
  }

  @Test
  void theShippedRulesAreTheDefault() throws IOException {
    JsonNode rules =
        new YAMLMapper()
            .readTree(Files.newInputStream(Path.of("rules/auto-replies.yaml")))
            .path("auto-replies");
    AutomationMarks shipped =
        new AutomationMarks(
            texts(rules.path("subjects")),
            texts(rules.path("bounce-subjects")),
            texts(rules.path("senders")));

    assertThat(shipped).isEqualTo(AutomationMarks.DEFAULT);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void exchangesOutOfOfficeIsAnAutomaticReply() {
    Letter letter =
        read(
            "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\n"
                + plain("I am away\n")
                    .replace("Subject: Offer", "Subject: Automatic reply: Offer"));

    assertThat(letter.automation().kind()).isEqualTo(Automation.Kind.AUTO_REPLY);
    assertThat(letter.automation().evidence())
        .containsExactly("Auto-Submitted: auto-generated", "Subject begins with automatic reply");
  }

  @ParameterizedTest
  @CsvSource({
    "failed,5.1.1,BOUNCE",
    "delayed,4.4.1,DELAY",
    "relayed,2.0.0,RECEIPT",
    "delivered,2.1.5,RECEIPT"
  })
  void deliveryReportsAreReadAndJoinTheirConversation(
      String action, String status, Automation.Kind kind) {
    Letter letter =
        read(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mail-demo.es
            Subject: Delivery Status Notification
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Auto-Submitted: auto-replied
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            Your message could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail-demo.es

            Final-Recipient: rfc822; anna@nevir-demo.es
            Action: %s
            Status: %s
            --b
            Content-Type: message/rfc822

            From: britty@hotwell.example
            Message-ID: <sent-1@hotwell.example>
            Subject: Offer

            Dear Anna
            --b--
            """
                .formatted(action, status));

    assertThat(letter.automation().kind()).isEqualTo(kind);
    assertThat(letter.automation().evidence()).contains("Action: " + action, "Status: " + status);
    assertThat(letter.references()).containsExactly("sent-1@hotwell.example");
    assertThat(letter.text().fresh()).isEqualTo("Your message could not be delivered.");
    assertThat(letter.text().quoted()).contains("Dear Anna");
    assertThat(letter.attachments()).extracting(Attachment::filename).containsExactly("Offer.eml");
  }

  @Test
  void aBounceThatGivesBackOnlyTheHeaderJoinsItsConversation() {
    Letter letter =
        read(
            """
            From: postmaster@mail-demo.es
            Subject: Undeliverable: Offer
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            failed
            --b
            Content-Type: message/delivery-status

            Action: failed

            --b
            Content-Type: text/rfc822-headers

            From: britty@hotwell.example
            Message-ID:
             <sent-2@hotwell.example>
            --b--
            """);

    assertThat(letter.automation().kind()).isEqualTo(Automation.Kind.BOUNCE);
    assertThat(letter.references()).containsExactly("sent-2@hotwell.example");
  }

  @Test
  void aBounceInWordsJoinsItsConversation() {
    Letter letter =
        read(
            """
            From: MAILER-DAEMON@mail-demo.es
            Subject: failure notice
            Date: Mon, 2 Mar 2026 10:15:00 +0100

            Hi. This is the qmail-send program.

            --- Below this line is a copy of the message.

            From: britty@hotwell.example
            Message-ID: <sent-3@hotwell.example>
            Subject: Offer
            """);

    assertThat(letter.automation().kind()).isEqualTo(Automation.Kind.BOUNCE);
    assertThat(letter.references()).containsExactly("sent-3@hotwell.example");
  }

  @Test
  void aPersonWhoForwardsABounceIsAPerson() {
    Letter letter =
        read(
            """
            From: anna@nevir-demo.es
            Subject: Fw: Undeliverable
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/mixed; boundary=a

            --a

            What is this?
            --a
            Content-Type: message/rfc822

            From: MAILER-DAEMON@mail-demo.es
            Message-ID: <bounce@mail-demo.es>
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Action: failed
            --b--
            --a--
            """);

    assertThat(letter.automation()).isEqualTo(Automation.PERSON);
    assertThat(letter.references()).isEmpty();
  }

  @Test
  void aReadReceiptNamesItsLetter() {
    Letter letter =
        read(
            """
            From: anna@nevir-demo.es
            Subject: Read: Offer
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b

            --b

            Your message was read.
            --b
            Content-Type: message/disposition-notification

            Original-Message-ID: <Sent-4@hotwell.example>
            Disposition: manual-action/MDN-sent-manually; displayed
            --b--
            """);

    assertThat(letter.automation().kind()).isEqualTo(Automation.Kind.RECEIPT);
    assertThat(letter.references()).containsExactly("Sent-4@hotwell.example");
  }

  @ParameterizedTest
  @CsvSource({"REPLY,CALENDAR_REPLY", "REQUEST,PERSON", "CANCEL,PERSON"})
  void answersToInvitationsAreKnown(String method, Automation.Kind kind) {
    for (String parameter : new String[] {"; method=" + method, ""}) {
      Letter letter =
          read(
              """
              From: anna@nevir-demo.es
              Subject: Accepted: Meeting
              Date: Mon, 2 Mar 2026 10:15:00 +0100
              Content-Type: multipart/alternative; boundary=b

              --b

              Anna has accepted.
              --b
              Content-Type: text/calendar%s

              BEGIN:VCALENDAR
              METHOD:%s
              END:VCALENDAR
              --b--
              """
                  .formatted(parameter, method));

      assertThat(letter.automation().kind()).isEqualTo(kind);
      assertThat(letter.text().fresh()).isEqualTo("Anna has accepted.");
    }
  }
}

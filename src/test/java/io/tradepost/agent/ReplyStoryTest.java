package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.ReplyDesk.ObligationView;
import io.tradepost.agent.ReplyDesk.OwedRequest;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.filing.Ours;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.NeedsDovecot;
import io.tradepost.mailbox.NewLetter;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.SmtpSink;
import io.tradepost.reply.Conversation;
import io.tradepost.round.Docket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A customer waits: from the letter on the server to the manager's digest and the answer. The days
 * lie in the past: Dovecot takes no arrival from the future.
 */
@NeedsDovecot
class ReplyStoryTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String BRITTY = "britty@hotwell.example";
  private static final FolderPath SENT = FolderPath.parse("Sent");

  @TempDir private Path home;
  private final HandedClock clock = new HandedClock(at("2025-11-24T09:00"));
  private final AtomicReference<String> atTheDot = new AtomicReference<>("");
  private DovecotServer server;
  private SmtpSink sink;
  private LocalOffice office;

  @BeforeEach
  void open() throws Exception {
    server = DovecotServer.start();
    sink = new SmtpSink(command -> command.equals(SmtpSink.KEPT) ? atTheDot.getAndSet("") : "");
    ShippedRules.copyTo(home.resolve("rules"));
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/password"), DovecotServer.PASSWORD + "\n");
    Files.writeString(
        home.resolve("rules/customers.yaml"),
        """
        customers:
          - { code: ES-001, name: NEVIR S.A., short: NEVIR, country: ES, domains: [nevir-demo.es], grade: A, owner: Britty }
        """);
    Files.writeString(
        home.resolve("config/tradepost.yaml"),
        """
        company: { name: Hotwell, domains: [hotwell.example], zone: Asia/Shanghai, language: en }
        mailboxes:
          - name: Britty
            address: britty@hotwell.example
            imap: { host: 127.0.0.1, port: %d, security: none }
            password: ${file:config/password}
            manager: Lin
        managers:
          - { name: Lin, address: lin@hotwell.example, digest: "0 30 8 ? * MON-SAT" }
        smtp: { host: 127.0.0.1, port: %d, security: none, from: agent@hotwell.example }
        """
            .formatted(server.port(), sink.port()));
    start();
    pass();
    office.replyDuties().attend();
  }

  @AfterEach
  void close() {
    office.close();
    sink.close();
    server.close();
  }

  @Test
  void aLetterIsRemindedOfReportedAnsweredAndClosed() throws Exception {
    inquiry("2025-11-24T10:00");
    arrive("2025-11-24T10:01");
    assertThat(owed()).extracting(ObligationView::state).containsExactly("open");
    ObligationView open = owed().getFirst();
    assertThat(open.due()).isEqualTo(at("2025-11-25T10:00"));
    assertThat(open.company()).isEqualTo("NEVIR");
    assertThat(open.customerZone()).isEqualTo(ZoneId.of("Europe/Madrid"));

    attend("2025-11-25T04:30"); // The reminder's time has come, but it is night.
    assertThat(sink.kept()).isEmpty();
    attend("2025-11-25T07:05");
    assertThat(sink.kept()).hasSize(1);
    assertThat(mail(0).to()).extracting(a -> a.address()).containsExactly(BRITTY);
    assertThat(mail(0).text().fresh()).contains("Lamps for Valencia", "NEVIR S.A.");

    attend("2025-11-25T08:30");
    assertThat(sink.kept()).hasSize(2);
    assertThat(mail(1).to()).extracting(a -> a.address()).containsExactly("lin@hotwell.example");
    assertThat(mail(1).subject()).isEqualTo("Hotwell: 1 due before the next digest");

    attend("2025-11-25T12:00");
    attend("2025-11-26T08:31");
    assertThat(sink.kept()).as("one reminder, a digest each day").hasSize(3);
    assertThat(mail(2).subject()).isEqualTo("Hotwell: 1 overdue");
    assertThat(owed()).extracting(ObligationView::overdueHours).containsExactly(22.5);
    assertThat(ids()).doesNotHaveDuplicates();

    answer("2025-11-26T09:00");
    arrive("2025-11-26T09:05");
    assertThat(owed()).isEmpty();
    ObligationView closed = all().getFirst();
    assertThat(closed.state()).isEqualTo("answered");
    assertThat(closed.answeredBy()).isEqualTo("Britty");
    assertThat(closed.answeredAt()).isEqualTo(at("2025-11-26T09:00"));

    attend("2025-11-27T08:30");
    assertThat(mail(3).subject()).startsWith("Hotwell: Nothing is overdue");
    assertThat(owed("2025-11-25T12:00"))
        .as("as of a moment in the past")
        .extracting(ObligationView::state)
        .containsExactly("overdue");
  }

  @Test
  void ourOwnMailInAWatchedMailboxRaisesNothing() throws Exception {
    inquiry("2025-11-24T10:00");
    arrive("2025-11-24T10:01");
    attend("2025-11-25T08:30");
    assertThat(sink.kept()).hasSize(2);
    for (String mail : sink.kept()) {
      assertThat(mail).contains("Auto-Submitted: auto-generated", "X-Loop: agent@hotwell.example");
      append(FolderPath.INBOX, mail.getBytes(UTF_8), at("2025-11-25T08:31"));
    }
    arrive("2025-11-25T08:32");
    assertThat(owed()).hasSize(1);
    assertThat(all()).hasSize(1);
  }

  @Test
  void whatAPersonSaysCounts() throws Exception {
    inquiry("2025-11-24T10:00");
    arrive("2025-11-24T10:01");
    String letter = owed().getFirst().letter();
    office.replies().settle(letter, "sample first", at("2025-11-28T18:00"));
    assertThat(owed().getFirst().due()).isEqualTo(at("2025-11-28T18:00"));
    office.replies().settle(letter, "answered by phone", null);
    assertThat(owed()).isEmpty();
    assertThat(all()).extracting(ObligationView::because).containsExactly("answered by phone");
    assertThat(office.replies().unsettle(letter)).contains(2);
    assertThat(owed().getFirst().due()).isEqualTo(at("2025-11-25T10:00"));
  }

  @Test
  void aDigestMissedWhileTheMachineWasOffGoesOutOnceAtTheNextStart() throws Exception {
    inquiry("2025-11-24T10:00");
    arrive("2025-11-24T10:01");
    office.close();
    clock.set(at("2025-11-27T11:00")); // Three of them were missed.
    start();
    office.replyDuties().attend();
    office.replyDuties().attend();
    assertThat(sink.kept()).hasSize(2);
    assertThat(mail(0).subject()).isEqualTo("Hotwell: 1 overdue");
    assertThat(mail(1).subject()).isEqualTo("1 customer waits for your answer");
  }

  @Test
  void anAnswerThatNeverCameMeansTheSameEmailAgainAndANote() throws Exception {
    inquiry("2025-11-24T10:00");
    arrive("2025-11-24T10:01");
    atTheDot.set(SmtpSink.HANG_UP);
    attend("2025-11-25T08:30");
    attend("2025-11-25T08:40");
    List<String> digests = ids().stream().filter(id -> id.contains("digest")).toList();
    assertThat(digests).hasSize(2);
    assertThat(digests.get(0)).isEqualTo(digests.get(1));
    attend("2025-11-26T08:30");
    assertThat(mail(sink.kept().size() - 1).text().fresh()).contains("may have come twice");
  }

  @Test
  void aMovedLetterOwesWhatItsFolderSays() throws Exception {
    inquiry("2025-11-24T10:00");
    arrive("2025-11-24T10:01");
    assertThat(owed()).hasSize(1);
    try (ImapConnection byHand = ImapConnection.open(server.account("Britty", BRITTY));
        OpenFolder folder = byHand.open(FolderPath.parse("Customer/ES/NEVIR"), false)) {
      byHand.create(FolderPath.parse("Others"));
      folder.move(folder.uids(), FolderPath.parse("Others"));
    }
    arrive("2025-11-24T11:00");
    assertThat(owed()).isEmpty();
  }

  @Test
  void aLateLetterIsFlaggedUntilItIsAnsweredAndAPersonsFlagStays() throws Exception {
    restartWith("reply: { mark: flag }");
    inquiry("2025-11-24T10:00");
    another("2025-11-24T10:02");
    arrive("2025-11-24T10:03");
    FolderPath nevir = FolderPath.parse("Customer/ES/NEVIR");
    flagByHand(nevir, "<q2@nevir-demo.es>");
    arrive("2025-11-24T10:04");
    attend("2025-11-25T09:59");
    assertThat(flagged(nevir)).containsExactly("<q2@nevir-demo.es>");
    attend("2025-11-25T10:05");
    assertThat(flagged(nevir)).containsExactly("<q1@nevir-demo.es>", "<q2@nevir-demo.es>");
    answer("2025-11-25T11:00");
    arrive("2025-11-25T11:01");
    attend("2025-11-25T11:02");
    assertThat(flagged(nevir)).containsExactly("<q2@nevir-demo.es>");
  }

  @Test
  void aLetterThatStillWaitsIsToldToTheManagerAboveOnce() throws Exception {
    restartWith(
        """
        reply: { escalate: { after: 36h, to: Chen } }
        """);
    inquiry("2025-11-24T10:00");
    arrive("2025-11-24T10:01");
    attend("2025-11-25T21:55");
    assertThat(toldTo("chen@hotwell.example")).isEmpty();
    attend("2025-11-25T22:05"); // 36 hours have gone by, but it is night.
    assertThat(toldTo("chen@hotwell.example")).isEmpty();
    attend("2025-11-26T07:05");
    attend("2025-11-26T12:00");
    assertThat(toldTo("chen@hotwell.example")).hasSize(1);
    assertThat(toldTo("chen@hotwell.example").getFirst().text().fresh())
        .contains("Lamps for Valencia", "Britty");
  }

  @Test
  void aLettersConversationAloneIsTakenUp() throws Exception {
    inquiry("2025-11-24T10:00");
    another("2025-11-24T10:02");
    arrive("2025-11-24T10:03");
    assertThat(owed()).hasSize(2);
    Docket docket =
        new Docket(
            office.desk(),
            new Ours("Hotwell", Set.of("hotwell.example"), Set.of()),
            Duration.ofDays(5),
            null);
    for (ObligationView one : owed()) {
      List<Conversation> taken = docket.of(List.of(new LetterId(one.letter())));
      assertThat(taken).hasSize(1);
      assertThat(taken.getFirst().turns())
          .extracting(turn -> turn.letter().value())
          .containsExactly(one.letter());
    }
  }

  private void restartWith(String settings) throws Exception {
    office.close();
    Path file = home.resolve("config/tradepost.yaml");
    Files.writeString(
        file,
        Files.readString(file)
                .replace(
                    "managers:\n",
                    "managers:\n"
                        + "  - { name: Chen, address: chen@hotwell.example, digest: \"0 0 12 1 1"
                        + " ?\" }\n")
            + settings
            + "\n");
    start();
  }

  private List<Letter> toldTo(String address) throws Exception {
    List<Letter> told = new ArrayList<>();
    for (int i = 0; i < sink.kept().size(); i++) {
      Letter mail = mail(i);
      if (mail.to().stream().anyMatch(to -> to.address().equals(address))) {
        told.add(mail);
      }
    }
    return told;
  }

  private void flagByHand(FolderPath path, String messageId) throws MailboxException {
    try (ImapConnection byHand = ImapConnection.open(server.account("Britty", BRITTY));
        OpenFolder folder = byHand.open(path, false)) {
      List<Long> uids =
          folder.envelopes(folder.uids()).stream()
              .filter(letter -> letter.messageId().equals(messageId))
              .map(Envelope::uid)
              .toList();
      assertThat(uids).hasSize(1);
      folder.setFlags(uids, Set.of("\\Flagged"), true);
    }
  }

  private List<String> flagged(FolderPath path) throws MailboxException {
    try (ImapConnection byHand = ImapConnection.open(server.account("Britty", BRITTY));
        OpenFolder folder = byHand.open(path, true)) {
      return folder.envelopes(folder.uids()).stream()
          .filter(letter -> letter.flags().contains("\\Flagged"))
          .map(Envelope::messageId)
          .sorted()
          .toList();
    }
  }

  private void another(String when) throws MailboxException {
    deliver(
        FolderPath.INBOX,
        when,
        """
        Message-ID: <q2@nevir-demo.es>
        From: Anna Ruiz <anna@nevir-demo.es>
        To: Britty <britty@hotwell.example>
        Subject: Samples of kettles

        Could you send two samples of the new kettle?
        """);
  }

  private void inquiry(String when) throws MailboxException {
    deliver(
        FolderPath.INBOX,
        when,
        """
        Message-ID: <q1@nevir-demo.es>
        From: Anna Ruiz <anna@nevir-demo.es>
        To: Britty <britty@hotwell.example>
        Subject: Lamps for Valencia

        Please quote 500 lamps, CIF Valencia. When can you deliver?
        """);
  }

  private void answer(String when) throws MailboxException {
    deliver(
        SENT,
        when,
        """
        Message-ID: <a1@hotwell.example>
        In-Reply-To: <q1@nevir-demo.es>
        From: Britty <britty@hotwell.example>
        To: Anna Ruiz <anna@nevir-demo.es>
        Subject: Re: Lamps for Valencia

        USD 4.20 each, 30 days after your deposit.
        """);
  }

  private void deliver(FolderPath folder, String when, String text) throws MailboxException {
    append(folder, text.replace("\n", "\r\n").getBytes(UTF_8), at(when));
  }

  /** Through IMAP: Dovecot does not see at once what is put into a Maildir in the same second. */
  private void append(FolderPath folder, byte[] letter, Instant when) throws MailboxException {
    try (ImapConnection byHand = ImapConnection.open(server.account("Britty", BRITTY))) {
      byHand
          .appender(folder)
          .put(List.of(new NewLetter(new RawLetter.InMemory(letter), Set.of(), when)));
    }
  }

  private void start() throws Exception {
    Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
    office = Offices.openForWriting(installation, clock);
  }

  private void arrive(String when) {
    clock.set(at(when));
    pass();
  }

  private void pass() {
    assertThat(office.once(new PassRequest(List.of(), false), Progress.SILENT).clean()).isTrue();
  }

  private void attend(String when) {
    clock.set(at(when));
    office.replyDuties().attend();
  }

  private List<ObligationView> owed() {
    return office.replies().owed(new OwedRequest(null, "", "", false)).obligations();
  }

  private List<ObligationView> owed(String when) {
    return office.replies().owed(new OwedRequest(at(when), "", "", false)).obligations();
  }

  private List<ObligationView> all() {
    return office.replies().owed(new OwedRequest(null, "", "", true)).obligations();
  }

  private Letter mail(int which) throws Exception {
    return new LetterReader(AutomationMarks.DEFAULT)
        .read(new RawLetter.InMemory(sink.kept().get(which).getBytes(UTF_8)));
  }

  private List<String> ids() {
    return sink.kept().stream()
        .map(
            mail -> mail.lines().filter(l -> l.startsWith("Message-ID:")).findFirst().orElseThrow())
        .toList();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}

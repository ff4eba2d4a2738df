package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.mailbox.Submission.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agent learns from an SMTP server, above all what it must not believe. */
class SubmissionTest {
  private static final String MAIL =
      String.join(
          "\r\n",
          "Message-ID: <one@hotwell.example>",
          "From: agent@hotwell.example",
          "Subject: x",
          "",
          ".dot",
          "");

  @Test
  void anEmailArrivesWithItsOwnMessageId() {
    try (SmtpSink sink = new SmtpSink()) {
      assertThat(send(sink)).isInstanceOf(Outcome.Taken.class);
      assertThat(sink.kept()).hasSize(1);
      assertThat(sink.kept().getFirst()).contains("Message-ID: <one@hotwell.example>", "\r\n.dot");
      assertThat(sink.heard())
          .contains("MAIL FROM:<agent@hotwell.example>", "RCPT TO:<lin@hotwell.example>");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 no,     Refused",
    "RCPT, 550 no,     Refused",
    "RCPT, 450 later,  NotNow",
    "DATA, 421 later,  NotNow",
    "., 554 spam,      Refused",
    "., 452 full,      NotNow",
    "MAIL, hang up,    NotNow",
    "RCPT, hang up,    NotNow",
    "DATA, hang up,    NotNow",
    "., hang up,       Unknown",
    "kept, hang up,    Unknown"
  })
  void onlyAWholeEmailWithoutAnAnswerIsInDoubt(String command, String answer, String outcome) {
    Map<String, String> script = Map.of(command, answer);
    try (SmtpSink sink = new SmtpSink(said -> script.getOrDefault(said, ""))) {
      assertThat(send(sink).getClass().getSimpleName()).isEqualTo(outcome);
      assertThat(sink.kept()).hasSize(command.equals("kept") ? 1 : 0);
    }
  }

  @Test
  void aServerThatFallsSilentAfterTheDotLeavesDoubt() {
    CountDownLatch answered = new CountDownLatch(1);
    try (SmtpSink sink =
        new SmtpSink(
            said -> {
              if (said.equals(SmtpSink.KEPT)) {
                awaitUninterruptibly(answered);
              }
              return "";
            })) {
      assertThat(send(sink)).isInstanceOf(Outcome.Unknown.class);
    } finally {
      answered.countDown();
    }
  }

  @Test
  void noServerIsNotADoubt() {
    SmtpSink closed = new SmtpSink();
    closed.close();
    assertThat(send(closed)).isInstanceOf(Outcome.NotNow.class);
  }

  @Test
  void plainTextGoesNoFurtherThanThisMachine() {
    Outcome outcome =
        new Submission(account("192.0.2.1", 25, Security.NONE), "agent@hotwell.example")
            .send(MAIL.getBytes(US_ASCII), "lin@hotwell.example");
    assertThat(outcome).isInstanceOf(Outcome.NotNow.class);
    assertThat(outcome.words()).contains("plain text");
  }

  @Test
  void startTlsThatIsNotOfferedStopsBeforeAnythingIsSaid() {
    try (SmtpSink sink = new SmtpSink()) {
      Outcome outcome =
          new Submission(
                  account("127.0.0.1", sink.port(), Security.STARTTLS), "agent@hotwell.example")
              .send(MAIL.getBytes(US_ASCII), "lin@hotwell.example");
      assertThat(outcome).isInstanceOf(Outcome.NotNow.class);
      assertThat(sink.heard()).noneMatch(line -> line.startsWith("MAIL"));
      assertThat(sink.kept()).isEmpty();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Outcome send(SmtpSink sink) {
    return new Submission(account("127.0.0.1", sink.port(), Security.NONE), "agent@hotwell.example")
        .send(MAIL.getBytes(US_ASCII), "lin@hotwell.example");
  }

  private static Account account(String host, int port, Security security) {
    return new Account(
        "smtp",
        host,
        port,
        security,
        "",
        () -> "",
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(5)),
        false);
  }
}

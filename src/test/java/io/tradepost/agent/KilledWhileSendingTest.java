package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.digest.Rendered;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Outbox.OutboxRow;
import io.tradepost.ledger.Outbox.State;
import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.Security;
import io.tradepost.mailbox.SmtpSink;
import io.tradepost.mailbox.Submission;
import io.tradepost.mailbox.Timeouts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed, as with kill -9, at every step of sending: no digest is lost. */
class KilledWhileSendingTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA", SmtpSink.DOT, SmtpSink.KEPT, "QUIT"})
  void theDigestGoesOutWithItsMessageId(String step) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<ChildProgram> started = new CompletableFuture<>();
    SmtpSink sink =
        new SmtpSink(
            command -> {
              if (command.equals(step) && !done.getAndSet(true)) {
                ChildProgram child = started.join();
                child.kill();
                child.await();
                return SmtpSink.HANG_UP;
              }
              return "";
            });
    try (sink) {
      Path file = folder.resolve("ledger.sqlite");
      try (Ledger ledger = Ledger.open(file)) {
        OwnMail mail = mail(ledger, sink.port());
        OwnMail.Letter letter =
            mail.letter("digest.daily", "one slot", "lin@hotwell.example", rendered());
        ledger.writing(book -> letter.enter(book, Instant.now()));
      }
      List<String> line = ChildProgram.javaLine(folder);
      line.removeLast();
      line.addAll(
          List.of(
              KilledWhileSendingTest.class.getName(),
              file.toString(),
              Integer.toString(sink.port())));
      started.complete(ChildProgram.start(folder, line));
      assertThat(started.join().await()).as(started.join()::said).isEqualTo(ChildProgram.KILLED);

      try (Ledger ledger = Ledger.open(file)) {
        mail(ledger, sink.port()).send();
        List<OutboxRow> open = ledger.read(book -> book.outbox().open());
        assertThat(open).isEmpty();
        String id = id(sink.kept().getFirst());
        OutboxRow row = ledger.read(book -> book.outbox().find(id)).orElseThrow();
        assertThat(row.state()).isEqualTo(State.SENT);
        assertThat(row.repeats())
            .as("noted")
            .isEqualTo(step.equals("QUIT") && row.attempts() == 1 ? 0 : 1);
      }
      boolean taken = step.equals(SmtpSink.KEPT) || step.equals("QUIT");
      assertThat(sink.kept()).hasSizeBetween(1, taken ? 2 : 1);
      assertThat(sink.kept().stream().map(KilledWhileSendingTest::id).distinct()).hasSize(1);
    }
  }

  /** The process that is killed: sends what waits, then waits to be killed. */
  public static void main(String[] arguments) throws InterruptedException {
    try (Ledger ledger = Ledger.open(Path.of(arguments[0]))) {
      mail(ledger, Integer.parseInt(arguments[1])).send();
      Thread.currentThread().join();
    }
  }

  private static OwnMail mail(Ledger ledger, int port) {
    Account account =
        new Account("smtp", "127.0.0.1", port, Security.NONE, "", () -> "", Timeouts.USUAL, false);
    return new OwnMail(
        ledger,
        Clock.systemUTC(),
        "Hotwell",
        "agent@hotwell.example",
        new Submission(account, "agent@hotwell.example"));
  }

  private static Rendered rendered() {
    return new Rendered("Three overdue", "text", "<p>text</p>", null, null, "");
  }

  private static String id(String mail) {
    return mail.lines()
        .filter(line -> line.startsWith("Message-ID: <"))
        .findFirst()
        .map(line -> line.substring("Message-ID: <".length(), line.length() - 1))
        .orElseThrow();
  }
}

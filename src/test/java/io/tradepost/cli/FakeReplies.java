package io.tradepost.cli;

import io.tradepost.agent.ReplyDesk;
import io.tradepost.digest.Figures;
import io.tradepost.digest.Rendered;
import io.tradepost.digest.Share;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reply clock that tells what a test has put into it. */
final class FakeReplies implements ReplyDesk {
  final List<ObligationView> obligations = new ArrayList<>();
  String sendState = "sent";
  private final Consumer<String> ask;

  FakeReplies(Consumer<String> ask) {
    this.ask = ask;
    obligations.add(overdue());
  }

  static ObligationView overdue() {
    Instant due = FakeOffice.NOON.minus(Duration.ofHours(26));
    return new ObligationView(
        "aaaaaaaaaaaa",
        "conversation-1",
        "Britty",
        "ES-001",
        "ES",
        "NEVIR",
        "A",
        "Inquiry for 500 lamps 询价",
        "anna@nevir-demo.es",
        due.minus(Duration.ofHours(24)),
        due,
        26.04,
        "promise-broken",
        due,
        "",
        null,
        "We will revert by Friday.",
        2,
        false,
        3,
        due.minus(Duration.ofHours(20)),
        "",
        ZoneId.of("Europe/Madrid"));
  }

  @Override
  public Owed owed(OwedRequest request) {
    ask.accept("owed " + request);
    return new Owed(FakeOffice.NOON, List.copyOf(obligations));
  }

  @Override
  public Optional<ObligationView> settle(String letter, String because, @Nullable Instant until) {
    ask.accept("settle " + letter + " because " + because + " until " + until);
    return obligations.stream().filter(o -> o.letter().equals(letter)).findFirst();
  }

  @Override
  public Optional<Integer> unsettle(String letter) {
    ask.accept("unsettle " + letter);
    return letter.equals("aaaaaaaaaaaa") ? Optional.of(1) : Optional.empty();
  }

  @Override
  public Stats stats(Instant from, Instant to, List<String> mailboxes) {
    ask.accept("stats " + from + " " + to + " " + mailboxes);
    Figures figures =
        obligations.isEmpty()
            ? Figures.of(List.of())
            : new Figures(10, 6, 1, 2, 1, 1, 3, 1, Duration.ofMinutes(190), null);
    return new Stats(
        from,
        to,
        figures,
        List.of(new Share("Britty", figures)),
        List.of(new Share("ES", figures)),
        4);
  }

  @Override
  public Rendered digest(DigestRequest request) {
    ask.accept("digest " + request);
    byte[] workbook = request.edition().forMeeting() ? new byte[] {1, 2, 3} : null;
    return new Rendered("subject", "plain text\n", "<html></html>", null, workbook, "week.xlsx");
  }

  @Override
  public List<SentView> send(DigestRequest request) {
    ask.accept("send " + request);
    return List.of(new SentView("lin@hotwell.example", "one@hotwell.example", sendState, "250 ok"));
  }
}

package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.MalformedLetters.Malformed;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOptions;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way in which letters are known to be malformed, through a whole pass on a real server: none
 * is lost, and each is found by what can be read of it.
 */
@NeedsDovecot
class MalformedLettersTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(1, List.of("Britty"), 1, Instant.parse("2026-06-30T00:00:00Z"), 6_000);
  private static final String USER = OPTIONS.address("Britty");
  private static final Instant ARRIVED = Instant.parse("2026-06-01T08:00:00Z");

  @TempDir private Path home;
  private final List<Malformed> letters = MalformedLetters.to(USER);

  @Test
  void noneIsLostAndEachIsFoundByWhatCanBeRead() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      for (int i = 0; i < letters.size(); i++) {
        server.deliver(USER, FolderPath.INBOX, letters.get(i).raw(), ARRIVED.plusSeconds(i));
      }
      SampleHome.Server address =
          new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD);
      Path shipped = home.resolve("shipped");
      ShippedRules.copyTo(shipped);
      SampleHome.write(home, OPTIONS, address, shipped);
      Map<String, String> ids = new HashMap<>();
      List<Lying> before = ServerLook.at(address, USER, bytes -> remember(bytes, ids));
      Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
      try (Office office = Offices.open(installation, true)) {
        PassReport report = office.once(new PassRequest(List.of(), false), Progress.SILENT);

        assertThat(ServerLook.at(address, USER).stream().map(Lying::letter))
            .containsExactlyInAnyOrderElementsOf(before.stream().map(Lying::letter).toList());
        MailboxReport account = report.mailboxes().getFirst();
        assertThat(report.clean()).isTrue();
        assertThat(account.seen()).isEqualTo(letters.size());
        assertThat(account.filed()).isEqualTo(letters.size());
        assertThat(letters)
            .filteredOn(letter -> !isFound(office, letter, ids))
            .extracting(Malformed::name)
            .isEmpty();
        // One that claims to come from the future does not stand above all others until then.
        assertThat(office.search(new SearchRequest("", 1000, false)).letters())
            .extracting(LetterView::date)
            .allMatch(date -> date.isBefore(ARRIVED.plus(Duration.ofDays(2))));
      }
    }
  }

  private static void remember(byte[] bytes, Map<String, String> ids) {
    Letter letter = Score.read(bytes);
    String name = letter.headers().first("X-Case").orElse(letter.text().fresh());
    ids.put(name, letter.id().value());
  }

  private static boolean isFound(Office office, Malformed letter, Map<String, String> ids) {
    return letter.query().isEmpty()
        || office.search(new SearchRequest(letter.query(), 100, false)).letters().stream()
            .map(LetterView::id)
            .anyMatch(ids.getOrDefault(letter.name(), "the server lacks it")::equals);
  }
}

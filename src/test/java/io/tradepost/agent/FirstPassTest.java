package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Plan;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.agent.Office.UndoReport;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.DemoServer;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPassTest {
  private static final PassRequest ALL = new PassRequest(List.of(), false);

  @TempDir private Path home;

  @Test
  void accountsForEveryLetterPlansWhatItDoesAndTakesItBack() throws Exception {
    SampleOptions options =
        new SampleOptions(
            7, List.of("Britty", "Kevin"), 60, Instant.parse("2026-11-01T08:00:00Z"), 6_000);
    try (DemoServer server = DemoServer.start(options)) {
      server.fill(SampleOffice.generate(options));
      ShippedRules.copyTo(home.resolve("rules"));
      Path shipped = home.resolve("shipped");
      ShippedRules.copyTo(shipped);
      SampleHome.write(home, options, server.address(), shipped);
      Map<String, Long> before = server.folders("Britty");
      Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
      try (Office office = Offices.open(installation, true)) {
        Plan plan = office.plan(ALL, Progress.SILENT);
        assertThat(plan.errors()).isEmpty();
        assertThat(server.folders("Britty")).isEqualTo(before);

        PassReport first = office.once(ALL, Progress.SILENT);
        assertThat(first.clean()).isTrue();
        for (MailboxReport mailbox : first.mailboxes()) {
          assertThat(mailbox.seen()).isEqualTo(60);
          assertThat(mailbox.filed() + mailbox.left() + mailbox.failed()).isEqualTo(60);
        }
        Map<String, Long> filed = server.folders("Britty");
        assertThat(filed.get("INBOX")).isZero();
        long planned = plan.moves().stream().filter(m -> m.mailbox().equals("Britty")).count();
        long copies =
            plan.moves().stream()
                .filter(m -> m.mailbox().equals("Britty") && m.action().equals("copy"))
                .count();
        assertThat(planned - copies).isEqualTo(before.get("INBOX"));
        assertThat(filed.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(60 + copies);

        office.once(ALL, Progress.SILENT);
        assertThat(server.folders("Britty")).isEqualTo(filed);

        assertThat(office.search(new SearchRequest("is:received", 200, false)).letters())
            .isNotEmpty()
            .noneMatch(letter -> letter.places().contains("INBOX"));

        UndoReport undone = office.undo(Instant.EPOCH, List.of());
        assertThat(undone.kept()).isEmpty();
        Map<String, Long> restored = server.folders("Britty");
        assertThat(restored.get("INBOX")).isEqualTo(before.get("INBOX"));
        assertThat(restored.get("Sent")).isEqualTo(before.get("Sent"));
        assertThat(restored.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(60);

        office.once(ALL, Progress.SILENT);
        assertThat(server.folders("Britty").get("INBOX")).isEqualTo(before.get("INBOX"));
      }
    }
  }
}

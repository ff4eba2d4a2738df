package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.DemoServer;
import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOptions;
import io.tradepost.demo.Truth;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter in one mailbox may be about a letter in another, whichever is looked into first. */
class AcrossMailboxesTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(
          1, List.of("Britty", "Kevin"), 1, Instant.parse("2026-06-30T00:00:00Z"), 6_000);
  private static final Truth UNTOLD = new Truth("others", "", "", "inquiry", List.of());
  private static final String FIRM = "Customer/SE/Belysa";

  @TempDir private Path home;
  private DemoServer server;

  @BeforeEach
  void anInquiryToOneAndItsAnswerByTheOther() throws Exception {
    server = DemoServer.start(OPTIONS);
    server.fill(
        Stream.of(
            sample(
                "Britty",
                Role.INBOX,
                1,
                """
                From: Sven <sven@belysa-demo.se>
                To: britty@%s
                Message-ID: <1@belysa-demo.se>
                Subject: Lamps

                Please quote 500 desk lamps.

                Sven
                Belysa AB
                Sweden
                """),
            sample(
                "Kevin",
                Role.SENT,
                2,
                """
                From: kevin@%s
                To: sven@belysa-demo.se
                Message-ID: <2@hotwell>
                Subject: Our lamps

                Dear Sven, Britty asks me to send you our offer.
                """),
            sample(
                "Kevin",
                Role.INBOX,
                3,
                """
                From: Sven <sven@belysa-demo.se>
                To: kevin@%s
                Message-ID: <3@belysa-demo.se>
                Subject: Out of office
                Auto-Submitted: auto-replied

                I am back on Monday.
                """)));
    Path shipped = home.resolve("shipped");
    ShippedRules.copyTo(shipped);
    SampleHome.write(home, OPTIONS, server.address(), shipped);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Sample sample(String mailbox, Role folder, int day, String text) {
    byte[] raw = text.formatted(OPTIONS.domain()).replace("\n", "\r\n").getBytes(UTF_8);
    Instant arrived = Instant.parse("2026-06-0" + day + "T08:00:00Z");
    return new Sample(mailbox, folder, raw, arrived, Set.of(), UNTOLD);
  }

  private Office office() throws Exception {
    return Offices.open(Installation.locate(home.resolve("config"), Map.of(), home), true);
  }

  private static void pass(Office office, String... mailboxes) {
    assertThat(office.once(new PassRequest(List.of(mailboxes), false), Progress.SILENT).clean())
        .isTrue();
  }

  @Test
  void theAnswerAndTheAbsenceGoToTheNewCustomer() throws Exception {
    try (Office office = office()) {
      pass(office);

      assertThat(server.folders("Britty")).containsEntry(FIRM, 1L);
      assertThat(server.folders("Kevin")).containsEntry(FIRM, 2L).containsEntry("Sent", 1L);
    }
  }

  @Test
  void anAnswerThatWasLookedAtBeforeTheInquiryFollowsInTheNextPass() throws Exception {
    try (Office office = office()) {
      pass(office, "Kevin");
      assertThat(server.folders("Kevin")).doesNotContainKey(FIRM);

      pass(office, "Britty");
      pass(office, "Kevin");

      assertThat(server.folders("Kevin")).containsEntry(FIRM, 1L).containsEntry("Sent", 1L);
      assertThat(server.folders("Kevin")).as("what was filed stays").containsEntry("Others", 1L);
    }
  }
}

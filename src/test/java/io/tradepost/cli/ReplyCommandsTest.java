package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about replies: what they ask, print, and give as exit status. */
class ReplyCommandsTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void sitDown() {
    console = new Console(folder);
  }

  @Test
  void overdueTellsWhoWaitsByBothClocks() {
    assertThat(console.type("overdue")).isZero();
    assertThat(console.printed())
        .contains("aaaaaaaaaaaa", "promise-broken", "26.0", "2026-01-30 10:00", "A NEVIR")
        .contains("due there 2026-01-30 03:00 Europe/Madrid")
        .contains("promised: “We will revert by Friday.” (promise 2)");
    assertThat(console.openedForWriting).isFalse();
  }

  @Test
  void overdueAsJsonHasTheFieldsOfTheInterface() throws IOException {
    assertThat(console.type("overdue", "--json", "--at", "2026-01-31T10:00")).isZero();
    JsonNode document = new ObjectMapper().readTree(console.bytes());
    assertThat(document.get("at").asText()).isEqualTo("2026-01-31T12:00:00+08:00");
    JsonNode one = document.get("obligations").get(0);
    List<String> fields = new ArrayList<>();
    one.fieldNames().forEachRemaining(fields::add);
    assertThat(fields)
        .startsWith(
            "letter",
            "conversation",
            "mailbox",
            "customer",
            "country",
            "company",
            "grade",
            "subject",
            "from",
            "since",
            "due",
            "overdueHours",
            "state",
            "promisedUntil",
            "answeredBy",
            "answeredAt");
    assertThat(one.get("overdueHours").asDouble()).isEqualTo(26.0);
    assertThat(one.get("due").asText()).isEqualTo("2026-01-30T10:00:00+08:00");
    assertThat(one.get("answeredAt").isNull()).isTrue();
    assertThat(console.office.asked)
        .containsExactly(
            "owed OwedRequest[at=2026-01-31T02:00:00Z, mailbox=, customer=, allStates=false]");
  }

  @Test
  void whereNobodyWaitsTheAnswerIsNo() {
    console.office.replies.obligations.clear();
    assertThat(console.type("overdue")).isEqualTo(1);
    assertThat(console.type("stats")).isEqualTo(1);
  }

  @Test
  void settlingNeedsAReason() {
    assertThat(console.type("settle", "aaaaaaaaaaaa")).isEqualTo(2);
    assertThat(console.type("settle", "aaaaaaaaaaaa", "--because", "answered by phone")).isZero();
    assertThat(console.openedForWriting).isTrue();
    assertThat(console.type("settle", "zzzzzzzzzzzz", "--because", "x")).isEqualTo(1);
    assertThat(
            console.type(
                "settle", "aaaaaaaaaaaa", "--because", "sample", "--wait-until", "2026-02-03"))
        .isZero();
    assertThat(console.office.asked).last().asString().endsWith("until 2026-02-02T16:00:00Z");
    assertThat(
            console.type("settle", "aaaaaaaaaaaa", "--because", "x", "--wait-until", "2026-01-01"))
        .isEqualTo(2);
  }

  @Test
  void aSettlementCanBeTakenBack() {
    assertThat(console.type("settle", "aaaaaaaaaaaa", "--take-back")).isZero();
    assertThat(console.type("settle", "zzzzzzzzzzzz", "--take-back")).isEqualTo(1);
    assertThat(console.type("settle", "aaaaaaaaaaaa", "--take-back", "--because", "x"))
        .isEqualTo(2);
  }

  @Test
  void statsCountAWholeLastDay() {
    assertThat(console.type("stats", "--from", "2026-01-01", "--to", "2026-01-30", "--csv"))
        .isZero();
    assertThat(console.office.asked)
        .containsExactly("stats 2025-12-31T16:00:00Z 2026-01-30T16:00:00Z []");
    assertThat(console.printed().lines())
        .containsExactly(
            "of,name,letters,inTime,late,unanswered,pending,percentInTime,medianHours,"
                + "ninetiethHours,brokenPromises",
            "team,all,10,6,1,2,1,66,3.2,,1",
            "salesperson,Britty,10,6,1,2,1,66,3.2,,1",
            "country,ES,10,6,1,2,1,66,3.2,,1");
    assertThat(console.type("stats", "--from", "2026-01-31", "--to", "2026-01-01")).isEqualTo(2);
    assertThat(console.type("stats", "--csv", "--json")).isEqualTo(2);
  }

  @Test
  void aDigestIsPreviewedWhereTheCommandWasTyped() {
    assertThat(console.overSocket("digest", "--preview", "out.html", "--edition", "weekly"))
        .isZero();
    assertThat(folder.resolve("out.html")).hasContent("<html></html>");
    assertThat(folder.resolve("week.xlsx")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(console.type("digest")).isZero();
    assertThat(console.printed()).contains("plain text");
  }

  @Test
  void whatCouldNotBeSentIsTheWorldsFailure() {
    assertThat(console.type("digest", "--send", "--manager", "Lin")).isZero();
    console.office.replies.sendState = "unknown";
    assertThat(console.type("digest", "--send")).isEqualTo(3);
    assertThat(console.type("digest", "--send", "--text")).isEqualTo(2);
  }
}

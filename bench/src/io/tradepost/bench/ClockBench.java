package io.tradepost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tradepost.letter.Automation;
import io.tradepost.letter.LetterId;
import io.tradepost.reply.Conversation;
import io.tradepost.reply.Correspondence;
import io.tradepost.reply.Remarks;
import io.tradepost.reply.ReplyClock;
import io.tradepost.reply.Terms;
import io.tradepost.reply.Terms.Leave;
import io.tradepost.reply.Terms.Salesperson;
import io.tradepost.reply.Turn;
import io.tradepost.reply.calendar.Holidays;
import io.tradepost.reply.calendar.Stretch;
import io.tradepost.reply.calendar.WorkingHours;
import io.tradepost.reply.promise.PromiseReader;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** How long it takes to say what is owed in 100,000 conversations, in one process. */
final class ClockBench {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final int CONVERSATIONS = 100_000;

  private final Bench.Plan plan;
  private final Figures figures;

  ClockBench(Bench.Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
  }

  void run() throws IOException {
    Random random = new Random(1);
    Map<String, List<Turn>> byName = new HashMap<>();
    int letters = 0;
    for (int i = 0; i < CONVERSATIONS; i++) {
      List<Turn> turns = turns(random, i);
      byName.put("c" + i, turns);
      letters += turns.size();
    }
    Terms terms = terms();
    ReplyClock clock = new ReplyClock(terms, promises());
    Instant now = START.plus(Duration.ofDays(90));
    long owed = 0;
    for (int run = 0; run < plan.runs(); run++) {
      long begin = System.nanoTime();
      List<Conversation> joined = Correspondence.of(byName, List.of(), Map.of(), terms.newThread());
      owed = clock.assess(joined, now).stream().mapToLong(List::size).sum();
      figures.add("clock", (System.nanoTime() - begin) / 1e9);
    }
    String what =
        "%,d conversations of %,d letters assessed, %,d obligations"
            .formatted(CONVERSATIONS, letters, owed);
    figures.row(what, "clock", "s", "bar 2 s");
  }

  private PromiseReader promises() throws IOException {
    var rules = new YAMLMapper().readTree(plan.product().resolve("rules/promises.yaml").toFile());
    return new PromiseReader(
        rules.path("promises").valueStream().map(JsonNode::asText).toList(),
        rules.path("promised-things").valueStream().map(JsonNode::asText).toList());
  }

  private static Terms terms() {
    Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      week.put(
          DayOfWeek.of(day),
          List.of(
              Stretch.of(LocalTime.of(9, 0), LocalTime.of(12, 0)),
              Stretch.of(LocalTime.of(13, 30), LocalTime.of(18, 0))));
    }
    WorkingHours hours = new WorkingHours(ZoneId.of("Asia/Shanghai"), week, Holidays.NONE);
    Map<String, Salesperson> staff = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      Leave leave =
          new Leave(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 6), "m" + (i + 1) % 10);
      staff.put(
          "m" + i,
          new Salesperson("m" + i, "m" + i + "@hotwell.example", hours, START, List.of(leave)));
    }
    return new Terms(Duration.ofHours(9), Duration.ofHours(7), false, Duration.ofDays(5), staff);
  }

  /** One to nine letters by turns; some promise, some thank, some come from a machine. */
  private static List<Turn> turns(Random random, int conversation) {
    List<Turn> turns = new ArrayList<>();
    String customer = "k" + conversation / 5;
    String contact = "contact@customer" + conversation / 5 + ".example";
    String mailbox = "m" + conversation % 10;
    Instant at = START.plusSeconds(random.nextInt(80 * 86_400));
    for (int i = random.nextInt(9); i >= 0; i--) {
      boolean ours = turns.size() % 2 == 1;
      at = at.plusSeconds(random.nextInt(2 * 86_400));
      int kind = random.nextInt(10);
      String own = conversation + "." + turns.size() + "@x";
      turns.add(
          new Turn(
              new LetterId("%08d%04d".formatted(conversation, turns.size())),
              own,
              turns.isEmpty() ? Set.of() : Set.of(turns.getLast().messageId()),
              at,
              ours ? Turn.Side.OURS : Turn.Side.CUSTOMER,
              ours ? mailbox + "@hotwell.example" : contact,
              Set.of(ours ? contact : mailbox + "@hotwell.example"),
              Set.of(),
              Set.of(customer),
              Set.of(mailbox),
              (turns.isEmpty() ? "" : "Re: ") + "Matter " + conversation,
              kind == 0 ? Automation.Kind.AUTO_REPLY : Automation.Kind.PERSON,
              new Remarks(
                  kind == 1,
                  ours && kind < 4 ? List.of("We will revert by next Friday noon.") : List.of()),
              false,
              false));
    }
    return turns;
  }
}

package io.tradepost.cli;

import io.tradepost.agent.ReplyDesk.Stats;
import io.tradepost.cli.terminal.Table;
import io.tradepost.cli.terminal.Table.Column;
import io.tradepost.digest.Figures;
import io.tradepost.digest.Share;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "stats",
    description = "How fast letters were answered; those without an answer count as unanswered.",
    footer = {
      "",
      "Such as: tradepost stats --from 2026-01-01 --to 2026-01-31 --csv",
      "Hours are working time by each salesperson's calendar. Exit status 1 where there is no"
          + " letter."
    })
final class StatsCommand extends Answering {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  @Mixin private final MailboxChoice mailboxes = new MailboxChoice();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "letters that arrived from then on (default: 30 days ago)")
  private String from = "30d";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "until then, a date included (default: now)")
  private String to = "";

  @Option(names = "--csv", description = "answer with a CSV table")
  private boolean csv;

  StatsCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    if (csv && json()) {
      throw new WrongUse("either --csv or --json");
    }
    return desk.withOffice(
        false,
        office -> {
          ZoneId zone = office.zone();
          Instant begin = Since.moment("--from", from, desk.now(), zone);
          Instant end = end(zone);
          if (!begin.isBefore(end)) {
            throw new WrongUse("--from " + from + " does not lie before --to " + to);
          }
          Stats stats = office.replies().stats(begin, end, mailboxes.names());
          if (json()) {
            desk.json(zone, d -> ReplyDocuments.stats(d, stats));
          } else if (csv) {
            rows(stats).forEach(row -> desk.line(String.join(",", row)));
          } else {
            print(stats, zone);
          }
          return stats.team().owed() == 0 ? ExitStatus.NO : ExitStatus.DONE;
        });
  }

  private Instant end(ZoneId zone) {
    if (to.isEmpty()) {
      return desk.now();
    }
    Instant end = Since.moment("--to", to, desk.now(), zone);
    return DATE.matcher(to.strip()).matches()
        ? LocalDate.ofInstant(end, zone).plusDays(1).atStartOfDay(zone).toInstant()
        : end;
  }

  private void print(Stats stats, ZoneId zone) {
    if (stats.team().owed() == 0) {
      desk.say("No letter that owed an answer arrived in that time.");
      return;
    }
    Table table =
        new Table(
            Column.flexible("WHO", 12),
            Column.number("LETTERS"),
            Column.number("IN TIME"),
            Column.number("LATE"),
            Column.number("UNANSWERED"),
            Column.number("TIME LEFT"),
            Column.number("%"),
            Column.number("MEDIAN H"),
            Column.number("90% H"),
            Column.number("PROMISES BROKEN"));
    rows(stats).stream()
        .skip(1)
        .forEach(r -> table.row(r.subList(1, r.size()).toArray(String[]::new)));
    table.print(desk.terminal());
    desk.say(
        "Letters from %s to %s; %d were passed over as courtesies, %d settled by hand."
            .formatted(
                Desk.time(stats.from(), zone),
                Desk.time(stats.to(), zone),
                stats.passedOver(),
                stats.team().settled()));
  }

  private static List<List<String>> rows(Stats stats) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "of",
            "name",
            "letters",
            "inTime",
            "late",
            "unanswered",
            "pending",
            "percentInTime",
            "medianHours",
            "ninetiethHours",
            "brokenPromises"));
    rows.add(row("team", "all", stats.team()));
    for (Share share : stats.bySalesperson()) {
      rows.add(row("salesperson", share.of(), share.figures()));
    }
    for (Share share : stats.byCountry()) {
      rows.add(row("country", share.of(), share.figures()));
    }
    return rows;
  }

  /** No name holds a comma or a quotation mark: those of mailboxes and codes of countries. */
  private static List<String> row(String of, String name, Figures f) {
    return List.of(
        of,
        name,
        Integer.toString(f.owed()),
        Integer.toString(f.inTime()),
        Integer.toString(f.late()),
        Integer.toString(f.unanswered()),
        Integer.toString(f.pending()),
        f.percentInTime().isPresent() ? Integer.toString(f.percentInTime().getAsInt()) : "",
        hours(f.median()),
        hours(f.ninetieth()),
        Integer.toString(f.broken()));
  }

  private static String hours(@Nullable Duration time) {
    return time == null ? "" : String.format(Locale.ROOT, "%.1f", ReplyDocuments.hours(time));
  }
}

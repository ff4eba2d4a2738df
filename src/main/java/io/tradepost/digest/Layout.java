package io.tradepost.digest;

import io.tradepost.customer.Country;
import io.tradepost.digest.Page.Block;
import io.tradepost.digest.Page.Section;
import io.tradepost.digest.Page.Tile;
import io.tradepost.digest.Page.Tone;
import io.tradepost.digest.Report.Heading;
import io.tradepost.reply.Obligation;
import io.tradepost.reply.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a report into words. */
final class Layout {
  /** More of a kind than this are counted, not listed: nobody reads them in an e-mail. */
  static final int MOST = 60;

  private final Report report;
  private final Heading heading;
  private final Words words;
  private final Items items;

  private Layout(Report report, Words words) {
    this.report = report;
    this.heading = report.heading();
    this.words = words;
    this.items = new Items(words, heading.zone(), heading.at());
  }

  static Page of(Report report, Words words) {
    return new Layout(report, words).page();
  }

  private Page page() {
    String title = words.say("title." + heading.edition().label(), Plain.of(heading.company()));
    List<Section> sections = new ArrayList<>();
    Backups backups = new Backups(words, heading);
    if (!report.alarms().isEmpty()) {
      sections.add(backups.alarms(report.alarms()));
    }
    add(sections, "broken", report.broken(), e -> items.of(e, Tone.BAD));
    if (!report.overdue().isEmpty()) {
      sections.add(overdue());
    }
    add(sections, "repeated", report.repeated(), items::repeated);
    // Each letter is told of once.
    List<Entry> promised = new ArrayList<>(report.promised());
    promised.removeAll(report.repeated());
    add(sections, "promised", promised, e -> items.of(e, Tone.WARN));
    add(sections, "due", report.dueNext(), e -> items.of(e, Tone.DUE));
    if (report.team().owed() + report.before().owed() > 0) {
      sections.add(figures());
    }
    add(sections, "courtesy", report.passedOver(), items::passedOver);
    List<BackupNews> calm = new ArrayList<>(report.backups());
    calm.removeAll(report.alarms());
    if (!calm.isEmpty()) {
      sections.add(backups.calm(calm));
    }
    if (!report.troubles().isEmpty()) {
      sections.add(
          new Section(
              words.say("section.trouble", report.troubles().size()),
              "",
              report.troubles().stream()
                  .<Block>map(t -> new Block.Sentence(words.say(t)))
                  .toList()));
    }
    return new Page(
        words.language(),
        words.say("subject." + heading.edition().label(), Plain.of(heading.company()), summary()),
        title,
        words.say(
            heading.manager().isEmpty() ? "subtitle.nobody" : "subtitle",
            Plain.of(heading.manager()),
            words.fullTime(heading.at(), heading.zone()),
            words.city(heading.zone())),
        summary(),
        tone(),
        sections,
        List.of(
            words.say("foot.next", words.time(heading.next(), heading.zone())),
            words.say("foot.commands"),
            words.say("foot.clock")));
  }

  private Tone tone() {
    if (report.overdueCount() + report.broken().size() + report.alarms().size() > 0) {
      return Tone.BAD;
    }
    return report.quiet() ? Tone.GOOD : Tone.DUE;
  }

  /** The report in one sentence. */
  private String summary() {
    if (report.quiet() && report.alarms().isEmpty()) {
      return words.say("lead.quiet", words.time(heading.next(), heading.zone()));
    }
    List<String> parts = new ArrayList<>();
    count(parts, "lead.backup", report.alarms().size());
    count(parts, "lead.broken", report.broken().size());
    count(parts, "lead.overdue", report.overdueCount());
    count(parts, "lead.due", report.dueNext().size());
    count(parts, "lead.promised", report.promised().size());
    return String.join(words.say("list.comma"), parts);
  }

  private void count(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(words.say(key, count));
    }
  }

  private void add(
      List<Section> sections, String name, List<Entry> entries, Function<Entry, Block> block) {
    if (!entries.isEmpty()) {
      List<Block> blocks = new ArrayList<>(entries.stream().limit(MOST).map(block).toList());
      more(blocks, entries.size());
      sections.add(
          new Section(
              words.say("section." + name, entries.size()), words.say("note." + name), blocks));
    }
  }

  private void more(List<Block> blocks, int all) {
    if (all > MOST) {
      blocks.add(new Block.Sentence(words.say("more", all - MOST)));
    }
  }

  private Section overdue() {
    List<Block> blocks = new ArrayList<>();
    for (Map.Entry<String, List<Entry>> person : report.overdue().entrySet()) {
      List<Entry> entries = person.getValue();
      blocks.add(new Block.Group(words.say("group", Plain.of(person.getKey()), entries.size())));
      entries.stream().limit(MOST).map(e -> items.of(e, Tone.BAD)).forEach(blocks::add);
      more(blocks, entries.size());
    }
    return new Section(
        words.say("section.overdue", report.overdueCount()), words.say("note.overdue"), blocks);
  }

  private Section figures() {
    Figures now = report.team();
    Figures before = report.before();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Tiles(
            List.of(
                new Tile(
                    now.percentInTime().orElse(100) >= 90 ? Tone.GOOD : Tone.WARN,
                    percent(now),
                    words.say("tile.in-time"),
                    words.say("tile.before", percent(before))),
                new Tile(
                    Tone.QUIET,
                    time(now.median(), now),
                    words.say("tile.median"),
                    words.say("tile.before", time(before.median(), before))),
                new Tile(
                    Tone.QUIET,
                    time(now.ninetieth(), now),
                    words.say("tile.ninetieth"),
                    words.say("tile.before", time(before.ninetieth(), before))),
                new Tile(
                    now.unanswered() == 0 ? Tone.GOOD : Tone.BAD,
                    Integer.toString(now.unanswered()),
                    words.say("tile.unanswered"),
                    words.say("tile.of", now.owed())))));
    blocks.add(
        new Block.Sentence(
            words.say(
                "figures.sentence",
                now.owed(),
                now.inTime(),
                now.late(),
                now.unanswered(),
                now.pending(),
                now.holding(),
                now.broken(),
                now.settled())));
    blocks.add(
        new Block.Chart(
            words.say("chart.title", ChartPicture.most(report.days())),
            report.days(),
            List.of(
                words.say("legend.in-time"),
                words.say("legend.late"),
                words.say("legend.unanswered"),
                words.say("legend.pending")),
            report.days().stream().map(d -> words.date(d.date())).toList()));
    blocks.add(grid("grid.salesperson", report.bySalesperson(), Plain::of));
    blocks.add(grid("grid.country", report.byCountry(), code -> words.country(new Country(code))));
    return new Section(
        words.say(
            "section.figures",
            words.date(LocalDate.ofInstant(heading.begin(), heading.zone())),
            words.date(LocalDate.ofInstant(heading.at(), heading.zone()))),
        words.say("note.figures"),
        blocks);
  }

  private Block grid(String first, List<Share> shares, Function<String, String> name) {
    return new Block.Grid(
        List.of(
            words.say(first),
            words.say("grid.owed"),
            words.say("grid.in-time"),
            words.say("grid.unanswered"),
            words.say("grid.median")),
        shares.stream()
            .map(
                s ->
                    List.of(
                        name.apply(s.of()),
                        Integer.toString(s.figures().owed()),
                        percent(s.figures()),
                        Integer.toString(s.figures().unanswered()),
                        time(s.figures().median(), s.figures())))
            .toList());
  }

  private String percent(Figures figures) {
    return figures.percentInTime().isPresent() ? figures.percentInTime().getAsInt() + " %" : "–";
  }

  /** No time where nothing is decided; unanswered where so many letters have none. */
  private String time(@Nullable Duration time, Figures figures) {
    if (time != null) {
      return words.duration(time);
    }
    return figures.unanswered() > 0 ? words.say("time.none") : "–";
  }

  /** Puts obligations into words. */
  static final class Items {
    private final Words words;
    private final ZoneId zone;
    private final Instant at;

    Items(Words words, ZoneId zone, Instant at) {
      this.words = words;
      this.zone = zone;
      this.at = at;
    }

    Block of(Entry entry, Tone tone) {
      Obligation o = entry.obligation();
      String badge =
          switch (o.state()) {
            case OVERDUE, PROMISE_BROKEN ->
                words.say("badge.overdue", words.duration(entry.overdueBy(at)));
            case PROMISED -> words.say("badge.promised", left(o));
            case OPEN, REMINDED -> words.say("badge.due", left(o));
            case ANSWERED, SETTLED, NOT_NEEDED -> "";
          };
      return item(entry, tone, badge);
    }

    Block repeated(Entry entry) {
      return item(
          entry,
          entry.late() ? Tone.BAD : Tone.WARN,
          words.say("badge.repeated", entry.obligation().promises().size()));
    }

    Block passedOver(Entry entry) {
      return item(entry, Tone.QUIET, "");
    }

    private String left(Obligation o) {
      return words.duration(Duration.between(at, o.due()));
    }

    private Block item(Entry entry, Tone tone, String badge) {
      Obligation o = entry.obligation();
      List<String> lines = new ArrayList<>();
      lines.add(
          words.say(
              "item.who",
              Plain.of(entry.party().name()),
              words.country(entry.party().country()),
              entry.party().grade().name(),
              Plain.of(o.mailbox())));
      String since = words.time(o.since(), zone, entry.party().zone());
      String due = words.time(o.due(), zone, entry.party().zone());
      lines.add(
          switch (o.state()) {
            case OVERDUE, OPEN, REMINDED -> words.say("item.since-due", since, due);
            case PROMISED, PROMISE_BROKEN -> words.say("item.since-promised", since, due);
            case ANSWERED, SETTLED, NOT_NEEDED -> words.say("item.since", since);
          });
      if (o.letters() > 1) {
        lines.add(words.say("item.letters", o.letters()));
      }
      return new Block.Item(
          tone,
          badge,
          Plain.of(o.subject(), words.say("item.no-subject")),
          lines,
          o.promises().stream().map(this::quote).toList(),
          words.say("item.open", o.letter().value()));
    }

    private String quote(Promise promise) {
      return switch (promise) {
        case Promise.Until(var sentence, var until) ->
            words.say("quote.until", Plain.of(sentence), words.time(until, zone));
        case Promise.Undated(var sentence) -> words.say("quote.undated", Plain.of(sentence));
      };
    }
  }
}

package io.tradepost.digest;

import io.tradepost.customer.Country;
import io.tradepost.reply.Obligation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The figures and the letters behind them as an .xlsx, for the team's meeting. */
final class Workbook {
  private static final List<String> LETTERS =
      List.of(
          "letter",
          "subject",
          "customer",
          "country",
          "grade",
          "mailbox",
          "since",
          "due",
          "state",
          "overdue",
          "promised",
          "promises",
          "answered-by",
          "answered-at",
          "hours");

  private final Words words;
  private final ZoneId zone;
  private final Instant at;

  private Workbook(Words words, ZoneId zone, Instant at) {
    this.words = words;
    this.zone = zone;
    this.at = at;
  }

  static byte[] of(Report report, Words words) {
    Report.Heading heading = report.heading();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      // The version is part of the format's metadata and must look like a number.
      try (org.dhatim.fastexcel.Workbook book =
          new org.dhatim.fastexcel.Workbook(bytes, "Tradepost", "1.0")) {
        Workbook own = new Workbook(words, heading.zone(), heading.at());
        own.figures(book.newWorksheet(words.say("sheet.figures")), report);
        own.letters(book.newWorksheet(words.say("sheet.letters")), report.letters());
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("The workbook could not be made", e);
    }
  }

  private void figures(Worksheet sheet, Report report) {
    List<String> head =
        List.of(
            words.say("grid.salesperson"),
            words.say("grid.owed"),
            words.say("legend.in-time"),
            words.say("sheet.late"),
            words.say("grid.unanswered"),
            words.say("sheet.pending"),
            "%",
            words.say("grid.median"),
            words.say("sheet.ninetieth"));
    int row = head(sheet, 0, head);
    row = figures(sheet, row, words.say("sheet.team"), report.team());
    row = figures(sheet, row, words.say("sheet.team-before"), report.before());
    row = shares(sheet, row + 1, "grid.salesperson", report.bySalesperson(), Plain::of);
    shares(
        sheet,
        row + 1,
        "grid.country",
        report.byCountry(),
        code -> words.country(new Country(code)));
    sheet.width(0, 26);
  }

  private int shares(
      Worksheet sheet, int row, String title, List<Share> shares, Function<String, String> name) {
    int next = head(sheet, row, List.of(words.say(title)));
    for (Share share : shares) {
      next = figures(sheet, next, name.apply(share.of()), share.figures());
    }
    return next;
  }

  private int figures(Worksheet sheet, int row, String name, Figures f) {
    sheet.value(row, 0, name);
    int column = 1;
    for (int number : List.of(f.owed(), f.inTime(), f.late(), f.unanswered(), f.pending())) {
      sheet.value(row, column++, number);
    }
    if (f.percentInTime().isPresent()) {
      sheet.value(row, column, f.percentInTime().getAsInt());
    }
    hours(sheet, row, column + 1, f.median());
    hours(sheet, row, column + 2, f.ninetieth());
    return row + 1;
  }

  private void letters(Worksheet sheet, List<Entry> entries) {
    int row = head(sheet, 0, LETTERS.stream().map(l -> words.say("sheet." + l)).toList());
    List<Entry> inOrder =
        entries.stream().sorted(Comparator.comparing(e -> e.obligation().since())).toList();
    for (Entry entry : inOrder) {
      letter(sheet, row++, entry);
    }
    sheet.freezePane(1, 1);
    Stream.of(1, 2).forEach(column -> sheet.width(column, 36));
    Stream.of(6, 7, 10, 13).forEach(column -> sheet.width(column, 17));
  }

  private void letter(Worksheet sheet, int row, Entry entry) {
    Obligation o = entry.obligation();
    // Texts are written as texts: a subject that begins with = is no formula.
    sheet.value(row, 0, o.letter().value());
    sheet.value(row, 1, Plain.of(o.subject()));
    sheet.value(row, 2, Plain.of(entry.party().name()));
    sheet.value(row, 3, words.country(entry.party().country()));
    sheet.value(row, 4, entry.party().grade().name());
    sheet.value(row, 5, Plain.of(o.mailbox()));
    time(sheet, row, 6, o.since());
    time(sheet, row, 7, o.due());
    sheet.value(row, 8, words.say("state." + label(o.state())));
    hours(sheet, row, 9, entry.late() ? entry.overdueBy(at) : null);
    time(sheet, row, 10, o.promisedUntil());
    sheet.value(row, 11, o.promises().size());
    sheet.value(row, 12, Plain.of(o.answeredBy()));
    time(sheet, row, 13, o.answeredAt());
    hours(sheet, row, 14, o.answeredAt() == null ? null : entry.taken());
  }

  private static String label(Obligation.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int head(Worksheet sheet, int row, List<String> titles) {
    for (int i = 0; i < titles.size(); i++) {
      sheet.value(row, i, titles.get(i));
      sheet.style(row, i).bold().set();
    }
    return row + 1;
  }

  private void time(Worksheet sheet, int row, int column, @Nullable Instant time) {
    if (time != null) {
      sheet.value(row, column, time.atZone(zone).toLocalDateTime());
      sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    }
  }

  private static void hours(Worksheet sheet, int row, int column, @Nullable Duration time) {
    if (time != null) {
      sheet.value(row, column, Math.round(time.toMinutes() / 6.0) / 10.0);
      sheet.style(row, column).format("0.0").set();
    }
  }
}

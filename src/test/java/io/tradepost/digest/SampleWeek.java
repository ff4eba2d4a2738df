package io.tradepost.digest;

import io.tradepost.customer.Country;
import io.tradepost.customer.Grade;
import io.tradepost.digest.BackupNews.Problem;
import io.tradepost.letter.LetterId;
import io.tradepost.reply.Obligation;
import io.tradepost.reply.Obligation.State;
import io.tradepost.reply.Promise;
import io.tradepost.reply.Terms;
import io.tradepost.reply.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An office's week with something of every kind, as hand-made obligations. */
final class SampleWeek {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Tuesday, half past eight in the morning in Shanghai. */
  static final Instant NOW = at("2026-11-24T08:30");

  static final Party NEVIR =
      new Party("ES-001", "NEVIR S.A.", new Country("ES"), Grade.A, ZoneId.of("Europe/Madrid"));
  static final Party KROL =
      new Party(
          "PL-004", "Król Sp. z o.o.", new Country("PL"), Grade.B, ZoneId.of("Europe/Warsaw"));
  static final Party ACME =
      new Party(
          "US-007", "Acme Tools Inc.", new Country("US"), Grade.C, ZoneId.of("America/New_York"));
  static final Party MERSEY =
      new Party(
          "GB-002", "Mersey Lighting Ltd", new Country("GB"), Grade.D, ZoneId.of("Europe/London"));

  static final Terms TERMS =
      new Terms(
          Duration.ofHours(24),
          Duration.ofHours(18),
          false,
          Duration.ofDays(3),
          Map.of("Britty", person("Britty"), "Leo", person("Leo")));

  private SampleWeek() {}

  static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static Terms.Salesperson person(String name) {
    return new Terms.Salesperson(
        name,
        name.toLowerCase(java.util.Locale.ROOT) + "@hotwell.example",
        new AllDay(),
        Instant.EPOCH,
        List.of());
  }

  static Report.Heading heading(Edition edition) {
    return new Report.Heading(
        edition,
        "Hotwell",
        "Lin",
        SHANGHAI,
        NOW,
        at("2026-11-23T08:30"),
        at("2026-11-25T08:30"),
        2);
  }

  static Report report(Edition edition) {
    return Report.of(
        heading(edition),
        entries(),
        backups(),
        List.of(
            Trouble.of(
                "mailbox", "Mina", "imap.hotwell.example:993: the server refuses the password."),
            Trouble.of("failed", "Britty", "2")));
  }

  /** One is well, one waits for a person's word, one is too old, one is damaged, one is missing. */
  static List<BackupNews> backups() {
    Instant known = at("2025-11-03T09:00");
    Instant night = at("2026-10-31T02:06");
    return List.of(
        new BackupNews("Britty", known, night, 12_034, 310_400_000, Problem.NONE, ""),
        new BackupNews(
            "Leo",
            known,
            night,
            903,
            21_700_000,
            Problem.HELD,
            "it has 640 letters, the last one 903"),
        new BackupNews(
            "Mina",
            known,
            at("2026-09-30T02:11"),
            4_120,
            98_000_000,
            Problem.FAILED,
            "No space left on device"),
        new BackupNews(
            "Kevin",
            known,
            night,
            77,
            1_900_000,
            Problem.FAULTY,
            "INBOX/2026-03-01 (eze5udtjm2ll).eml: its bytes are not as they were written"),
        new BackupNews("Zoe", known, null, 0, 0, Problem.NONE, ""),
        new BackupNews("Ann", at("2026-11-20T09:00"), null, 0, 0, Problem.NONE, ""));
  }

  static List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    all.add(
        letter(
                "a1",
                "Britty",
                "PLK-276: carton marks and packing list",
                "2026-11-22T17:05",
                State.OVERDUE)
            .entry(NEVIR));
    all.add(
        letter("a2", "Britty", "RFQ 2026-118, 40'HQ to Valencia", "2026-11-22T22:40", State.OVERDUE)
            .letters(3)
            .entry(NEVIR));
    all.add(
        letter("a3", "Britty", "Sample order: invoice address", "2026-11-20T15:10", State.OVERDUE)
            .promised("We will come back to you soon.", null)
            .entry(KROL));
    all.add(
        letter(
                "a4",
                "Leo",
                "询价：LED 投光灯 50W / Inquiry LED floodlights",
                "2026-11-23T04:31",
                State.OVERDUE)
            .entry(ACME));
    all.add(
        letter("a5", "Leo", "Payment for ILK-301", "2026-11-19T18:20", State.PROMISE_BROKEN)
            .promised("We will send the corrected invoice by Monday noon.", "2026-11-23T12:00")
            .entry(MERSEY));
    all.add(
        letter("a6", "Britty", "Delivery date of PLK-281", "2026-11-21T20:00", State.PROMISED)
            .promised("We will inform you within 3 working days.", "2026-11-25T18:00")
            .entry(KROL));
    all.add(
        letter("a7", "Leo", "Certificate of origin", "2026-11-18T16:45", State.PROMISED)
            .promised("I will check with our forwarder and answer tomorrow.", "2026-11-20T18:00")
            .promised("会在11月23日前答复。", "2026-11-23T18:00")
            .promised("We will revert by Thursday at the latest.", "2026-11-26T18:00")
            .entry(ACME));
    all.add(
        letter("a8", "Britty", "New catalogue?", "2026-11-23T16:12", State.REMINDED).entry(MERSEY));
    all.add(
        letter("a9", "Leo", "Re: Quotation PLK-290", "2026-11-23T21:50", State.OPEN).entry(NEVIR));
    all.add(
        letter("aa", "Britty", "Thank you!", "2026-11-23T19:02", State.NOT_NEEDED)
            .because(Report.COURTESY)
            .entry(NEVIR));
    all.add(
        letter("ab", "Britty", "Booking of container", "2026-11-22T10:00", State.SETTLED)
            .because("answered by phone")
            .entry(NEVIR));
    answered(all);
    return all;
  }

  /** Two weeks of letters that were answered, some of them late. */
  private static void answered(List<Entry> all) {
    List<Party> parties = List.of(NEVIR, KROL, ACME, MERSEY);
    for (int i = 0; i < 46; i++) {
      Instant since = NOW.minus(Duration.ofHours(14L * 24 - i * 7L + (i % 3)));
      Duration took = Duration.ofMinutes(i % 9 == 4 ? 60 * 31 + i : 45 + (i * 197L) % (60 * 22));
      all.add(
          letter(
                  "b%02d".formatted(i),
                  i % 3 == 0 ? "Leo" : "Britty",
                  "Order " + (200 + i),
                  since,
                  State.ANSWERED)
              .answered(since.plus(took))
              .entry(parties.get(i % 4)));
    }
  }

  static Draft letter(String id, String mailbox, String subject, String since, State state) {
    return letter(id, mailbox, subject, at(since), state);
  }

  static Draft letter(String id, String mailbox, String subject, Instant since, State state) {
    return new Draft(id, mailbox, subject, since, state);
  }

  /** An obligation in the making. */
  static final class Draft {
    private final String id;
    private final String mailbox;
    private final String subject;
    private final Instant since;
    private final State state;
    private final List<Promise> promises = new ArrayList<>();
    private int letters = 1;
    private @Nullable Instant promised;
    private @Nullable Instant answered;
    private String because = "";

    private Draft(String id, String mailbox, String subject, Instant since, State state) {
      this.id = id;
      this.mailbox = mailbox;
      this.subject = subject;
      this.since = since;
      this.state = state;
    }

    Draft letters(int count) {
      letters = count;
      return this;
    }

    Draft promised(String sentence, @Nullable String until) {
      if (until == null) {
        promises.add(new Promise.Undated(sentence));
      } else {
        promised = at(until);
        promises.add(new Promise.Until(sentence, at(until)));
      }
      return this;
    }

    Draft answered(Instant at) {
      answered = at;
      return this;
    }

    Draft because(String why) {
      because = why;
      return this;
    }

    Obligation obligation(Party party) {
      Instant first = promises.isEmpty() ? answered : since.plus(Duration.ofHours(3));
      return new Obligation(
          new LetterId((id + "000000000000").substring(0, 12)),
          letters,
          "c" + id,
          mailbox,
          party.key(),
          subject,
          "buyer@customer.example",
          since,
          promised == null ? since.plus(Duration.ofHours(24)) : promised,
          state,
          promises,
          promised,
          first,
          answered == null ? "" : mailbox,
          answered,
          false,
          because);
    }

    Entry entry(Party party) {
      return Entry.of(obligation(party), party, TERMS, NOW);
    }
  }

  /** Around the clock. */
  private static final class AllDay implements WorkCalendar {
    @Override
    public ZoneId zone() {
      return SHANGHAI;
    }

    @Override
    public Instant after(Instant start, Duration working) {
      return start.plus(working);
    }

    @Override
    public Duration between(Instant start, Instant end) {
      return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
      return true;
    }

    @Override
    public LocalTime begin(LocalDate day) {
      return LocalTime.MIN;
    }

    @Override
    public LocalTime end(LocalDate day) {
      return LocalTime.MAX;
    }
  }
}

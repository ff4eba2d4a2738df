package io.tradepost.bench;

import io.tradepost.agent.Office;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Offices;
import io.tradepost.agent.ReplyDesk.ObligationView;
import io.tradepost.agent.ReplyDesk.OwedRequest;
import io.tradepost.config.Installation;
import io.tradepost.demo.Owing;
import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleMaildir;
import io.tradepost.demo.SampleMaildir.Layout;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import io.tradepost.demo.Truth;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether what is owed, and which letters are automatic, is what the generator knows of its
 * letters. The mailboxes are filed by a pass from a real server; then the question is asked for the
 * moment after each letter of a customer's, when an answer and the next letter may have come or
 * not.
 */
final class OwedBench {
  private static final Set<String> OWED =
      Set.of("open", "reminded", "overdue", "promised", "promise-broken");
  private static final int SHOWN = 25;

  private final Bench.Plan plan;
  private final Map<String, Told> letters = new HashMap<>();
  private final TreeMap<String, int[]> automatic = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  OwedBench(Bench.Plan plan) {
    this.plan = plan;
  }

  /** A letter as the generator knows it. */
  private record Told(String id, Instant at, Truth truth, String subject) {}

  void run() throws Exception {
    int each = Math.min(plan.letters(), 2_000) / 2;
    SampleOptions options = Letters.options(List.of("Britty", "Kevin"), each, 12_000);
    List<Sample> samples = SampleOffice.generate(options).toList();
    for (Sample sample : samples) {
      read(sample);
    }
    Path work = Files.createDirectories(plan.work().resolve("owed"));
    Path maildirs = work.resolve("letters");
    Mailserver.remove(maildirs);
    SampleMaildir.write(maildirs, samples.stream(), Layout.MAILDIR_PLUS_PLUS);
    try (Mailserver server = Mailserver.start(work)) {
      server.serve(maildirs);
      Path home = Letters.home(plan.product(), work.resolve("home"), options, server.port());
      Path settings = home.resolve("config/tradepost.yaml");
      Files.writeString(
          settings, Files.readString(settings).replaceAll("since: [0-9-]+", "since: all"));
      try (Office office =
          Offices.open(Installation.locate(home.resolve("config"), Map.of(), home), true)) {
        office.once(new PassRequest(List.of(), false), Progress.SILENT);
        compare(office, options);
      }
    }
  }

  private void read(Sample sample) throws IOException {
    Letter letter = new LetterReader(AutomationMarks.DEFAULT).read(RawLetter.of(sample.raw()));
    Told told =
        new Told(letter.id().toString(), sample.internalDate(), sample.truth(), letter.subject());
    boolean fresh =
        letters.merge(told.id(), told, (a, b) -> a.at().isAfter(b.at()) ? b : a) == told;
    Optional<Boolean> truth = sample.truth().automatic();
    if (!fresh || truth.isEmpty() || sample.folder() != Role.INBOX) {
      return;
    }
    boolean found = !letter.automation().byPerson();
    automatic
        .computeIfAbsent(sample.truth().kind(), k -> new int[4])[
        (truth.get() ? 0 : 2) + (found ? 0 : 1)]++;
    if (found != truth.get()) {
      mistakes.add(
          "%s taken for %s: %s"
              .formatted(
                  sample.truth().kind(),
                  found ? "automatic " + letter.automation().evidence() : "a person's",
                  letter.subject()));
    }
  }

  private void compare(Office office, SampleOptions options) {
    List<Told> asked =
        letters.values().stream()
            .filter(l -> l.truth().owing() == Owing.ASKS)
            .sorted(Comparator.comparing(Told::at))
            .toList();
    Map<String, int[]> byKind = new TreeMap<>();
    int right = 0;
    int wrong = 0;
    int missed = 0;
    Set<String> shown = new TreeSet<>();
    for (Told moment : asked) {
      Instant at = moment.at().plus(Duration.ofSeconds(1));
      Map<String, Told> expected = owed(at);
      Map<String, ObligationView> found = new HashMap<>();
      for (ObligationView one :
          office.replies().owed(new OwedRequest(at, "", "", false)).obligations()) {
        if (OWED.contains(one.state())) {
          found.put(one.letter(), one);
        }
      }
      for (Told one : expected.values()) {
        boolean hit = found.containsKey(one.id());
        byKind.computeIfAbsent(one.truth().kind(), k -> new int[3])[hit ? 0 : 1]++;
        right += hit ? 1 : 0;
        missed += hit ? 0 : 1;
        if (!hit && shown.add(one.id())) {
          mistakes.add("not owed: %s %s".formatted(one.truth().kind(), tell(one)));
        }
      }
      for (ObligationView one : found.values()) {
        if (!expected.containsKey(one.letter())) {
          Told told = letters.get(one.letter());
          byKind.computeIfAbsent(told == null ? "?" : told.truth().kind(), k -> new int[3])[2]++;
          wrong++;
          if (shown.add(one.letter())) {
            mistakes.add(
                "owed without cause: %s %s"
                    .formatted(one.state(), told == null ? one.subject() : tell(told)));
          }
        }
      }
    }
    print(asked.size(), byKind, right, wrong, missed, options);
  }

  private static String tell(Told one) {
    return "matter %d, %s, %s".formatted(one.truth().matter(), one.at(), one.subject());
  }

  /** The first letter without an answer in each piece of business. */
  private Map<String, Told> owed(Instant at) {
    Map<Integer, List<Told>> matters = new HashMap<>();
    for (Told one : letters.values()) {
      if (one.truth().matter() > 0 && !one.at().isAfter(at)) {
        matters.computeIfAbsent(one.truth().matter(), m -> new ArrayList<>()).add(one);
      }
    }
    Map<String, Told> owed = new HashMap<>();
    for (List<Told> matter : matters.values()) {
      matter.sort(Comparator.comparing(Told::at));
      Told first = null;
      Told before = null;
      for (Told one : matter) {
        switch (one.truth().owing()) {
          case ASKS -> first = first == null ? one : first;
          case ANSWERS -> {
            before = first;
            first = null;
          }
          case HOLDS -> before = first;
          case RETURNS -> first = before == null ? first : before;
          case NOTHING -> {}
        }
      }
      if (first != null) {
        owed.put(first.id(), first);
      }
    }
    return owed;
  }

  private void print(
      int moments,
      Map<String, int[]> byKind,
      int right,
      int wrong,
      int missed,
      SampleOptions options) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%nOwes an answer: %,d letters in %d mailboxes, asked at %,d moments%n%n"
            .formatted(letters.size(), options.mailboxes().size(), moments));
    out.append("| kind | owed, found | owed, missed | not owed, found |\n|---|---|---|---|\n");
    byKind.forEach(
        (kind, n) -> out.append("| %s | %,d | %,d | %,d |%n".formatted(kind, n[0], n[1], n[2])));
    out.append("| all | %,d | %,d | %,d |%n".formatted(right, missed, wrong));
    out.append(
        "%nprecision %.2f %%, recall %.2f %%; bars 98 %%%n"
            .formatted(percent(right, wrong), percent(right, missed)));
    int[] sum = new int[4];
    out.append("\nAutomatic letters, where the generator knows\n\n");
    out.append("| kind | automatic, found | automatic, missed | person's, found automatic |");
    out.append(" person's |\n|---|---|---|---|---|\n");
    automatic.forEach(
        (kind, n) -> {
          out.append("| %s | %,d | %,d | %,d | %,d |%n".formatted(kind, n[0], n[1], n[2], n[3]));
          for (int i = 0; i < 4; i++) {
            sum[i] += n[i];
          }
        });
    out.append("| all | %,d | %,d | %,d | %,d |%n".formatted(sum[0], sum[1], sum[2], sum[3]));
    out.append(
        "%nprecision %.2f %%, recall %.2f %%; bars 99 %%%n"
            .formatted(percent(sum[0], sum[2]), percent(sum[0], sum[1])));
    mistakes.stream().limit(SHOWN).forEach(m -> out.append("  ").append(m).append('\n'));
    System.out.println(out);
  }

  private static double percent(int right, int other) {
    return right + other == 0 ? 100 : 100.0 * right / (right + other);
  }
}

package io.tradepost.digest;

import io.tradepost.digest.BackupNews.Problem;
import io.tradepost.digest.Page.Block;
import io.tradepost.digest.Page.Section;
import io.tradepost.digest.Page.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts into words how the backups stand. */
record Backups(Words words, Report.Heading heading) {

  /** Those about which somebody must act at once. */
  Section alarms(List<BackupNews> news) {
    return new Section(
        words.say("section.backup-alarm", news.size()),
        words.say("note.backup-alarm"),
        news.stream().map(this::alarm).toList());
  }

  private Block alarm(BackupNews news) {
    List<String> lines = new ArrayList<>();
    Instant good = news.good();
    Instant known = news.known();
    if (good != null) {
      lines.add(
          words.say(
              "backup.last",
              words.fullTime(good, heading.zone()),
              news.letters(),
              size(news.size())));
    } else if (known != null) {
      lines.add(words.say("backup.never", words.duration(age(known))));
    }
    if (news.problem() != Problem.NONE) {
      lines.add(problem(news));
    }
    return new Block.Item(
        Tone.BAD,
        badge(news),
        Plain.of(news.mailbox()),
        lines,
        List.of(),
        words.say("backup.list", Plain.of(news.mailbox())));
  }

  private String badge(BackupNews news) {
    if (news.problem() == Problem.FAULTY) {
      return words.say("backup.damaged");
    }
    Instant good = news.good();
    return good == null
        ? words.say("backup.none")
        : words.say("backup.old", words.duration(age(good)));
  }

  private Duration age(Instant since) {
    return Duration.between(since, heading.at());
  }

  /** The others, in a table, and below it what has to be known of them. */
  Section calm(List<BackupNews> news) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Grid(
            List.of(
                words.say("backup.mailbox"),
                words.say("backup.made"),
                words.say("backup.letters"),
                words.say("backup.size")),
            news.stream().map(this::row).toList()));
    news.stream()
        .filter(b -> b.problem() != Problem.NONE)
        .map(b -> words.say("backup.said", Plain.of(b.mailbox()), problem(b)))
        .forEach(said -> blocks.add(new Block.Sentence(said)));
    return new Section(words.say("section.backup"), words.say("note.backup"), blocks);
  }

  private List<String> row(BackupNews news) {
    Instant good = news.good();
    return good == null
        ? List.of(Plain.of(news.mailbox()), words.say("backup.not-yet"), "–", "–")
        : List.of(
            Plain.of(news.mailbox()),
            words.time(good, heading.zone()),
            String.format(Locale.ROOT, "%,d", news.letters()),
            size(news.size()));
  }

  private String problem(BackupNews news) {
    return words.say(
        "backup." + news.problem().name().toLowerCase(Locale.ROOT), Plain.of(news.why()));
  }

  private static String size(long bytes) {
    return bytes < 100_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : bytes < 1_000_000_000
            ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
            : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}

package io.tradepost.digest;

import io.tradepost.digest.Page.Block;
import io.tradepost.digest.Page.Section;
import io.tradepost.digest.Page.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A short e-mail about obligations between two reports. */
public sealed interface Notice {

  /** In words. */
  Page page(Words words);

  /**
   * To the salesperson who owes the answers.
   *
   * @param fresh those that the salesperson has not been reminded of before
   * @param again those told of before that still wait
   */
  record Reminder(String mailbox, ZoneId zone, Instant at, List<Entry> fresh, List<Entry> again)
      implements Notice {
    public Reminder {
      fresh = List.copyOf(fresh);
      again = List.copyOf(again);
    }

    @Override
    public Page page(Words words) {
      int all = fresh.size() + again.size();
      List<Section> sections = new ArrayList<>();
      sections.add(section(words, words.say("reminder.new", fresh.size()), fresh, zone, at));
      if (!again.isEmpty()) {
        sections.add(section(words, words.say("reminder.again", again.size()), again, zone, at));
      }
      return new Page(
          words.language(),
          words.say("reminder.subject", all),
          words.say("reminder.title", Plain.of(mailbox)),
          words.say("reminder.subtitle", words.fullTime(at, zone), words.city(zone)),
          words.say("reminder.lead", all),
          fresh.stream().anyMatch(Entry::late) ? Tone.BAD : Tone.WARN,
          sections,
          List.of(words.say("reminder.foot"), words.say("foot.clock")));
    }
  }

  /** To the manager above, about answers that are overdue by more than so much. */
  record Escalation(String manager, ZoneId zone, Instant at, Duration after, List<Entry> entries)
      implements Notice {
    public Escalation {
      entries = List.copyOf(entries);
    }

    @Override
    public Page page(Words words) {
      return new Page(
          words.language(),
          words.say("escalation.subject", entries.size()),
          words.say("escalation.title", Plain.of(manager)),
          words.say("reminder.subtitle", words.fullTime(at, zone), words.city(zone)),
          words.say("escalation.lead", entries.size(), words.duration(after)),
          Tone.BAD,
          List.of(
              section(
                  words,
                  words.say("escalation.section", words.duration(after), entries.size()),
                  entries,
                  zone,
                  at)),
          List.of(words.say("escalation.foot"), words.say("foot.clock")));
    }
  }

  private static Section section(
      Words words, String title, List<Entry> entries, ZoneId zone, Instant at) {
    Layout.Items items = new Layout.Items(words, zone, at);
    return new Section(
        title,
        "",
        entries.stream()
            .sorted(Comparator.comparing((Entry e) -> e.obligation().due()))
            .limit(Layout.MOST)
            .<Block>map(
                e ->
                    items.of(
                        e,
                        switch (e.obligation().state()) {
                          case OVERDUE, PROMISE_BROKEN -> Tone.BAD;
                          case OPEN, REMINDED, PROMISED -> Tone.WARN;
                          case ANSWERED, SETTLED, NOT_NEEDED -> Tone.QUIET;
                        }))
            .toList());
  }
}

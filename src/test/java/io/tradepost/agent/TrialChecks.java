package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.Move;
import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of every {@link Trial}, whatever the server can do. */
final class TrialChecks {
  private static final Comparator<Lying> ORDER =
      Comparator.comparing(Lying::folder).thenComparingLong(Lying::uid);

  private final Trial trial;

  TrialChecks(Trial trial) {
    this.trial = trial;
  }

  void all() {
    theServerHoldsTheSamples();
    everyLetterLiesWhereTheTruthWantsIt();
    noLetterIsLostDoubledOrChanged();
    thePlanIsWhatIsDone();
    everyLetterIsAccountedFor();
    aSecondPassChangesNothing();
    undoRestoresTheFolders();
  }

  void theServerHoldsTheSamples() {
    trial.before.forEach(
        (mailbox, lying) -> {
          List<Lying.Letter> samples =
              of(mailbox).stream()
                  .map(s -> ServerLook.of(s.raw(), s.internalDate(), s.flags()))
                  .toList();
          assertThat(lying.stream().map(Lying::letter))
              .containsExactlyInAnyOrderElementsOf(samples);
        });
  }

  void everyLetterLiesWhereTheTruthWantsIt() {
    assertThat(trial.score.tallies())
        .allSatisfy(
            (category, tally) -> {
              assertThat(tally.precision())
                  .as("precision %s", category)
                  .isGreaterThanOrEqualTo(0.98);
              assertThat(tally.recall()).as("recall %s", category).isGreaterThanOrEqualTo(0.98);
            });
  }

  /** Bytes, arrival and flags of all letters are the same; only sent letters have copies more. */
  void noLetterIsLostDoubledOrChanged() {
    for (String mailbox : trial.options.mailboxes()) {
      List<Lying.Letter> more = new ArrayList<>();
      for (Lying lying : there(trial.filed, mailbox)) {
        more.add(lying.letter());
      }
      for (Lying lying : trial.before.getOrDefault(mailbox, List.of())) {
        assertThat(more.remove(lying.letter())).as("%s is still there", lying).isTrue();
      }
      Set<String> sent = new HashSet<>();
      of(mailbox).stream()
          .filter(s -> s.folder() == Role.SENT)
          .forEach(s -> sent.add(ServerLook.sha256(s.raw())));
      assertThat(more).allSatisfy(copy -> assertThat(sent).contains(copy.sha256()));
      long copies =
          trial.plan.moves().stream()
              .filter(m -> m.mailbox().equals(mailbox) && m.action().equals("copy"))
              .count();
      assertThat(more).hasSize((int) copies);
    }
  }

  /** What lies elsewhere after the pass than before it, as a plan would tell of it. */
  void thePlanIsWhatIsDone() {
    assertThat(trial.plan.errors()).isEmpty();
    assertThat(sorted(trial.planned)).isEqualTo(sorted(trial.before));
    List<Done> planned = trial.plan.moves().stream().map(Done::of).toList();
    List<Done> done = new ArrayList<>();
    for (String mailbox : trial.options.mailboxes()) {
      Map<String, Sample> samples = new HashMap<>();
      of(mailbox).forEach(s -> samples.put(ServerLook.sha256(s.raw()), s));
      List<Lying.Place> before =
          new ArrayList<>(there(trial.before, mailbox).stream().map(Lying::place).toList());
      for (Lying lying : there(trial.filed, mailbox)) {
        if (!before.remove(lying.place())) {
          Sample sample = samples.get(lying.sha256());
          if (sample == null) {
            throw new AssertionError("no sample lay there before: " + lying);
          }
          boolean inbox = sample.folder() == Role.INBOX;
          done.add(
              new Done(
                  mailbox,
                  Score.read(sample.raw()).id().value(),
                  inbox ? "move" : "copy",
                  inbox ? "INBOX" : "Sent",
                  lying.folder(),
                  Score.category(lying.folder())));
        }
      }
    }
    assertThat(planned).containsExactlyInAnyOrderElementsOf(done);
  }

  private record Done(
      String mailbox, String letter, String action, String from, String to, String category) {
    static Done of(Move move) {
      return new Done(
          move.mailbox(), move.letter(), move.action(), move.from(), move.to(), move.category());
    }
  }

  void everyLetterIsAccountedFor() {
    assertThat(trial.first.clean()).isTrue();
    for (MailboxReport report : trial.first.mailboxes()) {
      assertThat(report.seen()).isEqualTo(of(report.mailbox()).size());
      assertThat(report.filed() + report.left() + report.failed()).isEqualTo(report.seen());
      assertThat(report.failed()).isZero();
      assertThat(report.leftBecause().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(report.left());
    }
  }

  void aSecondPassChangesNothing() {
    assertThat(sorted(trial.again)).isEqualTo(sorted(trial.filed));
    for (int i = 0; i < trial.first.mailboxes().size(); i++) {
      MailboxReport first = trial.first.mailboxes().get(i);
      MailboxReport second = trial.second.mailboxes().get(i);
      assertThat(List.of(second.seen(), second.filed(), second.left(), second.failed()))
          .isEqualTo(List.of(first.seen(), first.filed(), first.left(), first.failed()));
    }
  }

  /** And the next pass lets stay what was taken back. */
  void undoRestoresTheFolders() {
    assertThat(trial.undone.kept()).isEmpty();
    for (String mailbox : trial.options.mailboxes()) {
      assertThat(there(trial.restored, mailbox).stream().map(Lying::place))
          .containsExactlyInAnyOrderElementsOf(
              there(trial.before, mailbox).stream().map(Lying::place).toList());
    }
    assertThat(trial.third.clean()).isTrue();
    assertThat(sorted(trial.left)).isEqualTo(sorted(trial.restored));
  }

  private List<Sample> of(String mailbox) {
    return trial.samples.stream().filter(s -> s.mailbox().equals(mailbox)).toList();
  }

  /**
   * Without UIDPLUS what was moved or taken back stays marked until a person's program clears it.
   */
  private static List<Lying> there(Map<String, List<Lying>> all, String mailbox) {
    return all.getOrDefault(mailbox, List.of()).stream()
        .filter(l -> !l.flags().contains("\\deleted"))
        .toList();
  }

  private static Map<String, List<Lying>> sorted(Map<String, List<Lying>> all) {
    Map<String, List<Lying>> sorted = new HashMap<>();
    all.forEach((mailbox, lying) -> sorted.put(mailbox, lying.stream().sorted(ORDER).toList()));
    return sorted;
  }
}

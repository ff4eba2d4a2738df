package io.tradepost.round;

import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.Reason;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out which changes to a mailbox bring its waiting letters to where they were decided to
 * belong: one change for each source and target folder.
 */
final class Filer {
  private final Desk desk;
  private final FilingHabit habit;
  private final Redeciding redeciding;

  Filer(Desk desk, FilingHabit habit) {
    this.desk = desk;
    this.habit = habit;
    this.redeciding = new Redeciding(desk);
  }

  /** Letters of one folder that go to one other. */
  record Change(Kind kind, FolderPath source, FolderPath target, List<CopyRow> copies) {}

  private record Way(Kind kind, long folder, FolderPath source, FolderPath target) {}

  /**
   * The changes to make now. What has not been decided on yet, or under other rules or another
   * customer file, is first.
   */
  List<Change> changes(String mailbox) {
    redeciding.settle();
    Map<Way, List<CopyRow>> ways = new LinkedHashMap<>();
    desk.ledger()
        .read(
            book -> {
              Map<Long, Verdict> verdicts = book.decisions().ofWaiting(mailbox);
              Map<LetterId, Set<FolderPath>> lying = book.whereabouts().ofThoseToBring(mailbox);
              for (CopyRow copy : book.copies().waiting(mailbox)) {
                Verdict verdict = verdicts.get(copy.id());
                if (verdict != null) {
                  Set<FolderPath> lies =
                      copy.letter().map(l -> lying.getOrDefault(l, Set.of())).orElse(Set.of());
                  collect(copy, verdict, lies, ways);
                }
              }
              return true;
            });
    List<Change> changes = new ArrayList<>();
    ways.forEach(
        (way, copies) -> changes.add(new Change(way.kind(), way.source(), way.target(), copies)));
    // Copies come before moves: a letter that goes to two folders is copied to the one and then
    // moved to the other.
    changes.sort(
        Comparator.comparing(Change::kind, Comparator.comparing(k -> k != Kind.COPY))
            .thenComparing(Change::source)
            .thenComparing(Change::target));
    return changes;
  }

  private void collect(
      CopyRow copy, Verdict verdict, Set<FolderPath> lies, Map<Way, List<CopyRow>> ways) {
    switch (verdict) {
      case Verdict.File file -> {
        if (habit.isDue(copy)) {
          add(ways, Kind.MOVE, copy, file.target());
        }
      }
      case Verdict.BringTo bring -> {
        List<FolderPath> missing =
            bring.targets().stream()
                .map(Verdict.File::target)
                .distinct()
                .filter(target -> !lies.contains(target))
                .toList();
        boolean move = habit.movesSent();
        for (int i = 0; i < missing.size(); i++) {
          boolean last = i == missing.size() - 1;
          add(ways, move && last ? Kind.MOVE : Kind.COPY, copy, missing.get(i));
        }
      }
      case Verdict.Leave leave -> {}
    }
  }

  /** Letters that lie where they belong are settled: those copied from there, and any others. */
  void settleInPlace(String mailbox) {
    desk.ledger().writing(book -> book.whereabouts().settleInPlace(mailbox, desk.now()));
  }

  private static void add(
      Map<Way, List<CopyRow>> ways, Kind kind, CopyRow copy, FolderPath target) {
    if (!copy.path().equals(target)) {
      ways.computeIfAbsent(
              new Way(kind, copy.folder(), copy.path(), target), w -> new ArrayList<>())
          .add(copy);
    }
  }

  /** Why a letter could not be brought where it belongs. */
  static Reason refused(String why) {
    return Reason.of("left.refused", why);
  }
}

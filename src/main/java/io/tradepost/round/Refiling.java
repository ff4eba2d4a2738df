package io.tradepost.round;

import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.Ruling;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies what the customer file has learned to letters filed earlier: which of them the present
 * rules would put elsewhere. Letters that a person put somewhere are not touched.
 */
final class Refiling {
  private final Desk desk;
  private final String mailbox;
  private final Indexer indexer;
  private final Redeciding redeciding;

  Refiling(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.indexer = new Indexer(desk);
    this.redeciding = new Redeciding(desk);
  }

  /**
   * One letter that belongs elsewhere now.
   *
   * @param decidedOn the copy on which the decision is entered
   */
  record Refile(CopyRow decidedOn, MoveDone move, Ruling ruling) {}

  /** What would be moved, and why. */
  List<Refile> plan() {
    List<Refile> plan = new ArrayList<>();
    for (CopyRow copy : desk.ledger().read(book -> book.copies().settled(mailbox, Outcome.FILED))) {
      Optional<Letter> letter = indexer.read(copy);
      letter.ifPresent(l -> plan.addAll(desk.ledger().read(book -> refile(book, copy, l))));
    }
    return plan;
  }

  private List<Refile> refile(Book book, CopyRow copy, Letter letter) {
    Ruling ruling = redeciding.ruling(book, copy, letter);
    if (ruling.newcomer().isPresent()) {
      return List.of(); // A newcomer is entered by a new letter, never by an old one.
    }
    return switch (ruling.decision().verdict()) {
      case Verdict.File file ->
          file.target().equals(copy.path())
              ? List.of()
              : List.of(
                  new Refile(
                      copy, new MoveDone(copy, Kind.MOVE, copy.path(), file.target()), ruling));
      case Verdict.BringTo bring -> bringElsewhere(book, copy, bring, ruling);
      case Verdict.Leave leave -> List.of();
    };
  }

  /**
   * The copies that the agent brought go from where they no longer belong to where they are
   * missing.
   */
  private List<Refile> bringElsewhere(
      Book book, CopyRow sent, Verdict.BringTo bring, Ruling ruling) {
    Set<FolderPath> wanted =
        bring.targets().stream().map(Verdict.File::target).collect(Collectors.toSet());
    List<CopyRow> copies =
        book.copies().of(sent.letter().orElseThrow()).stream()
            .filter(c -> c.mailbox().equals(mailbox))
            .toList();
    List<FolderPath> missing =
        wanted.stream()
            .filter(w -> copies.stream().noneMatch(c -> c.path().equals(w)))
            .sorted()
            .collect(Collectors.toCollection(ArrayList::new));
    List<Refile> refiles = new ArrayList<>();
    for (CopyRow copy : copies) {
      if (copy.outcome() == Outcome.OURS && !wanted.contains(copy.path()) && !missing.isEmpty()) {
        refiles.add(
            new Refile(
                sent, new MoveDone(copy, Kind.MOVE, copy.path(), missing.removeFirst()), ruling));
      }
    }
    missing.forEach(
        target ->
            refiles.add(
                new Refile(sent, new MoveDone(sent, Kind.COPY, sent.path(), target), ruling)));
    return refiles;
  }
}

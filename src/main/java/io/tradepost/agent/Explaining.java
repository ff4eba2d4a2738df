package io.tradepost.agent;

import io.tradepost.agent.Office.DecisionView;
import io.tradepost.agent.Office.Event;
import io.tradepost.agent.Office.Explanation;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.Move;
import io.tradepost.filing.Decision;
import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.Reason;
import io.tradepost.ledger.Archived.ArchivedRow;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Decisions.DecisionRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.round.Desk;
import io.tradepost.round.MoveDone;
import io.tradepost.round.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a letter lies where it does. */
final class Explaining {
  private static final String BY_PERSON = "left.person";

  private final Desk desk;
  private final Shelf shelf;
  private final Narrator narrator;

  Explaining(Desk desk, Shelf shelf, Narrator narrator) {
    this.desk = desk;
    this.shelf = shelf;
    this.narrator = narrator;
  }

  Optional<Explanation> letter(String reference) {
    Optional<LetterView> view = shelf.view(reference);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    LetterId id = new LetterId(view.get().id());
    return Optional.of(
        desk.ledger()
            .read(
                book ->
                    new Explanation(
                        view.get(),
                        decision(book, id),
                        book.events().of(id).stream()
                            .map(e -> new Event(e.at(), e.mailbox(), narrator.tell(e)))
                            .toList())));
  }

  /** The decision that holds: the last one, unless a person or an undo has said otherwise since. */
  private DecisionView decision(Book book, LetterId id) {
    List<CopyRow> copies = book.copies().of(id);
    Optional<CopyRow> left = copies.stream().filter(c -> c.because().isPresent()).findFirst();
    List<DecisionRow> decisions = book.decisions().of(id);
    if (decisions.isEmpty()) {
      Optional<FolderPath> archived =
          copies.isEmpty()
              ? book.archived().of(id).stream().map(ArchivedRow::path).findFirst()
              : Optional.empty();
      return new DecisionView(
          "",
          left.map(CopyRow::path).or(() -> archived).map(FolderPath::toString).orElse(""),
          left
              .flatMap(CopyRow::because)
              .or(() -> archived.map(a -> Reason.of("left.archive")))
              .map(narrator::tell)
              .stream()
              .toList(),
          null);
    }
    DecisionRow last = decisions.getLast();
    List<String> reasons = new ArrayList<>(narrator.reasons(last.decision()));
    left.flatMap(CopyRow::because).map(narrator::tell).ifPresent(reasons::add);
    return switch (last.decision().verdict()) {
      case Verdict.File file ->
          new DecisionView(
              file.category().label(),
              left.filter(Explaining::byPerson).map(CopyRow::path).orElse(file.target()).toString(),
              reasons,
              last.at());
      case Verdict.BringTo bring ->
          new DecisionView(
              "sent",
              String.join(", ", bring.targets().stream().map(t -> t.target().toString()).toList()),
              reasons,
              last.at());
      case Verdict.Leave leave -> new DecisionView("", "", reasons, last.at());
    };
  }

  /** Where a person put a letter it belongs, whatever was decided before. */
  private static boolean byPerson(CopyRow copy) {
    return copy.because().filter(r -> r.key().equals(BY_PERSON)).isPresent();
  }

  /** One letter's move, done or planned. */
  Move move(String mailbox, MoveDone move) {
    return moves(mailbox, List.of(move)).getFirst();
  }

  /** The same for several. */
  List<Move> moves(String mailbox, List<MoveDone> moves) {
    return desk.ledger()
        .read(book -> moves.stream().map(move -> move(book, mailbox, move)).toList());
  }

  /** Letters filed earlier that belong elsewhere now, for the reasons that hold now. */
  List<Move> proposals(String mailbox, List<Proposal> proposals) {
    return desk.ledger()
        .read(
            book ->
                proposals.stream()
                    .map(p -> move(book, mailbox, p.move(), Optional.of(p.decision())))
                    .toList());
  }

  private Move move(Book book, String mailbox, MoveDone move) {
    return move(
        book, mailbox, move, book.decisions().of(move.copy().id()).map(DecisionRow::decision));
  }

  private Move move(Book book, String mailbox, MoveDone move, Optional<Decision> decision) {
    CopyRow copy = move.copy();
    Optional<LetterRow> letter = copy.letter().flatMap(book.letters()::find);
    return new Move(
        mailbox,
        copy.letter().map(LetterId::value).orElse(""),
        letter.map(LetterRow::subject).orElse(""),
        move.kind() == Kind.MOVE ? "move" : "copy",
        move.from().toString(),
        move.to().toString(),
        decision.map(d -> category(d, move)).orElse(""),
        decision.map(narrator::reasons).orElse(List.of()));
  }

  private static String category(Decision decision, MoveDone move) {
    return switch (decision.verdict()) {
      case Verdict.File file -> file.category().label();
      case Verdict.BringTo bring ->
          bring.targets().stream()
              .filter(t -> t.target().equals(move.to()))
              .findFirst()
              .map(t -> t.category().label())
              .orElse("sent");
      case Verdict.Leave leave -> "";
    };
  }
}

package io.tradepost.round;

import io.tradepost.filing.Decision;
import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.Opinion;
import io.tradepost.filing.Reason;
import io.tradepost.filing.Ruling;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Came;
import io.tradepost.ledger.Copies.NewCopy;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Events.EventRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.Role;
import io.tradepost.reply.Conversations;
import io.tradepost.search.IndexedLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Enters letters in the ledger: where they lie, their conversation, what was decided. Within one
 * transaction.
 */
final class Recorder {
  /** Why a letter of ours stays in Sent alone. */
  static final Reason NO_CUSTOMER = Reason.of("left.sent-no-customer");

  private final Desk desk;
  private final Indexer indexer;

  Recorder(Desk desk) {
    this.desk = desk;
    this.indexer = new Indexer(desk);
  }

  /**
   * Enters a batch of fetched letters, in order. A letter that other letters decide on as well
   * waits for {@link Redeciding#settle}, which also tells the index of it.
   *
   * @param joined receives letters whose conversation has become part of another
   * @return the documents for the index
   */
  List<IndexedLetter> record(
      Book book,
      FolderRow folder,
      Role role,
      List<Incoming> batch,
      Map<Long, String> failed,
      List<LetterId> joined) {
    Instant now = desk.now();
    List<Incoming> entered = new ArrayList<>();
    for (Incoming in : batch) {
      if (enter(book, folder, role, in, joined, now)) {
        entered.add(in);
      }
    }
    failed.forEach(
        (uid, what) -> book.accounts().fail(folder.id(), folder.validity(), uid, what, now));
    book.events().touch(joined);
    return entered.stream().map(in -> indexer.document(book, in.letter(), in.orders())).toList();
  }

  /** Gives false for a letter that is still to be decided on. */
  private boolean enter(
      Book book, FolderRow folder, Role role, Incoming in, List<LetterId> joined, Instant now) {
    Letter letter = in.letter();
    Envelope envelope = in.envelope();
    book.accounts().heal(folder.id(), folder.validity(), envelope.uid());
    if (book.copies().at(folder.id(), folder.validity(), envelope.uid()).isPresent()) {
      return true; // Recorded before a crash or a lost connection.
    }
    String conversation = conversation(book, in, joined);
    boolean sent = role == Role.SENT;
    Optional<Opinion> opinion =
        desk.register()
            .opinion(
                folder.mailbox(),
                role,
                in,
                () -> book.decisions().customersOf(conversation, letter.id()));
    book.letters()
        .enter(
            new LetterRow(
                letter.id(),
                letter.messageId(),
                conversation,
                sent,
                letter.subject(),
                opinion
                    .flatMap(Opinion::counterpart)
                    .or(letter::writer)
                    .map(a -> a.key())
                    .orElse("")));
    book.turns().enter(in.turn());
    // The very bytes lay elsewhere in this mailbox and do no more: a person has brought them here.
    // Where they still
    // lie there, the letter was delivered twice.
    boolean brought =
        book.copies().everOf(letter.id()).stream()
            .anyMatch(
                c ->
                    c.goneAt() != null
                        && c.mailbox().equals(folder.mailbox())
                        && c.sha256().equals(letter.sha256()));
    boolean elsewhere = role != Role.INBOX && role != Role.SENT;
    boolean restored = book.events().restored(folder.mailbox(), letter.id(), folder.path());
    Came came = brought || restored || elsewhere ? Came.PERSON : Came.ARRIVED;
    Reason left =
        elsewhere
            ? Reason.of("left.own-folder")
            : restored || (brought && !sent)
                ? Reason.of("left.person")
                : envelope.deleted() ? Reason.of("left.deleted") : null;
    long copy =
        book.copies()
            .enter(
                new NewCopy(
                    folder.id(),
                    folder.validity(),
                    envelope.uid(),
                    letter.id(),
                    Trait.messageId(envelope),
                    letter.sha256(),
                    desk.year(envelope.internalDate()),
                    envelope.size(),
                    envelope.internalDate(),
                    envelope.flags(),
                    came,
                    left == null ? Outcome.WAITING : Outcome.LEFT,
                    left,
                    now));
    book.events()
        .enter(
            new EventRow(
                now, folder.mailbox(), letter.id(), "arrived", List.of(folder.path().toString())));
    if (left != null || opinion.isEmpty()) {
      return true;
    }
    Optional<Ruling> firm = opinion.get().ruling();
    firm.ifPresent(ruling -> decide(book, copy, letter.id(), ruling, now));
    return firm.isPresent();
  }

  /**
   * Enters another decision on a letter that was filed before. Until it is carried out the letter
   * stays accounted for as filed: should a crash come between, the next refiling does it.
   */
  void decideAnew(Book book, long copy, LetterId letter, Ruling ruling, Instant now) {
    book.decisions().enter(copy, letter, ruling.decision(), desk.register().edition(), now);
  }

  /** Enters a decision, the newcomer that it makes, and what it leaves in place. */
  void decide(Book book, long copy, LetterId letter, Ruling ruling, Instant now) {
    ruling.newcomer().ifPresent(customer -> desk.register().enterNewcomer(book, customer));
    Decision decision = ruling.decision();
    book.decisions().enter(copy, letter, decision, desk.register().edition(), now);
    Optional<Reason> left = leftBy(decision);
    book.copies()
        .settle(copy, left.isPresent() ? Outcome.LEFT : Outcome.WAITING, left.orElse(null), now);
  }

  /** Why the decision itself leaves a letter where it is. */
  private static Optional<Reason> leftBy(Decision decision) {
    return switch (decision.verdict()) {
      case Verdict.File file -> Optional.empty();
      case Verdict.BringTo bring ->
          bring.targets().isEmpty() ? Optional.of(NO_CUSTOMER) : Optional.empty();
      case Verdict.Leave leave -> Optional.of(Reason.of("left.rule"));
    };
  }

  /** Enters a copy of a letter that is known: nothing is fetched. */
  void enterKnown(Book book, FolderRow folder, Envelope envelope, CopyRow known) {
    Instant now = desk.now();
    LetterId letter = known.letter().orElseThrow();
    // A person has moved a copy of ours: it is still accounted for with the letter in Sent.
    boolean ours = known.outcome() == Outcome.OURS && known.goneAt() != null;
    book.copies()
        .enter(
            new NewCopy(
                folder.id(),
                folder.validity(),
                envelope.uid(),
                letter,
                known.messageId(),
                known.sha256(),
                known.vaultYear(),
                known.size(),
                known.arrived(),
                envelope.flags(),
                Came.PERSON,
                ours ? Outcome.OURS : Outcome.LEFT,
                ours ? null : Reason.of("left.person"),
                now));
    book.events()
        .enter(
            new EventRow(
                now, folder.mailbox(), letter, "appeared", List.of(folder.path().toString())));
  }

  /** Enters a copy that is never fetched. */
  void enterPrivate(Book book, FolderRow folder, Envelope envelope) {
    book.copies()
        .enter(
            new NewCopy(
                folder.id(),
                folder.validity(),
                envelope.uid(),
                null,
                Trait.messageId(envelope),
                "",
                0,
                envelope.size(),
                envelope.internalDate(),
                envelope.flags(),
                Came.ARRIVED,
                Outcome.LEFT,
                Reason.of("left.private"),
                desk.now()));
  }

  /** The letter's conversation; those that it links become one. */
  private String conversation(Book book, Incoming in, List<LetterId> joined) {
    SequencedSet<String> links = in.links();
    Collection<String> known = book.letters().conversationsOf(links);
    Set<String> names = new LinkedHashSet<>(known);
    names.add(in.conversation());
    String name = Conversations.joined(names);
    for (String other : known) {
      if (!other.equals(name)) {
        joined.addAll(book.letters().join(other, name));
      }
    }
    book.letters().belong(links, name);
    return name;
  }
}

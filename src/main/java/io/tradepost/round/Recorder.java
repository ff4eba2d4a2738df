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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    if (book.accounts().anyFailed(folder.id())) {
      batch.forEach(
          in -> book.accounts().heal(folder.id(), folder.validity(), in.envelope().uid()));
    }
    List<Long> uids = batch.stream().map(in -> in.envelope().uid()).toList();
    Set<Long> recorded = book.copies().uidsAround(folder.id(), folder.validity(), uids);
    List<Entry> entries = new ArrayList<>();
    Set<LetterId> again = new HashSet<>();
    for (Incoming in : batch) {
      // Recorded before a crash or a lost connection: only the index may not have heard of it.
      boolean first = recorded.add(in.envelope().uid());
      Entry entry = first ? enter(book, folder, role, in, joined, now) : Entry.known(in);
      entries.add(entry);
      if (entry.fresh() == null) {
        again.add(in.letter().id());
      }
    }
    again.addAll(joined);
    entries.stream().filter(e -> !e.decided()).forEach(e -> desk.undecided().keep(e.in().letter()));
    failed.forEach(
        (uid, what) -> book.accounts().fail(folder.id(), folder.validity(), uid, what, now));
    book.events().touch(joined);
    return entries.stream().filter(Entry::decided).map(e -> document(book, e, again)).toList();
  }

  /**
   * A letter as it was entered.
   *
   * @param fresh where it lies, for a letter that the ledger did not know; null for another
   * @param decided false where it is still to be decided on
   */
  private record Entry(
      Incoming in,
      @Nullable LetterRow row,
      @Nullable CopyRow fresh,
      Optional<Decision> decision,
      boolean decided) {
    static Entry known(Incoming in) {
      return new Entry(in, null, null, Optional.empty(), true);
    }
  }

  /** Of a letter that this batch has brought, and once, all is known without asking the ledger. */
  private IndexedLetter document(Book book, Entry entry, Set<LetterId> again) {
    Letter letter = entry.in().letter();
    LetterRow row = entry.row();
    CopyRow copy = entry.fresh();
    return row == null || copy == null || again.contains(letter.id())
        ? indexer.document(book, letter, entry.in().orders())
        : indexer.document(letter, entry.in().orders(), row, copy, entry.decision());
  }

  private Entry enter(
      Book book, FolderRow folder, Role role, Incoming in, List<LetterId> joined, Instant now) {
    Letter letter = in.letter();
    Envelope envelope = in.envelope();
    boolean known = book.letters().find(letter.id()).isPresent();
    Optional<CopyRow> before =
        known ? hereBefore(book, folder, envelope, letter) : Optional.empty();
    if (before.isPresent()) {
      CopyRow copy = before.get();
      book.copies().lies(copy.id(), folder.id(), folder.validity(), envelope.uid());
      book.copies().flag(copy.id(), envelope.flags());
      return Entry.known(in);
    }
    String conversation = conversation(book, in.links(), in.conversation(), joined);
    boolean sent = role == Role.SENT;
    Optional<Opinion> opinion =
        desk.register()
            .opinion(
                folder.mailbox(),
                role,
                in,
                () -> book.decisions().customersOf(conversation, letter.id()));
    LetterRow row =
        new LetterRow(
            letter.id(),
            letter.messageId(),
            conversation,
            sent,
            letter.subject(),
            opinion.flatMap(Opinion::counterpart).or(letter::writer).map(a -> a.key()).orElse(""));
    book.letters().enter(row);
    book.turns().enter(in.turn());
    boolean brought = known && isBack(book, folder, letter);
    boolean elsewhere = role != Role.INBOX && role != Role.SENT;
    boolean restored = book.events().restored(folder.mailbox(), letter.id(), folder.path());
    Came came = brought || restored || elsewhere ? Came.PERSON : Came.ARRIVED;
    Reason left =
        elsewhere
            ? Reason.of("left.own-folder")
            : restored || (brought && !sent)
                ? Reason.of("left.person")
                : envelope.deleted() ? Reason.of("left.deleted") : null;
    NewCopy copy =
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
            now);
    long number = book.copies().enter(copy);
    book.events()
        .enter(
            new EventRow(
                now, folder.mailbox(), letter.id(), "arrived", List.of(folder.path().toString())));
    boolean decides = left == null && opinion.isPresent();
    Optional<Ruling> firm = decides ? opinion.flatMap(Opinion::ruling) : Optional.empty();
    firm.ifPresent(ruling -> decideFirst(book, number, letter.id(), ruling, now));
    return new Entry(
        in,
        row,
        known ? null : copy.row(number, folder.mailbox(), folder.path()),
        firm.map(Ruling::decision),
        !decides || firm.isPresent());
  }

  /**
   * The copy that this one is, of a letter that had to be fetched to be told from another with the
   * same Message-ID: it lay in this folder before, as where the server numbers it anew.
   */
  private static Optional<CopyRow> hereBefore(
      Book book, FolderRow folder, Envelope envelope, Letter letter) {
    List<CopyRow> alike =
        book.copies()
            .like(
                folder.mailbox(),
                Trait.messageId(envelope),
                envelope.size(),
                envelope.internalDate());
    return Lookalikes.doubtful(alike)
        ? alike.stream()
            .filter(copy -> copy.sha256().equals(letter.sha256()))
            .filter(copy -> copy.folder() == folder.id() && copy.goneAt() != null)
            .findFirst()
        : Optional.empty();
  }

  /**
   * Whether the very bytes lay elsewhere in this mailbox and do no more: a person has brought them
   * here. Where they still lie there, the letter was delivered twice.
   */
  private static boolean isBack(Book book, FolderRow folder, Letter letter) {
    return book.copies().everOf(letter.id()).stream()
        .anyMatch(
            c ->
                c.goneAt() != null
                    && c.mailbox().equals(folder.mailbox())
                    && c.sha256().equals(letter.sha256()));
  }

  /** The first decision on a copy that waits: only one that leaves it changes what it is. */
  private void decideFirst(Book book, long copy, LetterId letter, Ruling ruling, Instant now) {
    enterDecision(book, copy, letter, ruling, now)
        .ifPresent(left -> book.copies().settle(copy, Outcome.LEFT, left, now));
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
    Optional<Reason> left = enterDecision(book, copy, letter, ruling, now);
    book.copies()
        .settle(copy, left.isPresent() ? Outcome.LEFT : Outcome.WAITING, left.orElse(null), now);
  }

  /** Gives why the decision leaves the letter where it is. */
  private Optional<Reason> enterDecision(
      Book book, long copy, LetterId letter, Ruling ruling, Instant now) {
    ruling.newcomer().ifPresent(customer -> desk.register().enterNewcomer(book, customer));
    book.decisions().enter(copy, letter, ruling.decision(), desk.register().edition(), now);
    return leftBy(ruling.decision());
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

  /**
   * The letter's conversation; those that it links become one.
   *
   * @param own the name of the conversation that the links make by themselves
   */
  static String conversation(
      Book book, SequencedSet<String> links, String own, List<LetterId> joined) {
    Map<String, String> known = book.letters().conversationsOf(links);
    Set<String> names = new LinkedHashSet<>(known.values());
    names.add(own);
    String name = Conversations.joined(names);
    for (String other : Set.copyOf(known.values())) {
      if (!other.equals(name)) {
        joined.addAll(book.letters().join(other, name));
      }
    }
    // Those known before belong to it now by the joining, if not already.
    book.letters().belong(links.stream().filter(link -> !known.containsKey(link)).toList(), name);
    return name;
  }
}

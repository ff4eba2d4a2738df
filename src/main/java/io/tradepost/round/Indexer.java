package io.tradepost.round;

import io.tradepost.archive.DamagedLetterException;
import io.tradepost.filing.Category;
import io.tradepost.filing.Decision;
import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.Ruling;
import io.tradepost.ledger.Archived.ArchivedRow;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Came;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Decisions.DecisionRow;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.ledger.Whereabouts.At;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.search.FilingFacts;
import io.tradepost.search.Flag;
import io.tradepost.search.IndexedLetter;
import io.tradepost.search.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings letters into the index as the ledger and the vault know them. */
public final class Indexer {
  private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
  private static final int BATCH = 200;
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private final Desk desk;

  public Indexer(Desk desk) {
    this.desk = desk;
  }

  /**
   * When a letter was written: what it says itself, but for one that would have arrived before,
   * which would stand above all others for as long as it claims.
   */
  private static Instant written(Letter letter, Instant arrived) {
    Instant said = letter.date();
    return said == null || said.isAfter(arrived.plus(CLOCKS_DIFFER)) ? arrived : said;
  }

  /** The document of a letter that is at hand, as the ledger knows it in this transaction. */
  private IndexedLetter document(Book book, Letter letter) {
    return document(book, letter, desk.orders().in(letter));
  }

  /** The document of a letter that the ledger has just heard of, with its one copy. */
  IndexedLetter document(
      Letter letter,
      List<String> orders,
      LetterRow row,
      CopyRow copy,
      Optional<Decision> decision) {
    List<CopyRow> copies = List.of(copy);
    return new IndexedLetter(
        letter,
        written(letter, copy.arrived()),
        copy.arrived(),
        places(at(copies), List.of()),
        flags(copies, List.of()),
        facts(row, copies, decision.stream().toList()),
        orders,
        row.conversation(),
        row.sent());
  }

  /** The same with the order numbers that are known already. */
  IndexedLetter document(Book book, Letter letter, List<String> orders) {
    LetterRow row = book.letters().find(letter.id()).orElseThrow();
    List<CopyRow> copies = book.copies().of(letter.id());
    List<CopyRow> ever = copies.isEmpty() ? book.copies().everOf(letter.id()) : copies;
    List<ArchivedRow> archived = book.archived().of(letter.id());
    Instant arrived =
        ever.stream()
            .map(CopyRow::arrived)
            .min(Comparator.naturalOrder())
            .or(() -> archived.stream().map(ArchivedRow::arrived).findFirst())
            .orElseGet(desk::now);
    return new IndexedLetter(
        letter,
        written(letter, arrived),
        arrived,
        places(at(copies), archived),
        flags(copies, archived),
        ever.isEmpty() && !archived.isEmpty()
            ? facts(row, List.of(), List.of(archivedAs(book, row, archived.getFirst(), letter)))
            : facts(book, row, copies),
        orders,
        row.conversation(),
        row.sent());
  }

  /** Tells the index where letters lie now, without reading them again. */
  void place(Book book, Collection<LetterId> letters) {
    Map<LetterId, List<At>> lying = book.whereabouts().of(letters);
    Set<LetterId> archived = book.archived().among(letters);
    for (LetterId letter : letters) {
      List<At> at = lying.getOrDefault(letter, List.of());
      List<ArchivedRow> also = archived.contains(letter) ? book.archived().of(letter) : List.of();
      desk.keeper().index().place(letter, places(at, also));
    }
  }

  /** Tells the index which conversations letters are part of now, without reading them again. */
  void join(Collection<LetterId> letters) {
    desk.ledger()
        .read(
            book -> {
              for (LetterId id : letters) {
                book.letters()
                    .find(id)
                    .ifPresent(row -> desk.keeper().index().join(id, row.conversation()));
              }
              return true;
            });
  }

  /**
   * Tells the index which of these letters, whose documents it has just been given, have become
   * part of another conversation meanwhile: through a letter in another mailbox.
   */
  void joinedMeanwhile(Collection<IndexedLetter> documents) {
    join(
        desk.ledger()
            .read(
                book ->
                    documents.stream()
                        .filter(
                            d ->
                                book.letters()
                                    .find(d.letter().id())
                                    .filter(row -> !row.conversation().equals(d.conversation()))
                                    .isPresent())
                        .map(d -> d.letter().id())
                        .toList()));
  }

  /** Tells the index a letter's flags. */
  void flag(Book book, LetterId letter) {
    desk.keeper().index().flag(letter, flags(book.copies().of(letter), book.archived().of(letter)));
  }

  /**
   * Puts the letters into the index anew from the vault; those whose bytes cannot be read are given
   * back.
   */
  List<LetterId> put(Collection<LetterId> letters, LongConsumer done) {
    long[] count = {0};
    return letters.stream()
        .gather(Gatherers.windowFixed(BATCH))
        .flatMap(
            batch -> {
              List<LetterId> unread = putBatch(batch);
              count[0] += batch.size();
              done.accept(count[0]);
              return unread.stream();
            })
        .toList();
  }

  /**
   * Jobs that put letters that are at hand into the index, as the ledger knows them then; they give
   * what they put, for {@link #joinedMeanwhile}.
   */
  List<Callable<IndexedLetter>> puts(List<Letter> letters) {
    return letters.stream()
        .<Callable<IndexedLetter>>map(
            letter ->
                () -> {
                  IndexedLetter document = desk.ledger().read(book -> document(book, letter));
                  desk.keeper().index().put(document);
                  return document;
                })
        .toList();
  }

  /**
   * Repeats what the index has not heard of since its last commit; where the ledger cannot tell any
   * more what that is, because one of the two is missing or comes from an older copy of the data
   * folder, the index is made anew.
   */
  public void catchUp() {
    long heard = desk.keeper().index().committedSequence();
    if (!desk.ledger().read(book -> book.events().reachBackTo(heard))) {
      LOG.warn("index.anew why=it does not continue where the ledger begins");
      rebuild((done, total) -> {});
      return;
    }
    List<LetterId> missed = desk.ledger().read(book -> book.events().touchedAfter(heard));
    if (!missed.isEmpty()) {
      put(missed, n -> {});
      desk.keeper().index().refresh();
      desk.keeper().commit();
    }
  }

  /** Told how far a rebuild is. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long total);
  }

  /** Makes the documents of all letters anew from the vault; gives how many. */
  public long rebuild(Progress progress) {
    desk.keeper().index().clear();
    List<LetterId> all = desk.ledger().read(book -> book.letters().all());
    List<LetterId> unread = put(all, done -> progress.at(done, all.size()));
    desk.keeper().index().refresh();
    desk.keeper().commit();
    return (long) all.size() - unread.size();
  }

  private List<LetterId> putBatch(List<LetterId> batch) {
    List<Callable<Optional<LetterId>>> jobs =
        batch.stream().<Callable<Optional<LetterId>>>map(id -> () -> putOne(id)).toList();
    return Workers.all(desk.workers(), jobs).stream().flatMap(Optional::stream).toList();
  }

  /** Gives the id back where the letter's bytes cannot be had. */
  private Optional<LetterId> putOne(LetterId id) {
    Optional<Letter> letter = read(id);
    if (letter.isEmpty() && desk.ledger().read(book -> book.letGo().dropped(id))) {
      desk.keeper().index().remove(id);
      return Optional.empty();
    }
    letter.ifPresent(l -> desk.keeper().index().put(desk.ledger().read(book -> document(book, l))));
    return letter.isPresent() ? Optional.empty() : Optional.of(id);
  }

  /** A letter out of the vault, by whichever of its copies can be read. */
  public Optional<Letter> read(LetterId id) {
    for (CopyRow copy : desk.ledger().read(book -> book.copies().everOf(id))) {
      Optional<Letter> letter = read(copy);
      if (letter.isPresent()) {
        return letter;
      }
    }
    for (ArchivedRow row : desk.ledger().read(book -> book.archived().of(id))) {
      Optional<Letter> letter = read(row.mailbox(), row.vaultYear(), row.sha256());
      if (letter.isPresent()) {
        return letter;
      }
    }
    return Optional.empty();
  }

  /** A letter out of the vault; one whose bytes are damaged is logged and counts as not there. */
  Optional<Letter> read(CopyRow copy) {
    return read(copy.mailbox(), copy.vaultYear(), copy.sha256());
  }

  private Optional<Letter> read(String mailbox, int year, String sha256) {
    try {
      return desk.vault().read(mailbox, year, sha256, desk.reader()::read);
    } catch (DamagedLetterException e) {
      LOG.error(
          "vault.damaged mailbox={} sha256={} year={} why={}",
          mailbox,
          sha256,
          year,
          e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<At> at(List<CopyRow> copies) {
    return copies.stream()
        .flatMap(
            c ->
                c.letter().stream()
                    .map(letter -> new At(letter, c.mailbox(), c.path(), c.settledAt())))
        .toList();
  }

  /** Those in the archive come first: the last place is where the letter lies. */
  private static List<Place> places(List<At> lying, List<ArchivedRow> archived) {
    return Stream.concat(
            archived.stream().map(a -> new Place(a.mailbox(), a.path().toString())),
            lying.stream()
                .sorted(
                    Comparator.comparing(
                        At::settledAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(at -> new Place(at.mailbox(), at.path().toString())))
        .distinct()
        .toList();
  }

  /** An old mail file tells nothing of a letter that lies on a server now. */
  private static Set<Flag> flags(List<CopyRow> copies, List<ArchivedRow> archived) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    Stream<Set<String>> all =
        copies.isEmpty()
            ? archived.stream().map(ArchivedRow::flags)
            : copies.stream().map(CopyRow::flags);
    all.flatMap(Set::stream)
        .forEach(
            flag -> {
              switch (flag.toLowerCase(java.util.Locale.ROOT)) {
                case "\\seen" -> flags.add(Flag.SEEN);
                case "\\answered" -> flags.add(Flag.ANSWERED);
                case "\\flagged" -> flags.add(Flag.FLAGGED);
                case String other -> {}
              }
            });
    return flags;
  }

  /**
   * What the rules and the customer file say now of a letter that lies in the archive alone. It
   * brings no customer that they do not know.
   */
  private Decision archivedAs(Book book, LetterRow row, ArchivedRow at, Letter letter) {
    Set<String> known = book.decisions().customersOf(row.conversation(), letter.id());
    Ruling ruling =
        row.sent()
            ? desk.register().decideSent(at.mailbox(), letter, known)
            : desk.register().decide(at.mailbox(), letter, known);
    return ruling.newcomer().isPresent()
        ? new Decision(new Verdict.Leave(), ruling.decision().reasons())
        : ruling.decision();
  }

  /** What a letter is filed as: where a person put it before all, else as was decided. */
  FilingFacts facts(Book book, LetterRow letter, List<CopyRow> copies) {
    return facts(
        letter,
        copies,
        book.decisions().of(letter.id()).stream().map(DecisionRow::decision).toList());
  }

  private FilingFacts facts(LetterRow letter, List<CopyRow> copies, List<Decision> decisions) {
    Optional<Category> category =
        copies.stream()
            .filter(c -> c.came() == Came.PERSON)
            .flatMap(c -> desk.register().categoryAt(c.path()).stream())
            .findFirst()
            .or(() -> decided(decisions));
    FilingFacts facts = desk.register().facts(category.orElseGet(Category.Others::new));
    return letter.sent()
        ? new FilingFacts(
            new Category.Sent().label(),
            facts.country(),
            facts.countryNames(),
            facts.company(),
            facts.customer(),
            facts.customerNames())
        : facts;
  }

  private static Optional<Category> decided(List<Decision> decisions) {
    List<Category> categories = decisions.reversed().stream().flatMap(Indexer::categories).toList();
    return categories.stream()
        .filter(Category.Customer.class::isInstance)
        .findFirst()
        .or(() -> categories.stream().findFirst());
  }

  /** What a decision makes of a letter. */
  static Stream<Category> categories(Decision decision) {
    return switch (decision.verdict()) {
      case Verdict.File file -> Stream.of(file.category());
      case Verdict.BringTo bring -> bring.targets().stream().map(Verdict.File::category);
      case Verdict.Leave leave -> Stream.of();
    };
  }
}

package io.tradepost.agent;

import io.tradepost.agent.Office.Copy;
import io.tradepost.agent.Office.Found;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.agent.Office.Shown;
import io.tradepost.archive.DamagedLetterException;
import io.tradepost.archive.Vault;
import io.tradepost.ledger.Archived.ArchivedRow;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.LetterText;
import io.tradepost.letter.RawLetter;
import io.tradepost.search.Hit;
import io.tradepost.search.LetterIndex;
import io.tradepost.search.Order;
import io.tradepost.search.Place;
import io.tradepost.search.QueryParser;
import io.tradepost.search.Results;
import io.tradepost.search.Snippets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was gathered, for reading: search, show, the bytes of a letter, a conversation. Needs
 * neither rules nor customers nor a server, and opens the ledger only where the index cannot
 * answer.
 */
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final LetterIndex index;
  private final Vault vault;
  private final Supplier<Ledger> ledger;
  private final LetterReader reader;
  private final Clock clock;
  private final ZoneId zone;

  Shelf(
      LetterIndex index,
      Vault vault,
      Supplier<Ledger> ledger,
      LetterReader reader,
      Clock clock,
      ZoneId zone) {
    this.index = index;
    this.vault = vault;
    this.ledger = ledger;
    this.reader = reader;
    this.clock = clock;
    this.zone = zone;
  }

  Found search(SearchRequest request) {
    var query = QueryParser.parse(request.query(), clock.instant(), zone);
    Results results =
        index.search(
            query,
            request.limit(),
            request.byRelevance() ? Order.BY_RELEVANCE : Order.NEWEST_FIRST);
    Snippets snippets = new Snippets(query);
    return new Found(
        results.total(),
        results.hits().stream().map(hit -> view(hit, snippets.of(hit, this::text))).toList());
  }

  /** All that the query finds. */
  Results all(String query) {
    return index.search(
        QueryParser.parse(query, clock.instant(), zone), Integer.MAX_VALUE, Order.NEWEST_FIRST);
  }

  Optional<Shown> show(String reference) {
    return index.find(reference).map(this::shown);
  }

  Optional<LetterView> view(String reference) {
    return index.find(reference).map(hit -> view(hit, ""));
  }

  /** The conversation's letters, oldest first. */
  List<Shown> thread(String reference) {
    Optional<Hit> hit = index.find(reference);
    if (hit.isEmpty()) {
      return List.of();
    }
    List<Shown> letters = new ArrayList<>();
    for (LetterId id :
        ledger
            .get()
            .read(
                book ->
                    book
                        .letters()
                        .find(hit.get().id())
                        .map(row -> book.letters().in(row.conversation()))
                        .orElse(List.of())
                        .stream()
                        .map(LetterRow::id)
                        .toList())) {
      index.find(id.value()).map(this::shown).ifPresent(letters::add);
    }
    letters.sort(Comparator.comparing(s -> s.letter().date()));
    return letters;
  }

  /**
   * A letter's bytes as they came; a large letter lies in a file that goes when the stream is
   * closed.
   */
  Optional<InputStream> raw(String reference) throws IOException {
    Optional<Hit> hit = index.find(reference);
    return hit.isEmpty() ? Optional.empty() : inVault(hit.get(), Shelf::stream);
  }

  private static InputStream stream(RawLetter raw) throws IOException {
    return switch (raw) {
      case RawLetter.InMemory small -> new ByteArrayInputStream(small.bytes());
      case RawLetter.InFile large -> {
        Path own = Files.createTempFile("tradepost", ".eml");
        Files.copy(large.file(), own, StandardCopyOption.REPLACE_EXISTING);
        yield Files.newInputStream(own, StandardOpenOption.DELETE_ON_CLOSE);
      }
    };
  }

  /** For a snippet; one damaged letter is no reason to find none. */
  private Optional<LetterText> text(Hit hit) {
    try {
      return letter(hit).map(Letter::text);
    } catch (DamagedLetterException e) {
      LOG.error("vault.damaged letter={} why={}", hit.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Letter> letter(Hit hit) {
    try {
      return inVault(hit, reader::read);
    } catch (IOException e) {
      throw new UncheckedIOException("The vault could not be read", e);
    }
  }

  /**
   * Where the index says that the bytes are; where a letter's copies have all gone, the ledger
   * still knows.
   */
  private <T> Optional<T> inVault(Hit hit, Vault.Reading<T> reading) throws IOException {
    int year = hit.arrived().atZone(zone).getYear();
    for (Place place : hit.places()) {
      Optional<T> found = vault.read(place.mailbox(), year, hit.sha256(), reading);
      if (found.isPresent()) {
        return found;
      }
    }
    for (CopyRow copy : ledger.get().read(book -> book.copies().everOf(hit.id()))) {
      Optional<T> found = vault.read(copy.mailbox(), copy.vaultYear(), copy.sha256(), reading);
      if (found.isPresent()) {
        return found;
      }
    }
    for (ArchivedRow row : ledger.get().read(book -> book.archived().of(hit.id()))) {
      Optional<T> found = vault.read(row.mailbox(), row.vaultYear(), row.sha256(), reading);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Shown shown(Hit hit) {
    Optional<Letter> letter = letter(hit);
    LetterText text = letter.map(Letter::text).orElse(LetterText.NONE);
    return new Shown(
        view(hit, ""),
        text.fresh(),
        text.quoted(),
        text.signature(),
        letter.map(Letter::flaws).orElse(List.of("the bytes of this letter are not in the vault")));
  }

  static LetterView view(Hit hit, String snippet) {
    List<Place> places = hit.places();
    return new LetterView(
        hit.id().value(),
        hit.messageId(),
        places.isEmpty() ? "" : places.getLast().mailbox(),
        places.isEmpty() ? "" : places.getLast().folder(),
        hit.date(),
        hit.from().stream().findFirst().map(Address::toString).orElse(""),
        hit.to().stream().map(Address::toString).toList(),
        hit.cc().stream().map(Address::toString).toList(),
        hit.subject(),
        hit.category(),
        hit.country(),
        hit.company(),
        hit.customer(),
        hit.orders(),
        hit.conversation(),
        hit.attachments(),
        hit.size(),
        snippet,
        places.stream().map(Place::folder).distinct().toList(),
        places.stream().map(p -> new Copy(p.mailbox(), p.folder())).toList());
  }
}

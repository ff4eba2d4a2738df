package io.tradepost.search;

import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** Puts what is asked for into Lucene's terms. */
final class LuceneQueries {
  /** A little of the other fields' scores counts beside the best one's. */
  private static final float TIE = 0.1f;

  private LuceneQueries() {}

  static Query of(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Everything e -> MatchAllDocsQuery.INSTANCE;
      case Criterion.And(List<Criterion> all) -> and(all);
      case Criterion.Or(List<Criterion> any) ->
          WordQueries.any(any.stream().map(LuceneQueries::of).toList());
      case Criterion.Not not -> and(List.of(not));
      case Criterion.Text text -> text(text);
      case Criterion.Flagged(Flag flag) -> new FlagQuery(flag);
      case Criterion.Is(State state) -> WordQueries.term(LetterFields.STATE, state.term(), false);
      case Criterion.Dated(Instant from, Instant until) ->
          LongPoint.newRangeQuery(
              LetterFields.DATE,
              from == null ? Long.MIN_VALUE : StoredLetter.millis(from),
              until == null ? Long.MAX_VALUE : StoredLetter.millis(until) - 1);
      case Criterion.Sized(long from, long until) ->
          until <= from
              ? new MatchNoDocsQuery("no size")
              : LongPoint.newRangeQuery(LetterFields.SIZE, from, until - 1);
    };
  }

  /** All of them; what only excludes needs something to exclude from. */
  private static Query and(List<Criterion> all) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    boolean positive = false;
    for (Criterion one : all) {
      if (one instanceof Criterion.Not(Criterion what)) {
        builder.add(of(what), Occur.MUST_NOT);
      } else {
        builder.add(of(one), Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      builder.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return builder.build();
  }

  private static Query text(Criterion.Text text) {
    String words = text.words();
    boolean prefix = text.prefix();
    return switch (text.field()) {
      case ANY -> anywhere(words, prefix);
      case FROM -> address(LetterFields.FROM, words, prefix);
      case TO -> address(LetterFields.TO, words, prefix);
      case CC -> address(LetterFields.CC, words, prefix);
      case SUBJECT -> WordQueries.words(LetterFields.SUBJECT, words, prefix);
      case BODY -> best(body(words, prefix));
      case CUSTOMER -> whole(LetterFields.CUSTOMER, words, prefix);
      case COUNTRY -> WordQueries.words(LetterFields.COUNTRY, words, prefix);
      case COMPANY -> WordQueries.words(LetterFields.COMPANY, words, prefix);
      case ORDER -> order(words, prefix);
      case FILENAME -> file(words, prefix);
      case MAILBOX -> PlaceQuery.mailbox(words, prefix);
      case FOLDER -> PlaceQuery.folder(words, prefix);
      case CATEGORY -> exact(LetterFields.CATEGORY, words, prefix);
      case CONVERSATION -> new ConversationQuery(words, prefix);
      case ID -> WordQueries.term(LetterFields.ID, words.toLowerCase(Locale.ROOT), prefix);
      case MESSAGE_ID -> exact(LetterFields.MESSAGE_ID, withoutBrackets(words), prefix);
    };
  }

  /** The letter with that id or Message-ID, or none. */
  static Query reference(String reference) {
    String asked = reference.strip();
    Query byMessageId = exact(LetterFields.MESSAGE_ID, withoutBrackets(asked), false);
    return LetterId.isOne(asked)
        ? WordQueries.any(List.of(WordQueries.term(LetterFields.ID, asked, false), byMessageId))
        : byMessageId;
  }

  private static Query anywhere(String words, boolean prefix) {
    List<Query> fields = new ArrayList<>(body(words, prefix));
    fields.add(new BoostQuery(WordQueries.words(LetterFields.SUBJECT, words, prefix), 3));
    fields.add(address(LetterFields.FROM, words, prefix));
    fields.add(address(LetterFields.TO, words, prefix));
    fields.add(file(words, prefix));
    if (!OrderNumbers.key(words).isEmpty()) {
      fields.add(new BoostQuery(order(words, prefix), 2));
    }
    return best(fields);
  }

  private static List<Query> body(String words, boolean prefix) {
    return List.of(
        new BoostQuery(WordQueries.words(LetterFields.FRESH, words, prefix), 2),
        new BoostQuery(WordQueries.words(LetterFields.REST, words, prefix), 0.5f));
  }

  private static Query best(List<Query> queries) {
    return new DisjunctionMaxQuery(queries, TIE);
  }

  /** By words, or by the address, domain or part before the {@code @} as a whole. */
  private static Query address(String field, String asked, boolean prefix) {
    String whole = FieldWords.exact(asked);
    if (whole.startsWith("@")) {
      return exact(field, whole.substring(1), prefix);
    }
    if (whole.contains("@") && !whole.contains(" ")) {
      return exact(field, whole, prefix);
    }
    return whole(field, asked, prefix);
  }

  /** By the name as a whole, by words, or by the extension ({@code *.pdf}, {@code .pdf}). */
  private static Query file(String asked, boolean prefix) {
    String whole = FieldWords.exact(asked);
    String extension = whole.startsWith("*.") ? whole.substring(1) : whole;
    if (extension.startsWith(".") && extension.lastIndexOf('.') == 0) {
      return exact(LetterFields.FILE, extension, prefix);
    }
    return whole(LetterFields.FILE, asked, prefix);
  }

  /** By words, or as a whole where punctuation makes it something else than its words. */
  private static Query whole(String field, String asked, boolean prefix) {
    Query words = WordQueries.words(field, asked, prefix);
    boolean plain = asked.codePoints().allMatch(c -> Script.isWord(c) || c == ' ');
    return plain ? words : WordQueries.any(List.of(words, exact(field, asked, prefix)));
  }

  private static Query order(String asked, boolean prefix) {
    return WordQueries.term(LetterFields.ORDER, OrderNumbers.key(asked), prefix);
  }

  private static Query exact(String field, String asked, boolean prefix) {
    return WordQueries.term(field, FieldWords.exact(asked), prefix);
  }

  private static String withoutBrackets(String messageId) {
    String id = messageId.strip();
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }
}

package io.tradepost.search;

import io.tradepost.letter.Address;
import io.tradepost.letter.Attachment;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** Makes the index's document of a letter. */
final class LetterDocument {
  /** So much of a text is searchable; beyond it there is no letter but a list or a dump. */
  static final int LONGEST_TEXT = 1_000_000;

  private LetterDocument() {}

  /** By which a letter's document is replaced, changed and removed. */
  static Term key(LetterId id) {
    return new Term(LetterFields.ID, id.value());
  }

  static Document of(IndexedLetter indexed) throws IOException {
    Letter letter = indexed.letter();
    Document document = new Document();
    document.add(new StringField(LetterFields.ID, letter.id().value(), Field.Store.NO));
    document.add(new StoredField(LetterFields.STORED, StoredLetter.encode(indexed)));
    addNumbers(document, indexed);
    LetterFields.ranked(document, LetterFields.SUBJECT, words(letter.subject()));
    LetterFields.ranked(document, LetterFields.FRESH, words(letter.text().fresh()));
    LetterFields.ranked(
        document,
        LetterFields.REST,
        words(cut(letter.text().signature()) + "\n\n" + letter.text().quoted()));
    LetterFields.shortText(document, LetterFields.FROM, addresses(letter.from()));
    List<Address> recipients = new ArrayList<>(letter.to());
    recipients.addAll(letter.cc());
    recipients.addAll(letter.bcc());
    LetterFields.shortText(document, LetterFields.TO, addresses(recipients));
    LetterFields.shortText(document, LetterFields.CC, addresses(letter.cc()));
    FieldWords files = new FieldWords();
    letter.attachments().stream().map(Attachment::filename).forEach(files::addFile);
    LetterFields.shortText(document, LetterFields.FILE, files);
    LetterFields.exact(document, LetterFields.MESSAGE_ID, letter.messageId());
    State.of(indexed).forEach(s -> LetterFields.exact(document, LetterFields.STATE, s.term()));
    addOrders(document, indexed.orders());
    addFacts(document, indexed.facts());
    document.add(
        new BinaryDocValuesField(LetterFields.CONVERSATION, new BytesRef(indexed.conversation())));
    document.add(new BinaryDocValuesField(LetterFields.PLACES, Places.encode(indexed.places())));
    document.add(new NumericDocValuesField(LetterFields.FLAGS, Flag.mask(indexed.flags())));
    return document;
  }

  private static void addNumbers(Document document, IndexedLetter indexed) {
    long millis = StoredLetter.millis(indexed.date());
    document.add(new LongPoint(LetterFields.DATE, millis));
    document.add(new NumericDocValuesField(LetterFields.DATE, millis));
    // Twelve characters of [0-9a-z] are a number below 36^12 < 2^63, in the same order.
    long tie = Long.parseLong(indexed.letter().id().value(), Character.MAX_RADIX);
    document.add(new NumericDocValuesField(LetterFields.TIE, tie));
    document.add(new LongPoint(LetterFields.SIZE, indexed.letter().size()));
  }

  private static void addOrders(Document document, List<String> orders) {
    Set<String> terms = new LinkedHashSet<>();
    orders.forEach(order -> terms.addAll(OrderNumbers.terms(order)));
    terms.forEach(term -> LetterFields.exact(document, LetterFields.ORDER, term));
  }

  private static void addFacts(Document document, FilingFacts facts) {
    LetterFields.exact(document, LetterFields.CATEGORY, facts.category());
    FieldWords country = new FieldWords().add(facts.country());
    facts.countryNames().forEach(country::add);
    LetterFields.shortText(document, LetterFields.COUNTRY, country);
    LetterFields.shortText(document, LetterFields.COMPANY, new FieldWords().add(facts.company()));
    FieldWords customer = new FieldWords().add(facts.customer()).addExact(facts.customer());
    customer.add(facts.company());
    facts.customerNames().forEach(customer::add);
    LetterFields.shortText(document, LetterFields.CUSTOMER, customer);
  }

  private static FieldWords addresses(List<Address> addresses) {
    FieldWords words = new FieldWords();
    addresses.forEach(a -> words.addAddress(cut(a.name()), cut(a.address())));
    return words;
  }

  private static List<Token> words(String text) {
    return Words.of(cut(text));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}

package io.tradepost.search;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** The names of the index's fields, and how each kind is kept. */
final class LetterFields {
  /** The letter's id as a term: the key. */
  static final String ID = "id";

  /** The id as a number, so that letters of the same moment always come in the same order. */
  static final String TIE = "tie";

  /** The date in milliseconds, as a point and as a value to sort by. */
  static final String DATE = "date";

  static final String SIZE = "size";
  static final String SUBJECT = "subject";

  /** What the writer wrote this time. */
  static final String FRESH = "fresh";

  /** What is quoted, and the signature. */
  static final String REST = "rest";

  static final String FROM = "from";
  static final String TO = "to";
  static final String CC = "cc";
  static final String FILE = "file";
  static final String ORDER = "order";
  static final String CATEGORY = "category";
  static final String COUNTRY = "country";
  static final String COMPANY = "company";
  static final String CUSTOMER = "customer";
  static final String MESSAGE_ID = "message-id";

  /** What {@code is:} and {@code has:} ask for and does not change in a mailbox. */
  static final String STATE = "state";

  /** Doc values that change in place: the conversation, which may become part of another. */
  static final String CONVERSATION = "conversation";

  /** Doc values that change in place: where the copies lie. */
  static final String PLACES = "places";

  /** Doc values that change in place: the flags' bits. */
  static final String FLAGS = "flags";

  /** All that a list shows, as one stored value. */
  static final String STORED = "letter";

  /** Text by which letters are ranked. */
  private static final FieldType RANKED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);

  /** Short fields, of which the length says nothing. */
  private static final FieldType SHORT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);

  private LetterFields() {}

  private static FieldType type(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setTokenized(true);
    type.setOmitNorms(omitNorms);
    type.freeze();
    return type;
  }

  static void ranked(Document document, String field, List<Token> tokens) {
    if (!tokens.isEmpty()) {
      document.add(new Field(field, new TokenListStream(tokens), RANKED));
    }
  }

  static void shortText(Document document, String field, FieldWords words) {
    if (!words.tokens().isEmpty()) {
      document.add(new Field(field, new TokenListStream(words.tokens()), SHORT));
    }
  }

  static void exact(Document document, String field, String value) {
    if (!value.isBlank()) {
      document.add(new StringField(field, FieldWords.exact(value), Field.Store.NO));
    }
  }
}

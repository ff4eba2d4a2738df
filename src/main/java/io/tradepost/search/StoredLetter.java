package io.tradepost.search;

import io.tradepost.letter.Address;
import io.tradepost.letter.Attachment;
import io.tradepost.letter.Automation;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * All that a list shows of a letter, as one stored value: read in one piece, and small. Its form is
 * part of the index's version.
 */
final class StoredLetter {
  /** So many addresses of each field are kept to be shown; all of them are found. */
  static final int MOST = 200;

  /** So many characters of a subject or name are kept to be shown. */
  static final int LONGEST = 1_000;

  private StoredLetter() {}

  static BytesRef encode(IndexedLetter indexed) throws IOException {
    Letter letter = indexed.letter();
    FilingFacts facts = indexed.facts();
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeString(letter.id().value());
    out.writeString(letter.sha256());
    out.writeString(cut(letter.messageId()));
    out.writeLong(millis(indexed.date()));
    out.writeLong(millis(indexed.arrived()));
    writeAddresses(out, letter.from());
    writeAddresses(out, letter.to());
    writeAddresses(out, letter.cc());
    out.writeString(cut(letter.subject()));
    out.writeString(facts.category());
    out.writeString(facts.country());
    out.writeString(facts.company());
    out.writeString(facts.customer());
    writeTexts(out, indexed.orders());
    writeTexts(
        out,
        letter.attachments().stream().filter(a -> !a.inline()).map(StoredLetter::label).toList());
    out.writeVLong(Math.max(0, letter.size()));
    out.writeByte((byte) (indexed.sent() ? 1 : 0));
    out.writeString(letter.automation().kind().name());
    Beginning.of(letter.text()).encode(out);
    return new BytesRef(out.toArrayCopy());
  }

  static Hit decode(BytesRef bytes, String conversation, List<Place> places, Set<Flag> flags)
      throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    return new Hit(
        new LetterId(in.readString()),
        in.readString(),
        in.readString(),
        Instant.ofEpochMilli(in.readLong()),
        Instant.ofEpochMilli(in.readLong()),
        readAddresses(in),
        readAddresses(in),
        readAddresses(in),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        readTexts(in),
        conversation,
        readTexts(in),
        in.readVLong(),
        in.readByte() == 1,
        Automation.Kind.valueOf(in.readString()),
        Beginning.decode(in),
        places,
        flags);
  }

  /** In milliseconds since 1970, the nearest that fits. */
  static long millis(Instant instant) {
    Instant least = Instant.ofEpochMilli(Long.MIN_VALUE);
    Instant most = Instant.ofEpochMilli(Long.MAX_VALUE);
    Instant within = instant.isBefore(least) ? least : instant.isAfter(most) ? most : instant;
    return within.toEpochMilli();
  }

  private static String label(Attachment attachment) {
    return attachment.filename().isBlank() ? attachment.mediaType() : attachment.filename();
  }

  private static void writeAddresses(ByteBuffersDataOutput out, List<Address> addresses)
      throws IOException {
    int count = Math.min(MOST, addresses.size());
    out.writeVInt(count);
    for (Address address : addresses.subList(0, count)) {
      out.writeString(cut(address.name()));
      out.writeString(cut(address.address()));
    }
  }

  private static List<Address> readAddresses(ByteArrayDataInput in) throws IOException {
    int count = in.readVInt();
    List<Address> addresses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      addresses.add(new Address(in.readString(), in.readString()));
    }
    return List.copyOf(addresses);
  }

  private static void writeTexts(ByteBuffersDataOutput out, List<String> texts) throws IOException {
    int count = Math.min(MOST, texts.size());
    out.writeVInt(count);
    texts.subList(0, count).forEach(text -> out.writeString(cut(text)));
  }

  private static List<String> readTexts(ByteArrayDataInput in) throws IOException {
    int count = in.readVInt();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.readString());
    }
    return List.copyOf(texts);
  }

  private static String cut(String text) {
    return Beginning.cut(text, LONGEST);
  }
}

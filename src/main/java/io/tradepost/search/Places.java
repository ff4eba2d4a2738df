package io.tradepost.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/** A letter's places as the bytes of one doc value: mailbox and folder in turn, in UTF-8. */
final class Places {
  private Places() {}

  static BytesRef encode(List<Place> places) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    for (Place place : new LinkedHashSet<>(places)) {
      out.writeString(place.mailbox());
      out.writeString(place.folder());
    }
    return new BytesRef(out.toArrayCopy());
  }

  static List<Place> decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    List<Place> places = new ArrayList<>();
    while (!in.eof()) {
      places.add(new Place(in.readString(), in.readString()));
    }
    return List.copyOf(places);
  }
}

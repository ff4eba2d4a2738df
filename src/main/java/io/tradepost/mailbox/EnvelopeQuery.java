package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.jspecify.annotations.Nullable;

/** Asks for envelopes: one cheap command that servers answer from their caches. */
final class EnvelopeQuery {
  private static final String HEADER = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM)]";

  private final Wire wire;
  private final FolderPath path;
  private final Map<Long, Envelope> found = new LinkedHashMap<>();

  EnvelopeQuery(Wire wire, FolderPath path) {
    this.wire = wire;
    this.path = path;
  }

  /** The envelopes of a set; every letter in it that is there has one, however poor. */
  List<Envelope> ask(String set) throws MailboxException {
    Wire.Answer answer = send(set, "(UID FLAGS INTERNALDATE RFC822.SIZE " + HEADER + ")");
    if (!answer.ok() || answer.unreadable() > 0) {
      askPiecemeal(set);
    }
    return new ArrayList<>(found.values());
  }

  /** Some answer made no sense: a letter that nobody lists would be lost from every count. */
  private void askPiecemeal(String set) throws MailboxException {
    Map<Long, Set<String>> there = FetchRows.flags(wire, path, set);
    for (var letter : there.entrySet()) {
      if (!found.containsKey(letter.getKey())) {
        send(letter.getKey().toString(), "(UID FLAGS RFC822.SIZE " + HEADER + ")");
        found.computeIfAbsent(
            letter.getKey(),
            uid -> new Envelope(uid, letter.getValue(), Instant.EPOCH, -1, "", ""));
      }
    }
  }

  private Wire.Answer send(String set, String items) throws MailboxException {
    return wire.send("UID FETCH " + set + " " + items, null, this::read);
  }

  private void read(IMAPResponse response) {
    long uid = FetchRows.uid(response);
    if (uid <= 0 || !(response instanceof FetchResponse row)) {
      return;
    }
    FLAGS flags = row.getItem(FLAGS.class);
    Set<String> spelled = flags == null ? Set.of() : FetchRows.spell(flags);
    RFC822SIZE size = row.getItem(RFC822SIZE.class);
    BODY header = row.getItem(BODY.class);
    if (size == null && header == null) {
      // News of a flag, come in between.
      found.computeIfPresent(
          uid,
          (u, e) -> new Envelope(u, spelled, e.internalDate(), e.size(), e.messageId(), e.from()));
      return;
    }
    INTERNALDATE date = row.getItem(INTERNALDATE.class);
    Map<String, String> fields = fields(header == null ? null : header.getByteArray());
    found.put(
        uid,
        new Envelope(
            uid,
            spelled,
            date == null || date.getDate() == null ? Instant.EPOCH : date.getDate().toInstant(),
            size == null ? -1 : size.size,
            fields.getOrDefault("message-id", ""),
            fields.getOrDefault("from", "")));
  }

  /** The first of each field, unfolded (RFC 5322 §2.2.3). */
  private static Map<String, String> fields(@Nullable ByteArray header) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (header == null) {
      return fields;
    }
    String text = new String(header.getBytes(), header.getStart(), header.getCount(), UTF_8);
    for (String line : text.replaceAll("\\r?\\n(?=[ \\t])", "").split("\\r?\\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return fields;
  }
}

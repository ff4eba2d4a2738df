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

  private static final String ALL = "(UID FLAGS INTERNALDATE RFC822.SIZE " + HEADER + ")";
  private static final int TOGETHER = 500;

  private final Wire wire;
  private final FolderPath path;
  private final Suspects.Here suspects;
  private final Map<Long, Envelope> found = new LinkedHashMap<>();

  EnvelopeQuery(Wire wire, FolderPath path, Suspects.Here suspects) {
    this.wire = wire;
    this.path = path;
    this.suspects = suspects;
  }

  /** The envelopes of a set; every letter in it that is there has one, however poor. */
  List<Envelope> ask(String set) throws MailboxException {
    if (suspects.any()) {
      askWithCare(set);
    } else if (!askAtOnce(set)) {
      askPiecemeal(FetchRows.flags(wire, path, set));
    }
    return new ArrayList<>(found.values());
  }

  private boolean askAtOnce(String set) throws MailboxException {
    try {
      return listed(send(set, ALL));
    } catch (MailboxException e) {
      suspects.listBroke(e);
      throw e;
    }
  }

  private static boolean listed(Wire.Answer answer) {
    return answer.ok() && answer.unreadable() == 0;
  }

  /** A connection broke here: the list tells at which letter, should it happen again. */
  private void askWithCare(String set) throws MailboxException {
    Map<Long, Set<String>> there = FetchRows.flags(wire, path, set);
    Map<Long, Set<String>> open = new LinkedHashMap<>(there);
    List<Long> alone = there.keySet().stream().filter(suspects::suspected).sorted().toList();
    there.keySet().stream().filter(suspects::convicted).forEach(open::remove);
    List<Long> together = open.keySet().stream().filter(u -> !suspects.suspected(u)).toList();
    for (UidSet.Chunk chunk : UidSet.chunks(together, TOGETHER)) {
      askOf(chunk.set(), ALL, chunk.uids());
    }
    for (long uid : alone) {
      askOf(Long.toString(uid), ALL, List.of(uid));
    }
    askPiecemeal(open);
    there.keySet().stream()
        .sorted()
        .forEach(uid -> found.computeIfAbsent(uid, u -> poor(there, u)));
  }

  private void askOf(String set, String items, List<Long> uids) throws MailboxException {
    try {
      send(set, items);
    } catch (MailboxException e) {
      long first = uids.stream().filter(u -> !found.containsKey(u)).findFirst().orElse(0L);
      if (first > 0) {
        suspects.broke(first, e);
      }
      throw e;
    }
  }

  /** Some answer made no sense: a letter that nobody lists would be lost from every count. */
  private void askPiecemeal(Map<Long, Set<String>> there) throws MailboxException {
    for (long uid : there.keySet()) {
      if (!found.containsKey(uid)) {
        askOf(Long.toString(uid), "(UID FLAGS RFC822.SIZE " + HEADER + ")", List.of(uid));
        found.computeIfAbsent(uid, u -> poor(there, u));
      }
    }
  }

  private static Envelope poor(Map<Long, Set<String>> flags, long uid) {
    return new Envelope(uid, flags.getOrDefault(uid, Set.of()), Instant.EPOCH, -1, "", "");
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

package io.tradepost.mailbox;

import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/**
 * Fetches letters whole without marking them as seen: small ones many to a command, handed on one
 * by one as they come in; large ones in parts of 1 MiB through a temporary file.
 */
final class LetterFetch {
  private static final int LARGE = 1 << 20;
  private static final long BATCH_BYTES = 4L << 20;
  private static final int BATCH_LETTERS = 500;

  private final Wire wire;
  private final FolderPath path;
  private final LetterSink sink;
  private final Suspects.Here suspects;

  LetterFetch(Wire wire, FolderPath path, LetterSink sink, Suspects.Here suspects) {
    this.wire = wire;
    this.path = path;
    this.sink = sink;
    this.suspects = suspects;
  }

  void fetch(List<Envelope> envelopes) throws MailboxException {
    List<Envelope> alone = new ArrayList<>();
    Map<Long, Envelope> batch = new LinkedHashMap<>();
    long bytes = 0;
    for (Envelope envelope : envelopes) {
      if (suspects.convicted(envelope.uid())) {
        sink.failed(envelope, suspects.why(envelope.uid()));
        continue;
      }
      if (suspects.suspected(envelope.uid())) {
        alone.add(envelope);
        continue;
      }
      if (isLarge(envelope)) {
        fetchLarge(envelope);
        continue;
      }
      if (!batch.isEmpty()
          && (batch.size() >= BATCH_LETTERS || bytes + envelope.size() > BATCH_BYTES)) {
        fetchBatch(batch);
        batch.clear();
        bytes = 0;
      }
      batch.put(envelope.uid(), envelope);
      bytes += envelope.size();
    }
    fetchBatch(batch);
    for (Envelope envelope : alone) {
      if (isLarge(envelope)) {
        fetchLarge(envelope);
      } else {
        fetchBatch(byUid(List.of(envelope)));
      }
    }
  }

  /** A letter whose size is not known may be of any size. */
  private static boolean isLarge(Envelope envelope) {
    return envelope.size() < 0 || envelope.size() > LARGE;
  }

  private void fetchBatch(Map<Long, Envelope> batch) throws MailboxException {
    Map<Long, Envelope> open = new LinkedHashMap<>(batch);
    String said = "";
    for (UidSet.Chunk chunk : UidSet.chunks(batch.keySet(), BATCH_LETTERS)) {
      Wire.Answer answer = send(chunk.set(), open);
      said = answer.ok() ? "the server gives no content" : answer.text();
    }
    if (!open.isEmpty()) {
      resolve(open, said);
    }
  }

  private Wire.Answer send(String set, Map<Long, Envelope> open) throws MailboxException {
    try {
      return wire.send("UID FETCH " + set + " (UID BODY.PEEK[])", null, r -> take(r, open));
    } catch (MailboxException e) {
      // Servers answer in the order of the numbers: it broke at the first that did not come.
      open.keySet().stream().min(Long::compare).ifPresent(uid -> suspects.broke(uid, e));
      throw e;
    }
  }

  private void take(IMAPResponse response, Map<Long, Envelope> open) {
    long uid = FetchRows.uid(response);
    ByteArray content = content(response);
    Envelope envelope = open.get(uid);
    if (envelope == null) {
      return;
    }
    if (content != null) {
      open.remove(uid);
      sink.letter(envelope, RawLetter.of(bytes(content)));
    }
  }

  private static @Nullable ByteArray content(IMAPResponse response) {
    BODY body = response instanceof FetchResponse row ? row.getItem(BODY.class) : null;
    return body == null ? null : body.getByteArray();
  }

  private static byte[] bytes(ByteArray content) {
    int start = content.getStart();
    return Arrays.copyOfRange(content.getBytes(), start, start + content.getCount());
  }

  /**
   * Letters that did not come: those not there any more are told apart, and of the others the
   * halves are asked for by themselves, so that one that the server cannot give keeps no other
   * back.
   */
  private void resolve(Map<Long, Envelope> open, String said) throws MailboxException {
    Set<Long> there = FetchRows.present(wire, path, open.keySet());
    List<Envelope> left = new ArrayList<>();
    for (Envelope envelope : open.values()) {
      if (there.contains(envelope.uid())) {
        left.add(envelope);
      } else {
        sink.gone(envelope);
      }
    }
    if (left.size() == 1) {
      fetchAlone(left.getFirst(), said);
    } else if (left.size() > 1) {
      int half = left.size() / 2;
      fetchBatch(byUid(left.subList(0, half)));
      fetchBatch(byUid(left.subList(half, left.size())));
    }
  }

  private static Map<Long, Envelope> byUid(List<Envelope> envelopes) {
    Map<Long, Envelope> map = new LinkedHashMap<>();
    envelopes.forEach(e -> map.put(e.uid(), e));
    return map;
  }

  private void fetchAlone(Envelope envelope, String said) throws MailboxException {
    Map<Long, Envelope> open = byUid(List.of(envelope));
    Wire.Answer answer = send(Long.toString(envelope.uid()), open);
    if (open.isEmpty()) {
      return;
    }
    if (envelope.size() == 0 && answer.ok()) {
      sink.letter(envelope, RawLetter.of(new byte[0])); // Some servers say NIL.
    } else {
      sink.failed(envelope, answer.ok() ? said : answer.text());
    }
  }

  private void fetchLarge(Envelope envelope) throws MailboxException {
    Path file = temporary();
    try {
      String failure = downloadOrSuspect(envelope, file);
      if (failure == null) {
        sink.letter(envelope, RawLetter.of(file));
      } else if (FetchRows.present(wire, path, List.of(envelope.uid())).isEmpty()) {
        sink.gone(envelope);
      } else {
        sink.failed(envelope, failure);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the temporary file " + file, e);
    } finally {
      remove(file);
    }
  }

  private @Nullable String downloadOrSuspect(Envelope envelope, Path file)
      throws MailboxException, IOException {
    try {
      return download(envelope, file);
    } catch (MailboxException e) {
      suspects.broke(envelope.uid(), e);
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("tradepost-letter-", ".eml"); // for the owner only
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make a temporary file in " + System.getProperty("java.io.tmpdir"), e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the temporary file " + file, e);
    }
  }

  /** Null if the letter is in the file as a whole, else why not. */
  private @Nullable String download(Envelope envelope, Path file)
      throws MailboxException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      long offset = 0;
      while (true) {
        byte[] part = part(envelope.uid(), offset);
        if (part == null) {
          return "the server does not give the bytes from " + offset + " on";
        }
        out.write(part);
        offset += part.length;
        // The server's word on the size is not always right, and a part may come short: the end is
        // where no more comes, or where a short part reaches the size.
        if (part.length == 0 || (part.length < LARGE && offset >= envelope.size())) {
          boolean empty = offset == 0 && envelope.size() > 0;
          return empty ? "the server gives no content" : null;
        }
      }
    }
  }

  private byte @Nullable [] part(long uid, long offset) throws MailboxException {
    byte[][] part = {null};
    wire.send(
        "UID FETCH %d (UID BODY.PEEK[]<%d.%d>)".formatted(uid, offset, LARGE),
        null,
        r -> {
          ByteArray content = content(r);
          if (content != null && FetchRows.uid(r) == uid) {
            part[0] = bytes(content);
          }
        });
    return part[0];
  }
}

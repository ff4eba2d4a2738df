package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import io.tradepost.mailbox.MoveOutcome.Fate;
import io.tradepost.mailbox.MoveOutcome.Means;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;

/**
 * Moves and copies letters from one folder to another. An OK of the server proves nothing: a UID
 * that is not there is answered with OK too. What counts is COPYUID, or the letter itself found in
 * the target.
 */
final class Mover {
  /**
   * Up to here the letters' marks are asked for, until the server has shown that it tells new UIDs:
   * some say that they do and do not.
   */
  private static final int FEW = 50;

  private final ImapConnection connection;
  private final Wire wire;
  private final OpenFolder source;
  private final FolderPath target;
  private final Map<Long, Fate> fates = new HashMap<>();
  private final Map<Long, Envelope> known = new HashMap<>();

  /** The first UID that a letter arriving now can have in the target; 1 if that is not known. */
  private long targetNext = 1;

  private long targetValidity;

  Mover(ImapConnection connection, Wire wire, OpenFolder source, FolderPath target) {
    if (source.path().equals(target)) {
      throw new IllegalArgumentException("from " + target + " to itself");
    }
    this.connection = connection;
    this.wire = wire;
    this.source = source;
    this.target = target;
  }

  MoveOutcome move(Collection<Long> uids) throws MailboxException {
    if (connection.capabilities().move()) {
      for (UidSet.Chunk chunk : UidSet.chunks(prepare(uids, false), Integer.MAX_VALUE)) {
        moveChunk(chunk);
      }
      return new MoveOutcome(target, Means.MOVE, fates);
    }
    Map<Long, Long> copied = copyAll(prepare(uids, true));
    Removal removal = Removal.of(connection, wire, source, copied.keySet());
    copied.forEach(
        (uid, newUid) ->
            fates.put(
                uid,
                removal.removed().contains(uid)
                    ? new Fate.Moved(targetValidity, newUid)
                    : new Fate.Copied(targetValidity, newUid, removal.marked().contains(uid))));
    boolean expunged = connection.capabilities().uidPlus();
    return new MoveOutcome(target, expunged ? Means.COPY_AND_EXPUNGE : Means.COPY_AND_MARK, fates);
  }

  MoveOutcome copy(Collection<Long> uids) throws MailboxException {
    copyAll(prepare(uids, false))
        .forEach((uid, newUid) -> fates.put(uid, new Fate.Copied(targetValidity, newUid, false)));
    return new MoveOutcome(target, Means.COPY, fates);
  }

  /** Learns what is needed to recognise the letters; gives those that are there. */
  private Set<Long> prepare(Collection<Long> uids, boolean always) throws MailboxException {
    Set<Long> all = new HashSet<>(uids);
    boolean needed = always || !connection.capabilities().uidPlus();
    if (needed) {
      noteTarget();
    }
    if (!needed && (connection.tellsNewUids() || all.size() > FEW)) {
      return all;
    }
    source.envelopes(all).forEach(e -> known.put(e.uid(), e));
    all.stream().filter(uid -> !known.containsKey(uid)).forEach(u -> fates.put(u, new Fate.Gone()));
    return known.keySet();
  }

  private void noteTarget() throws MailboxException {
    FolderState state;
    try {
      state = connection.status(target);
    } catch (MailboxException e) {
      if (e.kind() != Kind.FOLDER_GONE) {
        throw e;
      }
      connection.create(target);
      state = connection.status(target);
    }
    targetNext = Math.max(1, state.uidNext());
    targetValidity = state.uidValidity();
  }

  private void moveChunk(UidSet.Chunk chunk) throws MailboxException {
    long removalsBefore = wire.removals();
    var told = new CopyUid();
    Wire.Answer answer = command("UID MOVE", chunk, told);
    for (long uid : chunk.uids()) {
      Long newUid = told.newUids().get(uid);
      if (newUid != null) {
        fates.put(uid, new Fate.Moved(told.uidValidity(), newUid));
      }
    }
    Set<Long> open = openOf(chunk);
    if (open.isEmpty()) {
      return;
    }
    boolean removed = wire.removals() > removalsBefore;
    Set<Long> stay = FetchRows.present(wire, source.path(), open);
    stay.forEach(uid -> fates.put(uid, new Fate.Refused(why(answer, "move"))));
    open.removeAll(stay);
    Map<Long, Long> found = search(open);
    for (long uid : open) {
      Long newUid = found.get(uid);
      // Where COPYUID came for others, now or before, it would have named this one too; and one
      // that was looked for in the target and not found was taken away by somebody else.
      boolean unnamed = !connection.tellsNewUids() && removed && !known.containsKey(uid);
      fates.put(
          uid,
          newUid != null
              ? new Fate.Moved(targetValidity, newUid)
              : unnamed ? new Fate.MovedUnplaced() : new Fate.Gone());
    }
  }

  /** Copies; gives the new UID of each letter whose arrival is certain. */
  private Map<Long, Long> copyAll(Set<Long> uids) throws MailboxException {
    Map<Long, Long> arrived = new HashMap<>();
    for (UidSet.Chunk chunk : UidSet.chunks(uids, Integer.MAX_VALUE)) {
      var told = new CopyUid();
      Wire.Answer answer = command("UID COPY", chunk, told);
      Set<Long> open = new HashSet<>(chunk.uids());
      told.newUids()
          .forEach(
              (uid, newUid) -> {
                if (open.remove(uid)) {
                  arrived.put(uid, newUid);
                  targetValidity = told.uidValidity();
                }
              });
      if (!open.isEmpty()) {
        settleUnconfirmed(open, answer, arrived);
      }
    }
    return arrived;
  }

  private void settleUnconfirmed(Set<Long> open, Wire.Answer answer, Map<Long, Long> arrived)
      throws MailboxException {
    Set<Long> there = FetchRows.present(wire, source.path(), open);
    Map<Long, Long> found = answer.ok() ? search(there) : Map.of();
    for (long uid : open) {
      if (found.containsKey(uid)) {
        arrived.put(uid, found.get(uid));
      } else {
        fates.put(
            uid, there.contains(uid) ? new Fate.Refused(why(answer, "copy")) : new Fate.Gone());
      }
    }
  }

  private static String why(Wire.Answer answer, String what) {
    return answer.ok()
        ? "the server says OK to the " + what + ", and the letter did not arrive"
        : answer.text();
  }

  private Set<Long> openOf(UidSet.Chunk chunk) {
    return chunk.uids().stream()
        .filter(uid -> !fates.containsKey(uid))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Looks for letters in the target, as far as it is known what they look like. */
  private Map<Long, Long> search(Set<Long> uids) throws MailboxException {
    List<Envelope> lost = new ArrayList<>();
    uids.forEach(
        uid -> {
          Envelope envelope = known.get(uid);
          if (envelope != null) {
            lost.add(envelope);
          }
        });
    if (lost.isEmpty()) {
      return Map.of();
    }
    try (OpenFolder there = connection.open(target, true)) {
      targetValidity = there.state().uidValidity();
      return there.locate(lost, targetNext);
    } catch (MailboxException e) {
      if (e.kind() == Kind.FOLDER_GONE) {
        return Map.of();
      }
      throw e;
    } finally {
      source.ready();
    }
  }

  /** One command; if only the target folder is missing, it is made and the command repeated. */
  private Wire.Answer command(String name, UidSet.Chunk chunk, CopyUid told)
      throws MailboxException {
    Wire.Answer answer = once(name, chunk, told);
    if (!answer.ok() && (ServerWords.tryCreate(answer.text()) || !connection.exists(target))) {
      connection.create(target);
      answer = once(name, chunk, told);
    }
    return answer;
  }

  private Wire.Answer once(String name, UidSet.Chunk chunk, CopyUid told) throws MailboxException {
    source.ready();
    var args =
        new Argument()
            .writeAtom(chunk.set())
            .writeString(connection.folderNames().wireName(target));
    Wire.Answer answer =
        wire.send(
            name,
            args,
            r -> {
              if (r.isOK()) {
                told.read(r.getRest());
              }
            });
    told.read(answer.text());
    if (!told.newUids().isEmpty()) {
      connection.hasToldNewUids();
    }
    return answer;
  }
}

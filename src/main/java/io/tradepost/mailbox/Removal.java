package io.tradepost.mailbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;

/**
 * Removal of certain letters and no others.
 *
 * @param marked those that bear {@code \Deleted} now, removed or not
 * @param removed those that are not in the folder any more
 */
public record Removal(Set<Long> marked, Set<Long> removed) {

  /** UID EXPUNGE where there is one; else the letters are only marked. */
  static Removal of(ImapConnection connection, Wire wire, OpenFolder folder, Collection<Long> uids)
      throws MailboxException {
    Set<Long> marked = new HashSet<>();
    List<UidSet.Chunk> chunks = new ArrayList<>();
    for (UidSet.Chunk chunk : UidSet.chunks(uids, Integer.MAX_VALUE)) {
      Wire.Answer answer =
          wire.send(
              "UID STORE",
              new Argument()
                  .writeAtom(chunk.set())
                  .writeAtom("+FLAGS.SILENT")
                  .writeAtom("(\\Deleted)"));
      if (answer.ok()) {
        marked.addAll(chunk.uids());
        chunks.add(chunk);
      }
    }
    if (!connection.capabilities().uidPlus()) {
      // A plain EXPUNGE would also remove what other programs have marked.
      return new Removal(marked, Set.of());
    }
    for (UidSet.Chunk chunk : chunks) {
      wire.send("UID EXPUNGE", new Argument().writeAtom(chunk.set()));
    }
    Set<Long> removed = new HashSet<>(marked);
    removed.removeAll(FetchRows.present(wire, folder.path(), marked));
    return new Removal(marked, removed);
  }
}

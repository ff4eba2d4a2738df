package io.tradepost.mailbox;

import jakarta.mail.Flags;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/** Fetches of UIDs and flags, and what the rows of any fetch have in common. */
final class FetchRows {
  private FetchRows() {}

  /** The row's UID; 0 for a row without, which is about something that nobody asked for. */
  static long uid(IMAPResponse response) {
    UID uid = response instanceof FetchResponse row ? row.getItem(UID.class) : null;
    return uid == null ? 0 : uid.uid;
  }

  /** As the server spells them, without {@code \Recent}, which says nothing of the letter. */
  static Set<String> spell(Flags flags) {
    Set<String> spelled = new HashSet<>();
    for (Flags.Flag flag : flags.getSystemFlags()) {
      if (flag == Flags.Flag.SEEN) {
        spelled.add("\\Seen");
      } else if (flag == Flags.Flag.ANSWERED) {
        spelled.add("\\Answered");
      } else if (flag == Flags.Flag.FLAGGED) {
        spelled.add("\\Flagged");
      } else if (flag == Flags.Flag.DELETED) {
        spelled.add("\\Deleted");
      } else if (flag == Flags.Flag.DRAFT) {
        spelled.add("\\Draft");
      }
    }
    spelled.addAll(Set.of(flags.getUserFlags()));
    return Set.copyOf(spelled);
  }

  /** Flags by UID. */
  static Map<Long, Set<String>> flags(Wire wire, FolderPath path, String set)
      throws MailboxException {
    return flags(wire, path, set, "");
  }

  static Map<Long, Set<String>> flags(Wire wire, FolderPath path, String set, String modifier)
      throws MailboxException {
    Map<Long, Set<String>> found = new HashMap<>();
    ask(wire, path, "UID FETCH " + set + " (UID FLAGS) " + modifier, r -> readFlags(r, found));
    return found;
  }

  private static void readFlags(IMAPResponse response, Map<Long, Set<String>> into) {
    long uid = uid(response);
    FLAGS flags = response instanceof FetchResponse row ? row.getItem(FLAGS.class) : null;
    if (uid > 0 && flags != null) {
      into.put(uid, spell(flags));
    }
  }

  /** Which of these UIDs are in the folder. */
  static Set<Long> present(Wire wire, FolderPath path, Collection<Long> uids)
      throws MailboxException {
    Set<Long> found = new TreeSet<>();
    for (UidSet.Chunk chunk : UidSet.chunks(uids, Integer.MAX_VALUE)) {
      ask(wire, path, "UID FETCH " + chunk.set() + " (UID)", r -> found.add(uid(r)));
    }
    found.retainAll(new HashSet<>(uids));
    return found;
  }

  /** RFC 7162 §3.2.6: one command tells what changed and what is no more. */
  static Changes changesWithVanished(
      Wire wire, FolderPath path, long modSeq, long highest, Collection<Long> known)
      throws MailboxException {
    Map<Long, Set<String>> changed = new HashMap<>();
    Set<Long> vanished = new HashSet<>();
    ask(
        wire,
        path,
        "UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE " + modSeq + " VANISHED)",
        r -> {
          if (r.keyEquals("VANISHED")) {
            // May name UIDs that never were (RFC 7162 §3.2.10.1), and in ranges of billions.
            var gone = UidSet.parse(r.getRest().replace("(EARLIER)", "").strip());
            vanished.addAll(known.stream().filter(gone::contains).collect(Collectors.toSet()));
          } else {
            readFlags(r, changed);
          }
        });
    vanished.removeAll(changed.keySet());
    return new Changes(changed, vanished, highest);
  }

  private static void ask(
      Wire wire, FolderPath path, String command, java.util.function.Consumer<IMAPResponse> each)
      throws MailboxException {
    Wire.Answer answer = wire.send(command.strip(), null, each);
    // A row that was not understood must not pass for a letter that is not there.
    if (!answer.ok() || answer.unreadable() > 0) {
      throw wire.refused(path, "list letters", answer);
    }
  }
}

package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Letters at which a connection broke, remembered from one connection to the next. Dovecot, for
 * one, ends the connection at a letter whose file it cannot read: asked for in the same way again
 * and again, one such letter would keep all others back.
 *
 * <p>A letter at which the connection broke is asked for by itself, after all others; if it breaks
 * there once more, it is the letter and not the line, and nothing of it is asked for until {@link
 * #forget}. For one thread at a time.
 */
public final class Suspects {
  private static final int ENOUGH = 2;

  private final Map<Folder, SortedMap<Long, Suspicion>> letters = new HashMap<>();
  private final Set<Folder> broken = new HashSet<>();
  private long breaks;

  private record Folder(FolderPath path, long validity) {}

  private record Suspicion(int breaks, String how) {}

  /** How often a connection broke at a letter or at a list of letters so far. */
  public long breaks() {
    return breaks;
  }

  /** All is asked for again as usual. */
  public void forget() {
    letters.clear();
    broken.clear();
  }

  /** Those of one folder. */
  Here in(FolderPath path, long validity) {
    return new Here(new Folder(path, validity));
  }

  /** The suspects of one folder. */
  final class Here {
    private final Folder folder;

    private Here(Folder folder) {
      this.folder = folder;
    }

    /** Whether a connection broke in this folder, so that letters are listed with care. */
    boolean any() {
      return broken.contains(folder);
    }

    /** The connection broke while letters were listed; nobody knows at which. */
    void listBroke(MailboxException e) {
      if (e.kind() == Kind.LOST && broken.add(folder)) {
        breaks++;
      }
    }

    /** The connection broke while the letter was waited for. */
    void broke(long uid, MailboxException e) {
      if (e.kind() == Kind.LOST) {
        String how = String.valueOf(e.getMessage());
        broken.add(folder);
        breaks++;
        letters
            .computeIfAbsent(folder, f -> new TreeMap<>())
            .merge(uid, new Suspicion(1, how), (a, b) -> new Suspicion(a.breaks() + 1, how));
      }
    }

    /** Whether to ask for it by itself. */
    boolean suspected(long uid) {
      return letter(uid).breaks() == 1;
    }

    /** Whether not to ask for it. */
    boolean convicted(long uid) {
      return letter(uid).breaks() >= ENOUGH;
    }

    /** What is wrong with a letter that is not asked for. */
    String why(long uid) {
      return "the server breaks the connection whenever this letter is asked for: "
          + letter(uid).how();
    }

    private Suspicion letter(long uid) {
      return letters
          .getOrDefault(folder, Collections.emptySortedMap())
          .getOrDefault(uid, new Suspicion(0, ""));
    }
  }
}

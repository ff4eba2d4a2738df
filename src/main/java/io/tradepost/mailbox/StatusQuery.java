package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Asks how folders stand, without opening them. */
final class StatusQuery {
  private final Wire wire;
  private final Folders folders;
  private final boolean inOneGo;
  private final String items;

  StatusQuery(Wire wire, Folders folders, Capabilities capabilities) {
    this.wire = wire;
    this.folders = folders;
    this.inOneGo = capabilities.has("LIST-STATUS") && capabilities.has("LIST-EXTENDED");
    this.items =
        "(MESSAGES UIDNEXT UIDVALIDITY" + (capabilities.condStore() ? " HIGHESTMODSEQ)" : ")");
  }

  /** One folder; {@link Kind#FOLDER_GONE} if it is not there. */
  FolderState one(FolderPath path) throws MailboxException {
    Map<String, FolderState> found = new HashMap<>();
    Wire.Answer answer =
        wire.send(
            "STATUS",
            new Argument().writeString(folders.wireName(path)).writeAtom(items),
            r -> read(r, name -> path, found));
    if (!answer.ok()) {
      if (!folders.exists(path)) {
        throw wire.trouble(Kind.FOLDER_GONE, path, "the folder is not there");
      }
      throw wire.refused(path, "tell how the folder stands", answer);
    }
    if (found.size() != 1) {
      throw wire.trouble(Kind.REFUSED, path, "the server says OK and not how the folder stands");
    }
    return found.values().iterator().next();
  }

  /** Several folders, in one command where the server can. */
  FolderStates all(Collection<FolderPath> paths) throws MailboxException {
    Set<FolderPath> open = new LinkedHashSet<>(paths);
    List<FolderState> present = new ArrayList<>();
    // A LIST goes over all folders: for a few of many, asking for each is cheaper.
    if (inOneGo && open.size() > 1 && open.size() * 3 >= folders.names().known()) {
      listed(open).forEach((path, state) -> present.add(state));
      present.forEach(s -> open.remove(s.path()));
    }
    Set<FolderPath> gone = new HashSet<>();
    Map<FolderPath, String> refused = new HashMap<>();
    for (FolderPath path : open) {
      try {
        present.add(one(path));
      } catch (MailboxException e) {
        switch (e.kind()) {
          case FOLDER_GONE -> gone.add(path);
          case REFUSED -> refused.put(path, String.valueOf(e.getMessage()));
          case UNREACHABLE, TLS, SIGN_IN, THROTTLED, LOST -> throw e;
        }
      }
    }
    return new FolderStates(present, gone, refused);
  }

  /** RFC 5819. A folder without a STATUS line is asked for by itself afterwards. */
  private Map<FolderPath, FolderState> listed(Set<FolderPath> wanted) throws MailboxException {
    Map<String, FolderPath> byName = new HashMap<>();
    for (FolderPath path : wanted) {
      byName.put(folders.wireName(path), path);
    }
    Map<String, FolderState> found = new HashMap<>();
    wire.send(
        "LIST \"\" \"*\" RETURN (STATUS " + items + ")",
        null,
        r -> read(r, name -> byName.get(name.equalsIgnoreCase("INBOX") ? "INBOX" : name), found));
    Map<FolderPath, FolderState> states = new HashMap<>();
    found.values().forEach(s -> states.put(s.path(), s));
    return states;
  }

  /** What is asked of a folder. */
  String items() {
    return items;
  }

  interface Naming {
    @org.jspecify.annotations.Nullable
    FolderPath path(String wireName);
  }

  /** Reads a STATUS response by the name in it; passes others over. */
  static void read(IMAPResponse response, Naming naming, Map<String, FolderState> into) {
    if (!response.keyEquals("STATUS")) {
      return;
    }
    String name = Objects.requireNonNullElse(response.readAtomString(), "");
    FolderPath path = naming.path(name);
    String[] pairs = response.readSimpleList();
    if (path == null || pairs == null) {
      return;
    }
    Map<String, Long> values = new HashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      values.put(pairs[i].toUpperCase(Locale.ROOT), number(pairs[i + 1]));
    }
    long validity = values.getOrDefault("UIDVALIDITY", 0L);
    long modSeq = values.getOrDefault("HIGHESTMODSEQ", 0L);
    if (validity > 0) {
      into.put(
          name,
          new FolderState(
              path,
              validity,
              values.getOrDefault("UIDNEXT", 0L),
              modSeq > 0 ? modSeq : -1,
              values.getOrDefault("MESSAGES", 0L)));
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

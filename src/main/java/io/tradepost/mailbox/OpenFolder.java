package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.Argument;
import org.jspecify.annotations.Nullable;

/**
 * A folder opened on a connection. Letters are named by UID only; these hold as long as {@link
 * #state}'s UIDVALIDITY, and if that changes under way {@link Kind#FOLDER_GONE} is thrown. Reading
 * never marks a letter as seen.
 */
public final class OpenFolder implements AutoCloseable {
  /** As the end of a range: to the newest letter. */
  public static final long LAST = UidSet.LAST;

  private static final Pattern PERMANENT_FLAGS =
      Pattern.compile("\\[PERMANENTFLAGS\\s*\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

  /** A keyword is an atom (RFC 3501 §9); anything else would end the command or change it. */
  private static final Pattern KEYWORD = Pattern.compile("[!#$&'+,./0-9:;<=>?@A-Z\\[^_`a-z|}~-]+");

  private static final Set<String> SYSTEM_FLAGS =
      Set.of("\\answered", "\\flagged", "\\deleted", "\\seen", "\\draft");

  private static final Pattern CODE =
      Pattern.compile("\\[(UIDVALIDITY|UIDNEXT|HIGHESTMODSEQ)\\s+(\\d+)\\s*]");

  private final ImapConnection connection;
  private final Wire wire;
  private final FolderPath path;
  private final boolean readOnly;
  private FolderState state;

  /** Null where the server does not tell, which means all (RFC 3501 §7.1). */
  private @Nullable Set<String> permanentFlags;

  OpenFolder(ImapConnection connection, Wire wire, FolderPath path, boolean readOnly) {
    this.connection = connection;
    this.wire = wire;
    this.path = path;
    this.readOnly = readOnly;
    this.state = new FolderState(path, 0, 0, -1, 0);
  }

  /** Where it is. */
  public FolderPath path() {
    return path;
  }

  /** How it stood when it was opened. */
  public FolderState state() {
    return state;
  }

  /** All UIDs in the folder. */
  public Set<Long> uids() throws MailboxException {
    refresh();
    Set<Long> uids = new TreeSet<>();
    boolean[] told = {false};
    Wire.Answer answer =
        wire.send(
            "UID SEARCH ALL",
            null,
            r -> {
              if (r.keyEquals("SEARCH")) {
                told[0] = true;
                for (long uid = r.readLong(); uid > 0; uid = r.readLong()) {
                  uids.add(uid);
                }
              }
            });
    if (answer.ok() && answer.unreadable() == 0 && told[0]) {
      return uids;
    }
    if (answer.ok() && wire.exists() == 0) {
      return Set.of(); // Some servers leave the line out where it would be empty.
    }
    return new TreeSet<>(FetchRows.flags(wire, path, "1:*").keySet());
  }

  /** The flags of these letters; those not there any more are missing. */
  public Map<Long, Set<String>> flags(Collection<Long> uids) throws MailboxException {
    ready();
    Map<Long, Set<String>> flags = new HashMap<>();
    for (UidSet.Chunk chunk : UidSet.chunks(uids, Integer.MAX_VALUE)) {
      flags.putAll(FetchRows.flags(wire, path, chunk.set()));
    }
    flags.keySet().retainAll(new HashSet<>(uids));
    return flags;
  }

  /**
   * What the server tells of the letters from one UID to another, both included; {@link #LAST} for
   * the newest.
   */
  public List<Envelope> envelopes(long fromUid, long toUid) throws MailboxException {
    refresh();
    if (wire.exists() == 0 || fromUid > toUid) {
      return List.of(); // Some servers refuse a range in an empty folder.
    }
    String set = fromUid + ":" + (toUid >= LAST ? "*" : toUid);
    // "n:*" always means the last letter too, even if its UID is less than n (RFC 3501 §6.4.8).
    return new EnvelopeQuery(wire, path, suspects())
        .ask(set).stream().filter(e -> e.uid() >= fromUid && e.uid() <= toUid).toList();
  }

  /** What the server tells of these letters; those not there any more are missing. */
  public List<Envelope> envelopes(Collection<Long> uids) throws MailboxException {
    ready();
    Set<Long> wanted = new HashSet<>(uids);
    List<Envelope> found = new java.util.ArrayList<>();
    for (UidSet.Chunk chunk : UidSet.chunks(uids, Integer.MAX_VALUE)) {
      found.addAll(new EnvelopeQuery(wire, path, suspects()).ask(chunk.set()));
    }
    return found.stream().filter(e -> wanted.contains(e.uid())).toList();
  }

  /**
   * Fetches letters whole, many at a time, the large ones by parts through temporary files.
   *
   * @throws java.io.UncheckedIOException if a temporary file cannot be written
   */
  public void fetch(List<Envelope> envelopes, LetterSink sink) throws MailboxException {
    ready();
    new LetterFetch(wire, path, sink, suspects()).fetch(envelopes);
  }

  /**
   * What changed since the change counter stood there. Where the server does not count, or the
   * counter is not positive, all flags come.
   *
   * @param known the UIDs that the caller knows, to tell which of them vanished
   */
  public Changes changesSince(long modSeq, Collection<Long> known) throws MailboxException {
    refresh();
    long highest = connection.status(path).highestModSeq();
    boolean counted = modSeq > 0 && highest >= modSeq && connection.capabilities().condStore();
    if (!counted) {
      Map<Long, Set<String>> all =
          wire.exists() == 0 ? Map.of() : FetchRows.flags(wire, path, "1:*");
      Set<Long> vanished = new HashSet<>(known);
      vanished.removeAll(all.keySet());
      return new Changes(all, vanished, highest);
    }
    if (highest == modSeq) {
      return new Changes(Map.of(), Set.of(), highest);
    }
    return connection.vanishing()
        ? FetchRows.changesWithVanished(wire, path, modSeq, highest, known)
        : withoutVanished(modSeq, highest, known);
  }

  private Changes withoutVanished(long modSeq, long highest, Collection<Long> known)
      throws MailboxException {
    Map<Long, Set<String>> changed =
        wire.exists() == 0
            ? Map.of()
            : FetchRows.flags(wire, path, "1:*", "(CHANGEDSINCE " + modSeq + ")");
    Set<Long> vanished = new HashSet<>(known);
    vanished.removeAll(uids());
    return new Changes(changed, vanished, highest);
  }

  /**
   * Moves letters. Never leaves a letter in neither folder, whatever breaks; if the connection
   * breaks under way, which ones are over must be looked up ({@link #locate}).
   */
  public MoveOutcome move(Collection<Long> uids, FolderPath target) throws MailboxException {
    writable();
    return new Mover(connection, wire, this, target).move(uids);
  }

  /** Copies letters. */
  public MoveOutcome copy(Collection<Long> uids, FolderPath target) throws MailboxException {
    ready();
    return new Mover(connection, wire, this, target).copy(uids);
  }

  /**
   * Looks for letters in this folder that were in another: by Message-ID, size and arrival (without
   * a Message-ID by sender, size and arrival). Each letter here is given to one at most.
   *
   * @param lost how they were known in the other folder
   * @param fromUid look at UIDs from here on; 1 for all
   * @return from the UID there to the UID here; those not found are missing
   */
  public Map<Long, Long> locate(Collection<Envelope> lost, long fromUid) throws MailboxException {
    return Likeness.match(lost, envelopes(fromUid, LAST));
  }

  /** Adds flags or takes them away. */
  public void setFlags(Collection<Long> uids, Set<String> flags, boolean on)
      throws MailboxException {
    writable();
    String list = String.join(" ", new TreeSet<>(flags));
    for (UidSet.Chunk chunk : UidSet.chunks(uids, Integer.MAX_VALUE)) {
      Wire.Answer answer =
          wire.send(
              "UID STORE",
              new Argument()
                  .writeAtom(chunk.set())
                  .writeAtom((on ? "+" : "-") + "FLAGS.SILENT")
                  .writeAtom("(" + list + ")"));
      if (!answer.ok()) {
        throw wire.refused(path, "change flags", answer);
      }
    }
  }

  /**
   * Removes exactly these letters; where the server cannot remove single letters (no UIDPLUS) they
   * are only marked as deleted.
   */
  public Removal remove(Collection<Long> uids) throws MailboxException {
    writable();
    return Removal.of(connection, wire, this, uids);
  }

  /**
   * Whether the server keeps that flag in this folder (PERMANENTFLAGS, RFC 3501 §7.1). Some take a
   * flag that they do not know for a mistake in the command.
   */
  boolean keeps(String flag) {
    String lower = flag.toLowerCase(Locale.ROOT);
    boolean system = lower.startsWith("\\");
    if (system ? !SYSTEM_FLAGS.contains(lower) : !KEYWORD.matcher(flag).matches()) {
      return false;
    }
    return permanentFlags == null
        || permanentFlags.contains(lower)
        || (!system && permanentFlags.contains("\\*"));
  }

  private void notePermanentFlags(String text) {
    Matcher flags = PERMANENT_FLAGS.matcher(text);
    if (flags.find()) {
      permanentFlags =
          Stream.of(flags.group(1).strip().toLowerCase(Locale.ROOT).split("\\s+"))
              .filter(f -> !f.isEmpty())
              .collect(Collectors.toSet());
    }
  }

  /** Tells the server that the folder is not used any more. Removes nothing. */
  @Override
  public void close() {
    // CLOSE would remove what anybody marked as deleted; UNSELECT is not everywhere. The next
    // SELECT ends this one without removing anything (RFC 3501 §6.3.1).
    if (connection.isSelected(this)) {
      connection.selected(null);
    }
  }

  /** Selects the folder for the first time. */
  void begin() throws MailboxException {
    state = select();
  }

  /** Sees to it that the server has this folder selected, and that it is still the same. */
  void ready() throws MailboxException {
    if (!connection.isSelected(this)) {
      FolderState now = select();
      if (now.uidValidity() != state.uidValidity()) {
        connection.selected(null);
        throw wire.trouble(
            Kind.FOLDER_GONE,
            path,
            "another folder has taken its name (UIDVALIDITY %d, was %d)"
                .formatted(now.uidValidity(), state.uidValidity()));
      }
    }
  }

  /** The same, and the server has been asked for news of the folder. */
  private void refresh() throws MailboxException {
    if (connection.isSelected(this)) {
      wire.send("NOOP", null);
    } else {
      ready();
    }
  }

  private Suspects.Here suspects() {
    return connection.suspects().in(path, state.uidValidity());
  }

  private void writable() throws MailboxException {
    if (readOnly) {
      throw new IllegalStateException(path + " was opened for reading only");
    }
    ready();
  }

  private FolderState select() throws MailboxException {
    connection.selected(null);
    String name = connection.folderNames().wireName(path);
    var args = new Argument().writeString(name);
    if (connection.capabilities().condStore()) {
      args.writeAtom("(CONDSTORE)");
    }
    Map<String, Long> codes = new HashMap<>();
    connection.inView(path);
    permanentFlags = null;
    wire.forgetExists();
    Wire.Answer answer =
        wire.send(
            readOnly ? "EXAMINE" : "SELECT",
            args,
            r -> {
              if (r.isOK()) {
                notePermanentFlags(r.getRest());
                Matcher code = CODE.matcher(r.getRest());
                if (code.find()) {
                  codes.put(code.group(1), Long.parseLong(code.group(2)));
                }
              }
            });
    if (!answer.ok()) {
      Wire.Answer why = answer;
      if (ServerWords.kind(why.text(), Kind.REFUSED) == Kind.REFUSED
          && !connection.folderNames().exists(path)) {
        throw wire.trouble(Kind.FOLDER_GONE, path, "the folder is not there");
      }
      throw wire.refused(path, "open the folder", why);
    }
    connection.selected(this);
    if (!readOnly && answer.text().toUpperCase(Locale.ROOT).contains("[READ-ONLY]")) {
      throw wire.trouble(Kind.REFUSED, path, "the server opens the folder for reading only");
    }
    return new FolderState(
        path,
        codes.getOrDefault("UIDVALIDITY", 0L),
        codes.getOrDefault("UIDNEXT", 0L),
        codes.getOrDefault("HIGHESTMODSEQ", -1L),
        wire.exists());
  }
}

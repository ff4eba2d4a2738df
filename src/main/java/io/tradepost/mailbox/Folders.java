package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.Namespaces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of one mailbox: their names, listing and making them. */
final class Folders {
  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

  /** For so few folders a listing of all is not worth while. */
  static final int FEW = 3;

  private final Wire wire;
  private final Capabilities capabilities;
  private FolderNames names;
  private boolean prefixKnown;

  /** What this connection has subscribed to: the folders above many others only once. */
  private final Set<FolderPath> subscribed = new HashSet<>();

  /** Prefixes of what belongs to other people or to all: not this mailbox's business. */
  private final List<String> foreign = new ArrayList<>();

  Folders(Wire wire, Capabilities capabilities) throws MailboxException {
    this.wire = wire;
    this.capabilities = capabilities;
    this.names = capabilities.has("NAMESPACE") ? fromNamespace() : fromList();
  }

  private FolderNames fromNamespace() throws MailboxException {
    Namespaces spaces;
    try {
      spaces = wire.namespace();
    } catch (org.eclipse.angus.mail.iap.ConnectionException e) {
      throw wire.lost(e);
    } catch (ProtocolException e) {
      LOG.debug("NAMESPACE is offered and refused: {}", e.getMessage());
      return fromList();
    }
    for (var others : new Namespaces.Namespace[][] {spaces.otherUsers, spaces.shared}) {
      for (var space : others == null ? new Namespaces.Namespace[0] : others) {
        if (!space.prefix.isEmpty()) {
          foreign.add(BASE64MailboxEncoder.encode(space.prefix));
        }
      }
    }
    if (spaces.personal == null || spaces.personal.length == 0) {
      return fromList();
    }
    prefixKnown = true;
    var personal = spaces.personal[0];
    return new FolderNames(
        personal.delimiter == 0 ? "" : String.valueOf(personal.delimiter),
        BASE64MailboxEncoder.encode(personal.prefix));
  }

  /** Without NAMESPACE: the delimiter from LIST, the prefix from where the folders lie. */
  private FolderNames fromList() throws MailboxException {
    String[] delimiter = {""};
    wire.send(
        "LIST \"\" \"\"",
        null,
        r -> {
          if (r.keyEquals("LIST")) {
            delimiter[0] = row(r).delimiter();
          }
        });
    var plain = new FolderNames(delimiter[0], "");
    if (delimiter[0].isEmpty()) {
      return plain;
    }
    // Courier and its kind keep everything under INBOX. and refuse folders beside it.
    List<Roles.Listed> all = list(plain);
    boolean under = all.size() > 1 && all.stream().allMatch(f -> f.path().within(FolderPath.INBOX));
    return under ? underInbox(delimiter[0]) : plain;
  }

  private static FolderNames underInbox(String delimiter) {
    return new FolderNames(delimiter, "INBOX" + delimiter);
  }

  String delimiter() {
    return names.delimiter();
  }

  FolderNames names() {
    return names;
  }

  /**
   * All folders of the personal namespace; the one configured as Sent wins over marks and names.
   */
  List<ServerFolder> all(@Nullable FolderPath sent) throws MailboxException {
    List<ServerFolder> found = Roles.assign(list(names));
    if (sent == null || found.stream().noneMatch(f -> f.path().equals(sent))) {
      return found;
    }
    return found.stream()
        .map(
            f -> {
              Role role =
                  f.path().equals(sent) ? Role.SENT : f.role() == Role.SENT ? Role.NONE : f.role();
              return new ServerFolder(f.path(), f.serverName(), role, f.selectable());
            })
        .toList();
  }

  private List<Roles.Listed> list(FolderNames into) throws MailboxException {
    boolean marks = capabilities.has("SPECIAL-USE") && capabilities.has("LIST-EXTENDED");
    Map<FolderPath, Roles.Listed> found = new LinkedHashMap<>();
    Wire.Answer answer =
        wire.send(
            "LIST \"\" \"*\"",
            marks ? new Argument().writeAtom("RETURN (SPECIAL-USE)") : null,
            r -> {
              if (r.keyEquals("LIST")) {
                Row row = row(r);
                if (foreign.stream().noneMatch(row.name()::startsWith)) {
                  into.learn(row.name())
                      .ifPresent(
                          p ->
                              found.putIfAbsent(
                                  p, new Roles.Listed(p, row.name(), row.attributes())));
                }
              }
            });
    if (!answer.ok()) {
      throw wire.refused(null, "list the folders", answer);
    }
    if (answer.unreadable() > 0) {
      throw wire.trouble(Kind.REFUSED, null, "the list of folders cannot be understood");
    }
    return List.copyOf(found.values());
  }

  /** One LIST response. */
  record Row(List<String> attributes, String delimiter, String name) {}

  static Row row(IMAPResponse response) {
    String[] attributes = response.readSimpleList();
    String delimiter = Objects.requireNonNullElse(response.readAtomString(), "");
    String name = Objects.requireNonNullElse(response.readAtomString(), "");
    return new Row(
        attributes == null ? List.of() : List.of(attributes),
        delimiter.equalsIgnoreCase("NIL") ? "" : delimiter,
        name);
  }

  /** The name for the protocol. */
  String wireName(FolderPath path) throws MailboxException {
    Optional<String> name = names.wireName(path);
    if (name.isEmpty()) {
      throw wire.trouble(
          Kind.REFUSED,
          path,
          names.delimiter().isEmpty()
              ? "the server knows no folders within folders"
              : "a folder's name here cannot hold '" + names.delimiter() + "'");
    }
    return name.get();
  }

  /** Whether the server lists the folder as one that can hold letters. */
  boolean exists(FolderPath path) throws MailboxException {
    String name = wireName(path);
    boolean[] found = {false};
    // LIST takes % and * as wildcards: such a name is looked for in the list of all.
    String pattern = name.contains("%") || name.contains("*") ? "*" : name;
    Wire.Answer answer =
        wire.send(
            "LIST \"\"",
            new Argument().writeString(pattern),
            r -> {
              if (r.keyEquals("LIST")) {
                Row row = row(r);
                boolean same =
                    path.equals(FolderPath.INBOX)
                        ? row.name().equalsIgnoreCase("INBOX")
                        : row.name().equals(name);
                if (same && new Roles.Listed(path, name, row.attributes()).selectable()) {
                  found[0] = true;
                }
              }
            });
    if (!answer.ok() || answer.unreadable() > 0) {
      throw wire.refused(path, "say whether the folder is there", answer);
    }
    return found[0];
  }

  /** Those that may have to be made: of many, one listing tells which. */
  Set<FolderPath> missing(Collection<FolderPath> paths) throws MailboxException {
    Set<FolderPath> missing = new LinkedHashSet<>(paths);
    if (missing.size() > FEW) {
      list(names).stream()
          .filter(Roles.Listed::selectable)
          .map(Roles.Listed::path)
          .forEach(missing::remove);
    }
    return missing;
  }

  /** Makes a folder with all above it and subscribes to it; false if it is there already. */
  boolean create(FolderPath path) throws MailboxException {
    Wire.Answer answer = createOne(path);
    if (!answer.ok()) {
      if (exists(path)) {
        return false;
      }
      if (path.segments().size() > 1) {
        create(new FolderPath(path.segments().subList(0, path.segments().size() - 1)));
        answer = createOne(path);
      }
      if (!answer.ok() && !exists(path)) {
        throw wire.refused(path, "make the folder", answer);
      }
    }
    for (FolderPath level : toSubscribe(path)) {
      Wire.Answer said = wire.send("SUBSCRIBE", new Argument().writeString(wireName(level)));
      if (!said.ok()) {
        LOG.debug("no subscription to {}: {}", level, said.text());
      }
    }
    return true;
  }

  /**
   * A folder that was made and those above it that were not asked for yet: one without subscription
   * is never shown by most mail programs.
   */
  List<FolderPath> toSubscribe(FolderPath made) {
    List<FolderPath> fresh = new ArrayList<>();
    for (FolderPath level : levels(made)) {
      boolean first = subscribed.add(level);
      if (first || level.equals(made)) {
        fresh.add(level);
      }
    }
    return fresh;
  }

  /** The folders above this one, from the top, and itself. */
  static List<FolderPath> levels(FolderPath path) {
    return IntStream.rangeClosed(1, path.segments().size())
        .mapToObj(depth -> new FolderPath(path.segments().subList(0, depth)))
        .toList();
  }

  private Wire.Answer createOne(FolderPath path) throws MailboxException {
    Wire.Answer answer = wire.send("CREATE", new Argument().writeString(wireName(path)));
    boolean inboxOnly = !prefixKnown && names.prefix().isEmpty() && !names.delimiter().isEmpty();
    if (answer.ok() || !inboxOnly || path.within(FolderPath.INBOX) || exists(path)) {
      return answer;
    }
    // No NAMESPACE and no folder yet that would have shown it: all may have to lie under INBOX.
    FolderNames under = underInbox(names.delimiter());
    String name = under.wireName(path).orElseThrow();
    Wire.Answer second = wire.send("CREATE", new Argument().writeString(name));
    if (second.ok()) {
      names = under;
    }
    return second.ok() ? second : answer;
  }
}

package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a mailbox, signed in. For one thread at a time, except {@link #abort}. Every
 * method waits at most as long as the account's timeouts allow for a sign of life, and throws
 * {@link MailboxException}; after {@link Kind#LOST} the connection is of no more use.
 */
public final class ImapConnection implements AutoCloseable {
  private static final Pattern APPEND_LIMIT = Pattern.compile("APPENDLIMIT=(\\d{1,18})");
  private static final Pattern STATUS_LIMIT =
      Pattern.compile("\\bAPPENDLIMIT (\\d{1,18})", Pattern.CASE_INSENSITIVE);

  private final Wire wire;
  private final Capabilities capabilities;
  private final Folders folders;
  private final StatusQuery status;
  private final boolean vanishing;
  private final Suspects suspects;
  private @Nullable OpenFolder selected;
  private @Nullable FolderPath inView;
  private boolean tellsNewUids;

  private ImapConnection(Wire wire, Suspects suspects) throws MailboxException {
    this.wire = wire;
    this.suspects = suspects;
    this.capabilities = new Capabilities(Set.copyOf(wire.getCapabilities().keySet()));
    this.folders = new Folders(wire, capabilities);
    this.status = new StatusQuery(wire, folders, capabilities);
    this.vanishing = capabilities.qresync() && wire.send("ENABLE QRESYNC", null).ok();
  }

  /** Connects, signs in, and tells the server who we are where it wants to know. */
  public static ImapConnection open(Account account) throws MailboxException {
    return open(account, new Suspects());
  }

  /** The same with what earlier connections to this mailbox broke at. */
  public static ImapConnection open(Account account, Suspects suspects) throws MailboxException {
    return open(account, (SSLSocketFactory) SSLSocketFactory.getDefault(), suspects);
  }

  static ImapConnection open(Account account, SSLSocketFactory tls) throws MailboxException {
    return open(account, tls, new Suspects());
  }

  private static ImapConnection open(Account account, SSLSocketFactory tls, Suspects suspects)
      throws MailboxException {
    Wire wire = new Connector(account, tls).connect();
    boolean done = false;
    try {
      var connection = new ImapConnection(wire, suspects);
      done = true;
      return connection;
    } finally {
      if (!done) {
        wire.breakOff();
      }
    }
  }

  /** How the connection is encrypted; empty for one in plain text. */
  public Optional<Encryption> encryption() {
    return wire.tls().map(Encryption::of);
  }

  /** What the server can. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** What stands between folder names in the protocol; empty where there are no sub-folders. */
  public String delimiter() {
    return folders.delimiter();
  }

  /** The personal namespace's prefix in the protocol ({@code INBOX.}); empty for none. */
  public String prefix() {
    return folders.names().prefix();
  }

  /** All folders of this mailbox; those of other people and shared ones are left out. */
  public List<ServerFolder> folders() throws MailboxException {
    return folders.all(null);
  }

  /** The same, where the folder given, if it is there, has the role {@link Role#SENT}. */
  public List<ServerFolder> folders(FolderPath sent) throws MailboxException {
    return folders.all(sent);
  }

  /** Whether the folder is there and can hold letters. */
  public boolean exists(FolderPath path) throws MailboxException {
    return folders.exists(path);
  }

  /** How a folder stands; {@link Kind#FOLDER_GONE} where it is not there. */
  public FolderState status(FolderPath path) throws MailboxException {
    bringUpToDate(List.of(path));
    return status.one(path);
  }

  /** How several folders stand, in one command where the server can (LIST-STATUS, RFC 5819). */
  public FolderStates statuses(Collection<FolderPath> paths) throws MailboxException {
    bringUpToDate(paths);
    return status.all(paths);
  }

  /**
   * STATUS is not meant for the folder that is selected (RFC 3501 §6.3.10): Dovecot tells of it
   * what this connection has been told already. A folder stays selected until another one is; a
   * NOOP brings the news.
   */
  private void bringUpToDate(Collection<FolderPath> paths) throws MailboxException {
    if (inView != null && paths.contains(inView)) {
      noop();
    }
  }

  /**
   * Makes a folder, with those above it, and subscribes to it.
   *
   * @return false if it was there already; then nothing is done
   */
  public boolean create(FolderPath path) throws MailboxException {
    return folders.create(path);
  }

  /** Those of the folders that may have to be made: of many, one listing tells which. */
  public Set<FolderPath> missing(Collection<FolderPath> paths) throws MailboxException {
    return folders.missing(paths);
  }

  /** Told of each folder that is made. */
  public interface Making {
    /** It is there, and stands so. */
    void made(FolderState folder);

    /** The server refuses to make this one, with its words; the others are none the worse. */
    void refused(FolderPath folder, String why);
  }

  /**
   * Makes folders that are missing, with those above them, and subscribes to them. Of many, several
   * are under way at once; each is told of as soon as the server has answered for it.
   */
  public void make(Collection<FolderPath> missing, Making told) throws MailboxException {
    var making = new FolderMaking(wire, folders, status, told);
    if (missing.size() > Folders.FEW) {
      making.make(missing);
    } else {
      for (FolderPath path : missing) {
        making.makeByItself(path);
      }
    }
  }

  /** How full the mailbox is; {@link ServerQuota#UNKNOWN} where the server does not tell. */
  public ServerQuota quota() throws MailboxException {
    if (!capabilities.has("QUOTA")) {
      return ServerQuota.UNKNOWN;
    }
    try {
      for (var quota : wire.getQuotaRoot("INBOX")) {
        for (var resource :
            quota.resources == null ? new jakarta.mail.Quota.Resource[0] : quota.resources) {
          if (resource.name.equalsIgnoreCase("STORAGE")) {
            return new ServerQuota(resource.usage * 1024, resource.limit * 1024);
          }
        }
      }
      return ServerQuota.UNKNOWN;
    } catch (org.eclipse.angus.mail.iap.ConnectionException e) {
      throw wire.lost(e);
    } catch (ProtocolException e) {
      return ServerQuota.UNKNOWN; // Offered and refused: there are such servers.
    }
  }

  /**
   * Opens a folder. Several may be open on one connection: the server is told when another one is
   * used than before, so use one for long and then the next.
   *
   * @param readOnly whether nothing may be changed in it
   */
  public OpenFolder open(FolderPath path, boolean readOnly) throws MailboxException {
    var folder = new OpenFolder(this, wire, path, readOnly);
    folder.begin();
    return folder;
  }

  /**
   * Makes ready to put letters into a folder; where it is not there it is made, with those above
   * it, and subscribed to.
   */
  public Appender appender(FolderPath path) throws MailboxException {
    OpenFolder folder;
    try {
      folder = open(path, false);
    } catch (MailboxException e) {
      if (e.kind() != Kind.FOLDER_GONE) {
        throw e;
      }
      create(path);
      folder = open(path, false);
    }
    return new Appender(this, wire, folder);
  }

  /** The largest letter that the server takes there, as far as it tells (RFC 7889). */
  long largestLetter(FolderPath path) throws MailboxException {
    for (String name : capabilities.names()) {
      Matcher limit = APPEND_LIMIT.matcher(name);
      if (limit.matches()) {
        return Long.parseLong(limit.group(1));
      }
    }
    long[] limit = {Long.MAX_VALUE};
    if (capabilities.has("APPENDLIMIT")) {
      wire.send(
          "STATUS",
          new Argument().writeString(folders.wireName(path)).writeAtom("(APPENDLIMIT)"),
          r -> {
            Matcher told = STATUS_LIMIT.matcher(String.valueOf(r.getRest()));
            if (told.find()) {
              limit[0] = Long.parseLong(told.group(1));
            }
          });
    }
    return limit[0];
  }

  /** Ends the selection, so that the server need not report each letter that arrives there. */
  void unselect(OpenFolder folder) throws MailboxException {
    if (isSelected(folder) && capabilities.has("UNSELECT")) {
      wire.send("UNSELECT", null);
      inView = null;
    }
    folder.close();
  }

  /** A round trip that proves that the connection is alive. */
  public void noop() throws MailboxException {
    wire.send("NOOP", null);
  }

  /** Breaks the connection off at once; the only method for another thread. */
  public void abort() {
    wire.breakOff();
  }

  /** Says goodbye, for at most two seconds. Nothing marked for removal is removed by it. */
  @Override
  public void close() {
    wire.farewell();
  }

  Folders folderNames() {
    return folders;
  }

  Suspects suspects() {
    return suspects;
  }

  /** Whether the server was seen to say under which UID a letter arrives (COPYUID, RFC 4315). */
  boolean tellsNewUids() {
    return tellsNewUids;
  }

  void hasToldNewUids() {
    tellsNewUids = true;
  }

  /** Whether the server tells which UIDs vanished (QRESYNC). */
  boolean vanishing() {
    return vanishing;
  }

  /** Whether the server has that folder open for us now. */
  boolean isSelected(OpenFolder folder) {
    return selected == folder;
  }

  /** The server is asked to select that folder, and keeps it selected after it is closed here. */
  void inView(FolderPath path) {
    inView = path;
  }

  void selected(@Nullable OpenFolder folder) {
    selected = folder;
  }
}

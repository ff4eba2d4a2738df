package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.LiteralException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, at the level of commands and answers. Angus's stores and folders are not used:
 * they number letters by sequence, keep dead ones, send folder commands over other connections than
 * the one that sent ID, and gather whole answers before giving any of it.
 */
final class Wire extends IMAPProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  private final Account account;
  private final Sockets sockets;
  private volatile boolean lost;
  private long exists;
  private long removals;
  private boolean stirred;
  private long ownTags;

  /** Connects and reads the greeting. */
  Wire(Account account, Sockets sockets, Properties props) throws IOException, ProtocolException {
    super(
        "imap",
        account.host(),
        account.port(),
        props,
        account.security() == Security.TLS,
        new MailLogger(Wire.class, "", false, System.err));
    this.account = account;
    this.sockets = sockets;
    sockets.owned();
  }

  /** What was agreed on with the server; empty without TLS. */
  Optional<SSLSession> tls() {
    return sockets.tls();
  }

  /**
   * How a command ended.
   *
   * @param ok whether with OK
   * @param bad whether with BAD: the server did not understand the command
   * @param text what stands behind OK, NO or BAD
   * @param unreadable how many responses could not be understood
   */
  record Answer(boolean ok, boolean bad, String text, int unreadable) {
    static Answer of(Response response, int unreadable) {
      return new Answer(response.isOK(), response.isBAD(), response.getRest(), unreadable);
    }
  }

  /**
   * Sends a command and gives each untagged response to {@code each} as it comes. An exception from
   * there is thrown on once the answer has been read to its end, so that the connection stays
   * usable.
   *
   * @throws MailboxException if the connection broke; NO and BAD are answers
   */
  Answer send(String command, @Nullable Argument args, Consumer<IMAPResponse> each)
      throws MailboxException {
    String tag;
    try {
      tag = writeCommand(command, args);
    } catch (LiteralException e) {
      return Answer.of(e.getResponse(), 0);
    } catch (IOException | ProtocolException e) {
      throw lost(e);
    }
    return readUntil(tag, each);
  }

  /** The same for commands whose untagged responses do not matter. */
  Answer send(String command, @Nullable Argument args) throws MailboxException {
    return send(command, args, r -> {});
  }

  /** Reads an answer to its end. */
  Answer readUntil(String tag, Consumer<IMAPResponse> each) throws MailboxException {
    int unreadable = 0;
    RuntimeException thrown = null;
    while (true) {
      Response response = next();
      if (response == null) {
        unreadable++;
      } else if (response.isTagged() && tag.equals(response.getTag())) {
        if (thrown != null) {
          throw thrown;
        }
        return Answer.of(response, unreadable);
      } else if (response instanceof IMAPResponse untagged && thrown == null) {
        try {
          each.accept(untagged);
        } catch (RuntimeException e) {
          thrown = e;
        }
      }
    }
  }

  /** The next response; null for one that cannot be understood. */
  @Nullable Response next() throws MailboxException {
    try {
      return nextOrTimeout();
    } catch (SocketTimeoutException e) {
      throw lost(e);
    }
  }

  /** The same for one who knows what to do when nothing comes within the read timeout. */
  @Nullable Response nextOrTimeout() throws MailboxException, SocketTimeoutException {
    Response response;
    try {
      response = readResponse();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw lost(e);
    } catch (ProtocolException | IndexOutOfBoundsException e) {
      // Angus reads a response whole before it takes it apart: the next one is not touched.
      LOG.debug("{}: a response that makes no sense: {}", account.mailbox(), e.getMessage());
      return null;
    }
    if (response.isBYE()) {
      String said = response.getRest();
      disconnect();
      throw trouble(
          ServerWords.kind(said, Kind.LOST), null, "the server ended the connection: " + said);
    }
    if (response instanceof IMAPResponse untagged && response.isUnTagged()) {
      note(untagged);
    }
    return response;
  }

  private void note(IMAPResponse response) {
    String key = response.getKey();
    if (key == null) {
      String text = response.getRest();
      if (text.regionMatches(true, 0, "[ALERT]", 0, 7)) {
        LOG.warn("{}: the server says: {}", where(account, null), text.substring(7).strip());
      }
      return;
    }
    switch (key.toUpperCase(java.util.Locale.ROOT)) {
      case "EXISTS" -> {
        exists = response.getNumber();
        stirred = true;
      }
      case "EXPUNGE" -> {
        exists = Math.max(0, exists - 1);
        removals++;
        stirred = true;
      }
      case "VANISHED" -> {
        String rest = response.getRest();
        if (!rest.startsWith("(")) {
          long gone = UidSet.parse(rest).size();
          exists = Math.max(0, exists - gone);
          removals += gone;
        }
        stirred = true;
      }
      case "FETCH", "RECENT" -> stirred = true;
      default -> {
        return;
      }
    }
  }

  /** For commands that are written piece by piece: a tag that no other command has. */
  String ownTag() {
    // Angus's own begin with a capital letter.
    return "t" + ownTags++;
  }

  /** Where such commands are written to. */
  OutputStream toServer() {
    return getOutputStream();
  }

  /** How many letters the selected folder holds as far as the server has said. */
  long exists() {
    return exists;
  }

  /** Before another folder is selected: what was said is about the old one. */
  void forgetExists() {
    exists = 0;
  }

  /** How many letters the server has reported as removed on this connection. */
  long removals() {
    return removals;
  }

  /** Whether the server spoke of changes since this was asked last. */
  boolean stirred() {
    boolean was = stirred;
    stirred = false;
    return was;
  }

  /** What was said so far is known. */
  void forgetNews() {
    stirred = false;
  }

  /** How long to wait for the next byte from now on, in milliseconds. */
  void readTimeout(long millis) throws MailboxException {
    try {
      sockets.readTimeout(millis);
    } catch (SocketException e) {
      throw lost(e);
    }
  }

  /** Back to the account's read timeout. */
  void usualReadTimeout() throws MailboxException {
    readTimeout(account.timeouts().read().toMillis());
  }

  /** Ends the connection without a word; safe from any thread. */
  void breakOff() {
    lost = true;
    sockets.breakOff();
  }

  /** Whether the connection is known to be broken. */
  boolean isLost() {
    return lost;
  }

  /** Says goodbye, not waiting long for the answer. */
  void farewell() {
    try {
      if (!lost) {
        readTimeout(2_000);
        logout();
      }
    } catch (MailboxException | ProtocolException e) {
      LOG.debug("{}: no goodbye: {}", account.mailbox(), e.getMessage());
    } finally {
      breakOff();
    }
  }

  MailboxException lost(Exception cause) {
    breakOff();
    String how =
        cause instanceof InterruptedIOException
            ? "no answer for " + account.timeouts().read().toSeconds() + " s"
            : String.valueOf(cause.getMessage());
    return new MailboxException(
        Kind.LOST,
        "%s: the connection broke (%s). %s"
            .formatted(where(account, null), how, ServerWords.advice(Kind.LOST)),
        cause);
  }

  /** An exception about this account. */
  MailboxException trouble(Kind kind, @Nullable FolderPath folder, String what) {
    if (kind == Kind.LOST) {
      lost = true;
    }
    return new MailboxException(
        kind,
        where(account, folder) + ": " + ServerWords.sentence(what) + ServerWords.advice(kind),
        null);
  }

  /** A refusal in words, with the kind that the server's text speaks of. */
  MailboxException refused(@Nullable FolderPath folder, String request, Answer answer) {
    return trouble(
        ServerWords.kind(answer.text(), Kind.REFUSED),
        folder,
        "the server refuses to " + request + ": " + answer.text());
  }

  /** {@code Britty at imap.hotwell.example:993, folder Sent}. */
  static String where(Account account, @Nullable FolderPath folder) {
    return "%s at %s:%d%s"
        .formatted(
            account.mailbox(),
            account.host(),
            account.port(),
            folder == null ? "" : ", folder " + folder);
  }
}

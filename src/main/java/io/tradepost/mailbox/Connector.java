package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a connection: socket, TLS, sign-in, ID, capabilities. */
final class Connector {
  private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

  private final Account account;
  private final SSLSocketFactory tls;

  Connector(Account account, SSLSocketFactory tls) {
    this.account = account;
    this.tls = tls;
  }

  /** A connection that is signed in. */
  Wire connect() throws MailboxException {
    PlainText.refuseAbroad(account);
    Wire wire = greet();
    boolean done = false;
    try {
      if (account.security() == Security.STARTTLS) {
        startTls(wire);
      }
      signIn(wire);
      identify(wire);
      done = true;
      return wire;
    } finally {
      if (!done) {
        wire.breakOff();
      }
    }
  }

  private Wire greet() throws MailboxException {
    var sockets = new Sockets();
    try {
      return new Wire(account, sockets, sockets.properties(account, tls));
    } catch (SSLException e) {
      throw trouble(Kind.TLS, ConnectTrouble.ofTls(e, account), e);
    } catch (IOException e) {
      throw trouble(Kind.UNREACHABLE, ConnectTrouble.ofNetwork(e, account), e);
    } catch (ProtocolException e) {
      String said = Objects.toString(e.getMessage(), "");
      throw trouble(
          ServerWords.kind(said, Kind.UNREACHABLE), "no greeting of an IMAP server: " + said, e);
    } finally {
      // A half-made connection has no owner who could close it.
      sockets.releaseUnlessOwned();
    }
  }

  private void startTls(Wire wire) throws MailboxException {
    // Going on in plain text where the server does not offer it would give the password away.
    if (!wire.hasCapability("STARTTLS")) {
      throw trouble(
          Kind.TLS,
          new ConnectTrouble(
              "the server offers no STARTTLS",
              "Set security: tls and the port to that for TLS, usually 993."),
          null);
    }
    try {
      wire.startTLS();
      wire.capability(); // What was said before TLS may have been forged (RFC 9051 §6.2.1).
    } catch (ProtocolException e) {
      throw trouble(Kind.TLS, ConnectTrouble.ofTls(e, account), e);
    }
  }

  private void signIn(Wire wire) throws MailboxException {
    if (wire.isAuthenticated()) {
      return; // PREAUTH
    }
    String secret;
    try {
      secret = account.password().secret();
    } catch (IOException e) {
      String why = ServerWords.sentence("the password cannot be had: " + e.getMessage()).strip();
      throw new MailboxException(Kind.SIGN_IN, Wire.where(account, null) + ": " + why, e);
    }
    try {
      if (account.password().token()) {
        wire.authoauth2(account.user(), secret);
      } else if (wire.hasCapability("AUTH=PLAIN")) {
        wire.authplain(null, account.user(), secret);
      } else if (wire.hasCapability("AUTH=LOGIN")) {
        wire.authlogin(account.user(), secret);
      } else if (!wire.hasCapability("LOGINDISABLED")) {
        wire.login(account.user(), secret);
      } else {
        throw trouble(Kind.SIGN_IN, "the server offers no way to sign in with a password", null);
      }
      // Many servers name most of what they can only now.
      wire.capability();
    } catch (ConnectionException e) {
      String said = Objects.toString(e.getMessage(), "");
      throw trouble(
          ServerWords.kind(said, Kind.LOST), "the connection broke while signing in: " + said, e);
    } catch (ProtocolException e) {
      String said = Objects.toString(e.getMessage(), "");
      throw trouble(ServerWords.kind(said, Kind.SIGN_IN), "sign-in refused: " + said, e);
    }
  }

  /** NetEase's servers (163.com, 126.com, yeah.net) refuse to open folders without (RFC 2971). */
  private void identify(Wire wire) throws MailboxException {
    if (!wire.hasCapability("ID")) {
      return;
    }
    String version = Connector.class.getPackage().getImplementationVersion();
    Map<String, String> us = new LinkedHashMap<>();
    us.put("name", "Tradepost");
    us.put("version", version == null ? "0" : version);
    us.put("vendor", "Tradepost");
    try {
      wire.id(us);
    } catch (ConnectionException e) {
      throw trouble(Kind.LOST, "the connection broke", e);
    } catch (ProtocolException e) {
      LOG.debug("{}: the server does not take ID: {}", account.mailbox(), e.getMessage());
    }
  }

  private MailboxException trouble(Kind kind, ConnectTrouble trouble, @Nullable Throwable cause) {
    return new MailboxException(
        kind,
        Wire.where(account, null) + ": " + ServerWords.sentence(trouble.what()) + trouble.todo(),
        cause);
  }

  private MailboxException trouble(Kind kind, String what, @Nullable Throwable cause) {
    return trouble(kind, new ConnectTrouble(what, ServerWords.advice(kind)), cause);
  }
}

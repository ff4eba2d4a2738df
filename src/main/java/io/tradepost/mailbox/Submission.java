package io.tradepost.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Hands e-mails to the server that sends them on (RFC 6409). Each on a connection of its own: the
 * agent sends a few a day.
 */
public final class Submission {
  private final Account account;
  private final String from;

  /**
   * @param account the SMTP server; without a user there is no sign-in
   * @param from the envelope's sender
   */
  public Submission(Account account, String from) {
    this.account = account;
    this.from = from;
  }

  /** What came of it; the words are the server's, or say what broke. */
  public sealed interface Outcome {
    String words();

    /** The server has taken it. */
    record Taken(String words) implements Outcome {}

    /** It has not, and says that trying again is of no use. */
    record Refused(String words) implements Outcome {}

    /** It has not; later it may. */
    record NotNow(String words) implements Outcome {}

    /** The whole e-mail went out and no answer came back: it may have been taken. */
    record Unknown(String words) implements Outcome {}
  }

  /**
   * Hands one over.
   *
   * @param content the whole e-mail, sent as it is
   */
  public Outcome send(byte[] content, String receiver) {
    @Nullable Transport transport = null;
    try {
      PlainText.refuseAbroad(account);
      Session session = Session.getInstance(properties());
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(content));
      transport = new Transport(session, account.security() == Security.TLS);
      connect(transport);
      transport.sendMessage(message, new InternetAddress[] {new InternetAddress(receiver)});
      return new Outcome.Taken(words(transport.getLastServerResponse()));
    } catch (MailboxException e) {
      return new Outcome.NotNow(words(e.getMessage()));
    } catch (IOException e) {
      return new Outcome.NotNow("the password cannot be had: " + words(e.getMessage()));
    } catch (MessagingException e) {
      return failed(e, transport != null && transport.whole);
    } finally {
      close(transport);
    }
  }

  private void connect(Transport transport) throws MessagingException, IOException {
    boolean signIn = !account.user().isEmpty();
    transport.connect(
        account.host(),
        account.port(),
        signIn ? account.user() : null,
        signIn ? account.password().secret() : null);
  }

  private Properties properties() {
    String protocol = account.security() == Security.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties props = new Properties();
    Timeouts timeouts = account.timeouts();
    // Without these a dead server is waited for without end.
    props.setProperty(prefix + "connectiontimeout", millis(timeouts.connect().toMillis()));
    props.setProperty(prefix + "timeout", millis(timeouts.read().toMillis()));
    props.setProperty(prefix + "writetimeout", millis(timeouts.write().toMillis()));
    props.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (account.security() == Security.STARTTLS) {
      // "enable" alone goes on in plain text where the server does not offer it.
      props.setProperty(prefix + "starttls.enable", "true");
      props.setProperty(prefix + "starttls.required", "true");
    }
    props.setProperty(prefix + "auth", Boolean.toString(!account.user().isEmpty()));
    if (account.password().token()) {
      props.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
    }
    props.setProperty(prefix + "from", from);
    // The e-mail is handed over when its final dot is answered; a lost good-bye changes nothing.
    props.setProperty(prefix + "quitwait", "false");
    return props;
  }

  /** A reply code decides (RFC 5321 §4.2.1); without one it counts how far the e-mail was. */
  private Outcome failed(MessagingException e, boolean whole) {
    int code = code(e);
    String where = account.host() + ":" + account.port() + ": ";
    String said = where + words(e.getMessage());
    if (code >= 500) {
      return new Outcome.Refused(said);
    }
    if (code >= 400 || e instanceof AuthenticationFailedException || !whole) {
      return new Outcome.NotNow(said);
    }
    return new Outcome.Unknown(where + "no answer came after the whole e-mail was sent");
  }

  private static int code(MessagingException e) {
    int code = 0;
    for (Exception next = e; next != null; next = next(next)) {
      if (next instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (code == 0 && next instanceof SMTPSendFailedException send) {
        code = send.getReturnCode();
      }
    }
    return code;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException m ? m.getNextException() : null;
  }

  private static void close(@Nullable Transport transport) {
    try {
      if (transport != null) {
        transport.close();
      }
    } catch (MessagingException e) {
      // What became of the e-mail is known already; the connection has ended either way.
      org.slf4j.LoggerFactory.getLogger(Submission.class).debug("smtp.close", e);
    }
  }

  private static String words(@Nullable String text) {
    return Objects.toString(text, "").strip().replaceAll("\\s+", " ");
  }

  private static String millis(long millis) {
    return Long.toString(Math.clamp(millis, 1, Integer.MAX_VALUE));
  }

  /** Knows whether the final dot has been sent: before it no server may take the e-mail. */
  private static final class Transport extends SMTPTransport {
    private boolean whole;

    Transport(Session session, boolean tls) {
      super(
          session,
          new URLName(tls ? "smtps" : "smtp", null, -1, null, null, null),
          tls ? "smtps" : "smtp",
          tls);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      whole = true;
      super.finishData();
    }
  }
}

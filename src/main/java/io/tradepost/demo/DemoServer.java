package io.tradepost.demo;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP server within this process, on a free port of the loopback address, with a mailbox for
 * each salesperson. It forgets everything when it is closed. Its folder delimiter is {@code .}; it
 * has MOVE, UIDPLUS and IDLE, but no SPECIAL-USE.
 */
public final class DemoServer implements AutoCloseable {
  /** Every sample mailbox's password; the server is reached from this machine alone. */
  public static final String PASSWORD = "demo";

  private static final String HOST = "127.0.0.1";
  private static final String SENT = "Sent";

  private final GreenMail server;
  private final SampleOptions options;
  private final Map<String, GreenMailUser> users = new HashMap<>();

  private DemoServer(GreenMail server, SampleOptions options) {
    this.server = server;
    this.options = options;
  }

  /** Starts a server with empty mailboxes, each with a Sent folder. */
  public static DemoServer start(SampleOptions options) {
    ServerSetup imap = new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP);
    DemoServer demo = new DemoServer(new GreenMail(imap), options);
    demo.server.start();
    options.mailboxes().forEach(demo::open);
    return demo;
  }

  private void open(String mailbox) {
    String address = options.address(mailbox);
    GreenMailUser user = server.setUser(address, address, PASSWORD);
    users.put(mailbox, user);
    try {
      host().createMailbox(user, SENT);
      host().subscribe(user, SENT);
    } catch (FolderException | AuthorizationException e) {
      throw new IllegalStateException("the demo server refuses a Sent folder for " + mailbox, e);
    }
  }

  /** Where it listens. */
  public SampleHome.Server address() {
    return new SampleHome.Server(HOST, server.getImap().getPort(), PASSWORD);
  }

  /**
   * Puts the letters into their folders, with their flags and arrival times.
   *
   * @return how many
   */
  public long fill(Stream<Sample> samples) {
    Session session = Session.getInstance(new Properties());
    return samples.peek(sample -> put(session, sample)).mapToLong(sample -> 1).sum();
  }

  private void put(Session session, Sample sample) {
    GreenMailUser user = user(sample.mailbox());
    try {
      MailFolder folder =
          sample.folder() == Role.INBOX ? host().getInbox(user) : host().getFolder(user, SENT);
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(sample.raw()));
      folder.appendMessage(message, flags(sample), Date.from(sample.internalDate()));
    } catch (MessagingException | FolderException e) {
      throw new IllegalStateException("the demo server refuses a letter to " + sample.mailbox(), e);
    }
  }

  private static Flags flags(Sample sample) {
    Flags flags = new Flags();
    for (String flag : sample.flags()) {
      Flags.@Nullable Flag known =
          switch (flag.toLowerCase(Locale.ROOT)) {
            case "\\seen" -> Flags.Flag.SEEN;
            case "\\answered" -> Flags.Flag.ANSWERED;
            case "\\flagged" -> Flags.Flag.FLAGGED;
            case "\\draft" -> Flags.Flag.DRAFT;
            default -> null;
          };
      if (known == null) {
        flags.add(flag);
      } else {
        flags.add(known);
      }
    }
    return flags;
  }

  /** The folders of a mailbox, their paths with {@code /}, and how many letters each holds. */
  public Map<String, Long> folders(String mailbox) {
    Map<String, Long> counts = new TreeMap<>();
    GreenMailUser user = user(mailbox);
    char delimiter = host().getHierarchyDelimiter();
    try {
      // A full name begins with GreenMail's inner name of the user, which the inbox tells.
      String inbox = host().getInbox(user).getFullName();
      int root = inbox.length() - "INBOX".length();
      for (MailFolder folder : host().listMailboxes(user, "*")) {
        String name = folder.getFullName();
        String path = name.substring(root);
        counts.put(path.replace(delimiter, '/'), (long) folder.getMessageCount());
      }
    } catch (FolderException e) {
      throw new IllegalStateException("the demo server does not list " + mailbox, e);
    }
    return counts;
  }

  private GreenMailUser user(String mailbox) {
    GreenMailUser user = users.get(mailbox);
    if (user == null) {
      throw new IllegalArgumentException("the demo has no mailbox " + mailbox);
    }
    return user;
  }

  private ImapHostManager host() {
    return server.getManagers().getImapHostManager();
  }

  @Override
  public void close() {
    server.stop();
  }
}

package io.tradepost.agent;

import io.tradepost.demo.SampleHome;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * Looks at a mailbox as another program would: over IMAP, with none of the product's own code, and
 * without leaving a trace.
 */
public final class ServerLook {
  private static final int AT_A_TIME = 200;

  private ServerLook() {}

  /** Every letter of every folder. */
  public static List<Lying> at(SampleHome.Server server, String user) {
    return at(server, user, bytes -> {});
  }

  /** Every letter of every folder; their bytes go to the reader. */
  static List<Lying> at(SampleHome.Server server, String user, Consumer<byte[]> reader) {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.timeout", "60000");
    try (Store store = Session.getInstance(properties).getStore("imap")) {
      store.connect(server.host(), server.port(), user, server.password());
      List<Lying> all = new ArrayList<>();
      for (Folder folder : store.getDefaultFolder().list("*")) {
        if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
          all.addAll(in((IMAPFolder) folder, reader));
        }
      }
      return all;
    } catch (MessagingException e) {
      throw new IllegalStateException("cannot look at " + user, e);
    }
  }

  private static List<Lying> in(IMAPFolder folder, Consumer<byte[]> reader)
      throws MessagingException {
    String path = path(folder);
    List<Lying> all = new ArrayList<>();
    folder.open(Folder.READ_ONLY);
    int count = folder.getMessageCount();
    for (int from = 1; from <= count; from += AT_A_TIME) {
      String numbers = from + ":" + Math.min(count, from + AT_A_TIME - 1);
      folder.doCommand(
          protocol -> {
            Response[] responses =
                protocol.command(
                    "FETCH " + numbers + " (UID FLAGS INTERNALDATE BODY.PEEK[])", null);
            protocol.handleResult(responses[responses.length - 1]);
            for (Response response : responses) {
              if (response instanceof FetchResponse fetched && fetched.getItem(UID.class) != null) {
                all.add(lying(path, fetched, reader));
              }
            }
            return null;
          });
    }
    folder.close(false);
    return all;
  }

  /** Courier's and cPanel's servers have all folders under INBOX. */
  private static String path(IMAPFolder folder) throws MessagingException {
    String path = folder.getFullName().replace(folder.getSeparator(), '/');
    return path.startsWith("INBOX/") ? path.substring("INBOX/".length()) : path;
  }

  private static Lying lying(String path, FetchResponse fetched, Consumer<byte[]> reader) {
    ByteArrayInputStream stream = fetched.getItem(BODY.class).getByteArrayInputStream();
    byte[] bytes = stream == null ? new byte[0] : stream.readAllBytes();
    reader.accept(bytes);
    return new Lying(
        path,
        fetched.getItem(UID.class).uid,
        sha256(bytes),
        fetched.getItem(INTERNALDATE.class).getDate().toInstant(),
        flags(fetched.getItem(FLAGS.class)));
  }

  private static Set<String> flags(Flags flags) {
    Set<String> names = new HashSet<>();
    for (Flags.Flag flag : flags.getSystemFlags()) {
      if (flag == Flags.Flag.ANSWERED) {
        names.add("\\answered");
      } else if (flag == Flags.Flag.DELETED) {
        names.add("\\deleted");
      } else if (flag == Flags.Flag.DRAFT) {
        names.add("\\draft");
      } else if (flag == Flags.Flag.FLAGGED) {
        names.add("\\flagged");
      } else if (flag == Flags.Flag.SEEN) {
        names.add("\\seen");
      }
    }
    for (String keyword : flags.getUserFlags()) {
      names.add(keyword.toLowerCase(Locale.ROOT));
    }
    return names;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A letter as a sample is and as the server should give it. */
  static Lying.Letter of(byte[] raw, Instant arrived, Set<String> flags) {
    Set<String> lower = new HashSet<>();
    flags.forEach(flag -> lower.add(flag.toLowerCase(Locale.ROOT)));
    return new Lying.Letter(sha256(raw), arrived, lower);
  }
}

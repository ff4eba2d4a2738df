package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.NewLetter;
import io.tradepost.mailbox.OpenFolder;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A person at a mail program of their own, with a connection of its own. */
final class Salesperson implements AutoCloseable {
  private final ImapConnection connection;

  Salesperson(Account account) throws MailboxException {
    connection = ImapConnection.open(account);
  }

  /** A letter with this name as Message-ID. */
  static byte[] letter(String name, String from, String to, String subject, String... more) {
    return """
    From: %s
    To: %s
    Subject: %s
    Message-ID: <%s@test.example>
    Date: Mon, 23 Nov 2026 10:00:00 +0000
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    %s
    Dear friends, about the matter named above: body-of-%s.
    """
        .formatted(from, to, subject, name, String.join("", more), name)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  /** Puts a letter into a folder, as the mail program does with what it has sent. */
  void append(String folder, byte[] letter, String... flags) throws MailboxException {
    connection
        .appender(FolderPath.parse(folder))
        .put(List.of(new NewLetter(RawLetter.of(letter), Set.of(flags), Instant.now())));
  }

  void makeFolder(String folder) throws MailboxException {
    connection.create(FolderPath.parse(folder));
  }

  void move(String name, String from, String to) throws MailboxException {
    try (OpenFolder open = open(from)) {
      open.move(List.of(uid(open, name)), FolderPath.parse(to));
    }
  }

  void copy(String name, String from, String to) throws MailboxException {
    try (OpenFolder open = open(from)) {
      open.copy(List.of(uid(open, name)), FolderPath.parse(to));
    }
  }

  void delete(String name, String from) throws MailboxException {
    try (OpenFolder open = open(from)) {
      open.remove(List.of(uid(open, name)));
    }
  }

  void mark(String name, String folder, String flag) throws MailboxException {
    try (OpenFolder open = open(folder)) {
      open.setFlags(List.of(uid(open, name)), Set.of(flag), true);
    }
  }

  /** The names of the letters in a folder; none where it is not there. */
  List<String> names(String folder) {
    try {
      if (!connection.exists(FolderPath.parse(folder))) {
        return List.of();
      }
      try (OpenFolder open = open(folder)) {
        return open.envelopes(1, OpenFolder.LAST).stream().map(Salesperson::name).sorted().toList();
      }
    } catch (MailboxException e) {
      throw new AssertionError(e);
    }
  }

  private static String name(Envelope envelope) {
    return envelope.messageId().replaceAll("^<|@.*", "");
  }

  private static long uid(OpenFolder open, String name) throws MailboxException {
    return open.envelopes(1, OpenFolder.LAST).stream()
        .filter(e -> name(e).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " does not lie in " + open.path()))
        .uid();
  }

  private OpenFolder open(String folder) throws MailboxException {
    return connection.open(FolderPath.parse(folder), false);
  }

  @Override
  public void close() {
    connection.close();
  }
}

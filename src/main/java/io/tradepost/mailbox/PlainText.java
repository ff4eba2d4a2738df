package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Keeps passwords and letters from crossing a network in plain text. */
final class PlainText {
  private PlainText() {}

  /**
   * Refuses an account without TLS on another machine, unless its settings allow that by name.
   *
   * @throws MailboxException where it is refused, or the host's name is not known
   */
  static void refuseAbroad(Account account) throws MailboxException {
    if (account.security() != Security.NONE || account.allowPlainText()) {
      return;
    }
    String where = Wire.where(account, null);
    try {
      if (InetAddress.getByName(account.host()).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      ConnectTrouble unknown = ConnectTrouble.ofNetwork(e, account);
      throw new MailboxException(
          Kind.UNREACHABLE,
          where + ": " + ServerWords.sentence(unknown.what()) + unknown.todo(),
          e);
    }
    throw new MailboxException(
        Kind.TLS,
        where
            + ": the password would cross the network in plain text. Set security to tls or"
            + " starttls, or allow plain text for this server by name.",
        null);
  }
}

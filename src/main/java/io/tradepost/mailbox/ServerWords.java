package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.util.List;
import java.util.Locale;

/** What servers mean by the texts of their refusals, where the protocol has no code for it. */
final class ServerWords {
  private static final List<String> THROTTLED =
      List.of(
          "[limit]",
          "[unavailable]",
          "[inuse]",
          "[throttled]",
          "too many",
          "unsafe login", // NetEase: no ID sent, or a sign-in it distrusts
          "login frequency",
          "frequency limited",
          "login fail. account is abnormal", // QQ
          "rate limit",
          "system busy",
          "try again later",
          "try later",
          "temporarily",
          "authenticated but not connected"); // Exchange while a database moves

  private static final List<String> SIGN_IN =
      List.of("[authenticationfailed]", "[expired]", "[privacyrequired]", "invalid credentials");

  private static final List<String> NO_ROOM =
      List.of("[overquota]", "over quota", "quota exceeded", "mailbox is full", "mailbox full");

  private static final List<String> TOO_LARGE =
      List.of("[toobig]", "[limit]", "too big", "too large", "message size", "size limit");

  private ServerWords() {}

  /** The kind that the text speaks of, else the kind given. */
  static Kind kind(String text, Kind otherwise) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (THROTTLED.stream().anyMatch(lower::contains)) {
      return Kind.THROTTLED;
    }
    return SIGN_IN.stream().anyMatch(lower::contains) ? Kind.SIGN_IN : otherwise;
  }

  /** The text with one full stop and a space at its end, whatever the server ended it with. */
  static String sentence(String text) {
    return text.stripTrailing().replaceAll("[.\\s]+$", "") + ". ";
  }

  /** What the admin can do about it. */
  static String advice(Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> "Check host, port and network.";
      case TLS ->
          "Check that the host name is the one in the server's certificate, and 'security' (tls,"
              + " starttls).";
      case SIGN_IN ->
          "Check user and password; many providers want an authorisation code or app password"
              + " and IMAP switched on in their web mail.";
      case THROTTLED ->
          "The server wants a pause: it is tried again after some minutes. If it stays so, close"
              + " other mail programs of this mailbox or ask the provider.";
      case FOLDER_GONE -> "It is looked for again with the next pass.";
      case LOST -> "A new connection is made.";
      case REFUSED -> "See what the server says.";
    };
  }

  /** Whether a refused letter found the mailbox full (RFC 5530). */
  static boolean noRoom(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return NO_ROOM.stream().anyMatch(lower::contains);
  }

  /** Whether a letter was refused for its size (RFC 4469 §5, RFC 7889). */
  static boolean tooLarge(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return TOO_LARGE.stream().anyMatch(lower::contains);
  }

  /** Whether a refused COPY, MOVE or APPEND lacks only its target folder. */
  static boolean tryCreate(String text) {
    return text.toUpperCase(Locale.ROOT).contains("[TRYCREATE]");
  }
}

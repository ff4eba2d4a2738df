package io.tradepost.agent;

import io.tradepost.agent.Office.CheckLine;
import io.tradepost.agent.Office.CheckReport;
import io.tradepost.filing.FolderScheme;
import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.Capabilities;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.Role;
import io.tradepost.mailbox.ServerFolder;
import io.tradepost.mailbox.ServerQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at a mailbox's server without changing anything: can it be reached, signed in to, and filed
 * in.
 */
final class Inspection {
  private final FolderScheme scheme;
  private final Function<String, Optional<FolderPath>> sentFolder;

  /**
   * @param sentFolder the folder that the settings name for a mailbox's sent letters
   */
  Inspection(FolderScheme scheme, Function<String, Optional<FolderPath>> sentFolder) {
    this.scheme = scheme;
    this.sentFolder = sentFolder;
  }

  CheckReport of(Account account) {
    List<CheckLine> lines = new ArrayList<>();
    String server = account.host() + ":" + account.port() + " (" + account.security() + ")";
    try (ImapConnection connection = ImapConnection.open(account)) {
      lines.add(new CheckLine("server", server, true, ""));
      lines.add(new CheckLine("sign-in", account.user(), true, ""));
      capabilities(connection.capabilities(), lines);
      String prefix = connection.prefix();
      lines.add(
          new CheckLine(
              "namespace",
              "delimiter %s, prefix %s"
                  .formatted(connection.delimiter(), prefix.isEmpty() ? "none" : prefix),
              true,
              ""));
      folders(account, connection, lines);
      quota(connection.quota(), lines);
    } catch (MailboxException e) {
      lines.add(
          new CheckLine(
              switch (e.kind()) {
                case SIGN_IN -> "sign-in";
                case TLS -> "TLS";
                case UNREACHABLE, THROTTLED, FOLDER_GONE, LOST, REFUSED -> "server";
              },
              server,
              false,
              Optional.ofNullable(e.getMessage()).orElse("")));
    }
    return new CheckReport(account.mailbox(), lines.stream().allMatch(CheckLine::ok), lines);
  }

  private static void capabilities(Capabilities can, List<CheckLine> lines) {
    lines.add(
        new CheckLine(
            "MOVE",
            can.move() ? "yes" : "no",
            true,
            can.move() ? "" : "letters are copied, then removed one by one"));
    lines.add(
        new CheckLine(
            "UIDPLUS",
            can.uidPlus() ? "yes" : "no",
            true,
            can.move() || can.uidPlus()
                ? ""
                : "filed letters stay in the inbox, marked \\Deleted, until the mail program"
                    + " compacts it"));
    lines.add(
        new CheckLine(
            "IDLE",
            can.idle() ? "yes" : "no",
            true,
            can.idle() ? "" : "new letters are noticed by polling"));
    lines.add(
        new CheckLine(
            "CONDSTORE, QRESYNC",
            (can.condStore() ? "yes" : "no") + ", " + (can.qresync() ? "yes" : "no"),
            true,
            ""));
  }

  private void folders(Account account, ImapConnection connection, List<CheckLine> lines)
      throws MailboxException {
    Optional<FolderPath> configured = sentFolder.apply(account.mailbox());
    List<ServerFolder> folders =
        configured.isPresent() ? connection.folders(configured.get()) : connection.folders();
    Optional<ServerFolder> sent = folders.stream().filter(f -> f.role() == Role.SENT).findFirst();
    lines.add(
        new CheckLine(
            "sent letters",
            sent.map(f -> f.path().toString()).orElse("no such folder found"),
            sent.isPresent(),
            sent.isPresent()
                ? ""
                : "name it in the mailbox's settings, sent: <folder>; else letters of ours do not"
                    + " come to the customers"));
    for (Role role : List.of(Role.DRAFTS, Role.JUNK, Role.TRASH)) {
      folders.stream()
          .filter(f -> f.role() == role)
          .findFirst()
          .ifPresent(
              f ->
                  lines.add(
                      new CheckLine(
                          role.name().toLowerCase(java.util.Locale.ROOT),
                          f.path().toString(),
                          true,
                          "not looked at")));
    }
    List<String> missing =
        Stream.of(scheme.customer(), scheme.businessAssistant(), scheme.others())
            .filter(path -> folders.stream().noneMatch(f -> f.path().equals(path)))
            .map(FolderPath::toString)
            .toList();
    lines.add(
        new CheckLine(
            "will be created",
            missing.isEmpty() ? "nothing" : String.join(", ", missing),
            true,
            ""));
  }

  private static void quota(ServerQuota quota, List<CheckLine> lines) {
    lines.add(new CheckLine("quota", quota.toString(), true, ""));
  }
}

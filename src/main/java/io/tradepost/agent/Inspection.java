package io.tradepost.agent;

import io.tradepost.agent.Office.CheckLine;
import io.tradepost.agent.Office.CheckReport;
import io.tradepost.filing.FolderScheme;
import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.Capabilities;
import io.tradepost.mailbox.Encryption;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.Role;
import io.tradepost.mailbox.ServerFolder;
import io.tradepost.mailbox.ServerQuota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at a mailbox's server without changing anything: can it be reached, signed in to, and filed
 * in.
 */
final class Inspection {
  private static final Duration CERTIFICATE_WARNING = Duration.ofDays(14);

  private final FolderScheme scheme;
  private final InstantSource clock;
  private final Function<String, Optional<FolderPath>> sentFolder;
  private final Function<LocalDate, Set<String>> outdated;
  private final Function<String, List<String>> warnings;

  /**
   * @param sentFolder the folder that the settings name for a mailbox's sent letters
   * @param outdated the lists of holidays in use that do not know a year that is near a day
   * @param warnings what the settings of a mailbox should be looked at for
   */
  Inspection(
      FolderScheme scheme,
      Function<String, Optional<FolderPath>> sentFolder,
      InstantSource clock,
      Function<LocalDate, Set<String>> outdated,
      Function<String, List<String>> warnings) {
    this.warnings = warnings;
    this.scheme = scheme;
    this.clock = clock;
    this.sentFolder = sentFolder;
    this.outdated = outdated;
  }

  /** Looks at each of them, side by side. */
  List<CheckReport> of(List<Account> accounts) {
    List<Future<CheckReport>> reports = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      accounts.forEach(account -> reports.add(threads.submit(() -> of(account))));
    }
    return reports.stream().map(Posts::result).toList();
  }

  /** A year not published yet has only the days that the law fixes: deadlines may be too early. */
  private void holidays(List<CheckLine> lines) {
    Set<String> lists = outdated.apply(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    if (!lists.isEmpty()) {
      lines.add(
          new CheckLine(
              "holidays",
              String.join(", ", lists) + " does not know every day off of a year that is near",
              true,
              "Enter the year's days off and days made up for in rules/holidays, as"
                  + " docs/configuration.md says under 'Lists of holidays'."));
    }
  }

  private void warnings(String mailbox, List<CheckLine> lines) {
    warnings
        .apply(mailbox)
        .forEach(warning -> lines.add(new CheckLine("settings", "to be looked at", true, warning)));
  }

  private CheckReport of(Account account) {
    List<CheckLine> lines = new ArrayList<>();
    String server = account.host() + ":" + account.port();
    try (ImapConnection connection = ImapConnection.open(account)) {
      lines.add(well("server", server));
      encryption(account, connection.encryption(), lines);
      lines.add(well("sign-in", account.user()));
      warnings(account.mailbox(), lines);
      holidays(lines);
      capabilities(connection.capabilities(), lines);
      String prefix = connection.prefix();
      lines.add(
          well(
              "namespace",
              "delimiter %s, prefix %s"
                  .formatted(
                      connection.delimiter().isEmpty() ? "none" : connection.delimiter(),
                      prefix.isEmpty() ? "none" : prefix)));
      folders(account, connection, lines);
      lines.add(well("quota", quota(connection.quota())));
    } catch (MailboxException e) {
      lines.add(
          new CheckLine(
              switch (e.kind()) {
                case SIGN_IN -> "sign-in";
                case TLS -> "TLS";
                case UNREACHABLE, THROTTLED, FOLDER_GONE, LOST, REFUSED -> "server";
              },
              server + " (" + account.security().name().toLowerCase(Locale.ROOT) + ")",
              false,
              Optional.ofNullable(e.getMessage()).orElse("")));
    }
    return new CheckReport(account.mailbox(), lines.stream().allMatch(CheckLine::ok), lines);
  }

  private static CheckLine well(String what, String found) {
    return new CheckLine(what, found, true, "");
  }

  private void encryption(Account account, Optional<Encryption> encryption, List<CheckLine> lines) {
    if (encryption.isEmpty()) {
      lines.add(
          new CheckLine(
              "TLS",
              "none",
              true,
              account.allowPlainText()
                  ? "everybody on the way can read the password and all letters"
                  : ""));
      return;
    }
    Instant end = encryption.get().validUntil();
    boolean soon = end != null && end.isBefore(clock.instant().plus(CERTIFICATE_WARNING));
    lines.add(
        new CheckLine(
            "TLS",
            encryption.get().protocol()
                + (end == null
                    ? ""
                    : ", certificate valid until " + LocalDate.ofInstant(end, ZoneOffset.UTC)),
            true,
            soon ? "have it renewed: without a valid certificate nobody signs in" : ""));
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
        well(
            "CONDSTORE, QRESYNC",
            (can.condStore() ? "yes" : "no") + ", " + (can.qresync() ? "yes" : "no")));
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
          .map(f -> f.path() + ", not looked at")
          .forEach(found -> lines.add(well(role.name().toLowerCase(Locale.ROOT), found)));
    }
    List<String> missing =
        Stream.of(scheme.customer(), scheme.businessAssistant(), scheme.others())
            .filter(path -> folders.stream().noneMatch(f -> f.path().equals(path)))
            .map(FolderPath::toString)
            .toList();
    lines.add(well("will be created", missing.isEmpty() ? "nothing" : String.join(", ", missing)));
  }

  private static String quota(ServerQuota quota) {
    if (quota.used() < 0) {
      return "not told by the server";
    }
    return quota.limit() <= 0
        ? bytes(quota.used()) + " used"
        : "%s of %s used (%d %%)"
            .formatted(
                bytes(quota.used()), bytes(quota.limit()), quota.used() * 100 / quota.limit());
  }

  /** As disks and providers count: 1 GB are 1,000,000,000 bytes. */
  private static String bytes(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double rest = bytes;
    int unit = 0;
    for (; rest >= 999.5 && unit < units.length - 1; unit++) {
      rest /= 1000;
    }
    return String.format(
        Locale.ROOT, unit == 0 || rest >= 99.5 ? "%.0f %s" : "%.1f %s", rest, units[unit]);
  }
}

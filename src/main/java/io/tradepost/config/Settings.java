package io.tradepost.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything in {@code tradepost.yaml}, checked and with its defaults filled in. Paths are
 * absolute. {@code docs/configuration.md} describes each key.
 *
 * @param home the installation's home, where relative paths start
 * @param data the folder of ledger, vault and index
 * @param rules the folder of rule files
 * @param managers who receive digests
 * @param smtp how reminders and digests are sent; null where they are not
 * @param warnings what works but should be looked at, such as a password file that others can read
 */
public record Settings(
    Path home,
    Company company,
    Path data,
    Path rules,
    List<Mailbox> mailboxes,
    List<Recipient> managers,
    @Nullable Smtp smtp,
    Folders folders,
    Filing filing,
    Reply reply,
    Backup backup,
    Watch watch,
    Log log,
    List<ConfigError> warnings) {

  /** The mailbox with this English name, whatever the case of its letters. */
  public Optional<Mailbox> mailbox(String name) {
    return mailboxes.stream().filter(m -> m.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The language of digests and messages. */
  public enum Language {
    ENGLISH("en"),
    CHINESE("zh-CN");

    private final String tag;

    Language(String tag) {
      this.tag = tag;
    }

    /** As BCP 47 writes it. */
    public String tag() {
      return tag;
    }
  }

  /**
   * Who we are.
   *
   * @param domains lower case, ASCII (IDNA); letters from these and their subdomains are ours.
   *     Empty for a company that writes from freemail accounts only
   */
  public record Company(String name, Set<String> domains, ZoneId zone, Language language) {}

  /** How a connection is secured: TLS from the start, TLS after a plain greeting, not at all. */
  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }

  /**
   * A mail server.
   *
   * @param allowPlainText whether {@code security: none} is allowed to other than a loopback host
   */
  public record Server(String host, int port, Security security, boolean allowPlainText) {}

  /** What the secret of a mailbox is: a password, or an OAuth 2 access token (XOAUTH2). */
  public enum SignIn {
    PASSWORD,
    TOKEN
  }

  /** How long a salesperson has been with us: letters of one who left still arrive. */
  public enum Status {
    REGULAR,
    PROBATION,
    LEFT
  }

  /**
   * One salesperson's account.
   *
   * @param name the English name, which names archives
   * @param address lower case
   * @param connections how many connections are used at most
   * @param manager the name of one of {@link Settings#managers}; empty for none
   * @param sent the path, with {@code /}, of the folder of sent letters; empty where the server is
   *     asked
   */
  public record Mailbox(
      String name,
      String address,
      Server imap,
      int connections,
      String user,
      Secret password,
      SignIn signIn,
      String manager,
      Status status,
      Exclude exclude,
      String sent) {}

  /**
   * Private mail that is never fetched.
   *
   * @param folders paths with {@code /}; what lies under them is excluded as well
   * @param addresses senders, lower case
   * @param domains domains of senders, lower case; their subdomains are excluded as well
   */
  public record Exclude(List<String> folders, Set<String> addresses, Set<String> domains) {}

  /**
   * A manager who receives digests.
   *
   * @param digest when, as a Quartz cron expression in the company's zone
   */
  public record Recipient(String name, String address, String digest) {}

  /**
   * How mail is sent.
   *
   * @param user empty where the server wants no sign-in
   * @param password null where the server wants no sign-in
   */
  public record Smtp(Server server, String user, @Nullable Secret password, String from) {}

  /**
   * The names of the handbook's places, as paths with {@code /}.
   *
   * @param sent empty where each server is asked
   * @param countries folder names that differ from the ISO 3166-1 code, by code
   */
  public record Folders(
      String customer,
      String businessAssistant,
      String others,
      String sent,
      Map<String, String> countries) {}

  /** When a letter is filed. */
  public enum When {
    ARRIVAL,
    SEEN,
    ANSWERED
  }

  /** How a sent letter comes to its customer's folder. */
  public enum Sent {
    COPY,
    MOVE
  }

  /** What becomes of an inquiry from an unknown company: a new customer, or one of the others. */
  public enum NewCustomers {
    REGISTER,
    OTHERS
  }

  /** How letters are filed. */
  public record Filing(When when, Sent sent, NewCustomers newCustomers) {}

  /**
   * The rule of the 24 hours.
   *
   * @param calendar {@code around-the-clock}
   */
  public record Reply(Duration within, String calendar, Duration remindAfter, Since since) {}

  /** From when on letters have to be answered. */
  public sealed interface Since {
    /** From the agent's first look at the mailbox. */
    record Adoption() implements Since {}

    /** As far back as the mailbox goes. */
    record All() implements Since {}

    /** From that day's beginning in the company's zone. */
    record Day(LocalDate date) implements Since {}
  }

  /** The form of a backup. */
  public enum Format {
    EML_ZIP,
    MBOX,
    MAILDIR
  }

  /**
   * The monthly backup.
   *
   * @param schedule a Quartz cron expression in the company's zone
   * @param keep how many good backups of a mailbox and year are kept
   */
  public record Backup(String schedule, Path to, List<Format> formats, int keep) {}

  /**
   * How mailboxes are watched.
   *
   * @param poll how often folders without IDLE are looked at
   * @param idleRenewal how often IDLE is taken up anew; RFC 2177 wants less than 29 minutes
   */
  public record Watch(Duration poll, Duration idleRenewal) {}

  /** How much is logged. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** The form of a line of the log. */
  public enum Lines {
    TEXT,
    JSON
  }

  /**
   * The log.
   *
   * @param to the folder of log files
   * @param maxSize of all log files together, in bytes; the oldest go first
   */
  public record Log(Level level, Path to, Lines format, Duration keep, long maxSize) {}
}

package io.tradepost.config;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
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
 * @param calendars working hours, by name
 * @param managers who receive digests
 * @param smtp how reminders and digests are sent; null where they are not
 * @param warnings what works but should be looked at, such as a password file that others can read
 */
public record Settings(
    Path home,
    Company company,
    Path data,
    Path rules,
    List<Calendar> calendars,
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
   * @param calendar when this salesperson works: the name of one of {@link Settings#calendars}, or
   *     {@link Reply#AROUND_THE_CLOCK}
   * @param leaves days off, none overlapping another, the earliest first
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
      String sent,
      String calendar,
      List<Leave> leaves) {}

  /**
   * Days off.
   *
   * @param from the first day
   * @param to the last day, included
   * @param standIn the name of the mailbox that answers meanwhile; empty where nobody does
   */
  public record Leave(LocalDate from, LocalDate to, String standIn) {}

  /**
   * Working hours.
   *
   * @param where its place in the file
   * @param hours per day of the week, in order and apart; a day without an entry is free
   * @param holidays names of lists of holidays
   */
  public record Calendar(
      Where where,
      String name,
      ZoneId zone,
      Map<DayOfWeek, List<Hours>> hours,
      List<String> holidays) {}

  /**
   * A stretch of work within a day, in minutes from midnight as clocks show them.
   *
   * @param to 1440 for the end of the day
   */
  public record Hours(int from, int to) {}

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
   * @param weekly when the week's edition comes, likewise; empty for never
   * @param monthly when the month's edition comes, likewise; empty for never
   */
  public record Recipient(
      String name, String address, String digest, String weekly, String monthly) {}

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
   * @param calendar by which its times are counted where a mailbox names no other: the name of one
   *     of {@link Settings#calendars}, or {@link #AROUND_THE_CLOCK}
   * @param remindAfter working time after which the salesperson is reminded
   * @param cc whether a letter that a mailbox receives as a copy only has to be answered
   * @param promises after how many promises for one obligation the manager is told
   * @param newThread how long an answer that begins a new thread is still taken for one
   * @param noReplyFolder letters that a person puts into it need no answer; empty for none
   * @param mark how a letter is marked in the mailbox that waits too long
   * @param holidays names of lists of holidays, for what somebody promises in working days where
   *     the calendar is {@link #AROUND_THE_CLOCK}
   * @param escalation null where no second manager is told
   */
  public record Reply(
      Duration within,
      String calendar,
      Duration remindAfter,
      Since since,
      boolean cc,
      int promises,
      Duration newThread,
      String noReplyFolder,
      Mark mark,
      List<String> holidays,
      @Nullable Escalation escalation) {
    /** The calendar of the handbook's rule: every hour counts. */
    public static final String AROUND_THE_CLOCK = "around-the-clock";
  }

  /** How a letter that waits is marked on the server: not, with \Flagged, with $Overdue. */
  public enum Mark {
    NONE,
    FLAG,
    KEYWORD
  }

  /**
   * Who is told of a letter that still waits.
   *
   * @param after working time since the letter arrived
   * @param to the name of one of {@link Settings#managers}
   */
  public record Escalation(Duration after, String to) {}

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
   * @param recipients public keys of age, to which backups are encrypted; empty where they are not
   */
  public record Backup(
      String schedule,
      Path to,
      List<Format> formats,
      int keep,
      Retention retention,
      List<String> recipients) {}

  /**
   * How long letters are kept that lie on the server no longer.
   *
   * @param mailboxes whose letters are kept however long ago that was
   * @param customers likewise; as the customer file names them
   */
  public record Retention(
      @Nullable Period afterOrNull, Set<String> mailboxes, Set<String> customers) {
    /** They are kept for good. */
    public static final Retention FOREVER = new Retention(null, Set.of(), Set.of());

    public Retention {
      mailboxes = Set.copyOf(mailboxes);
      customers = Set.copyOf(customers);
    }

    /** For how long; empty for good. */
    public Optional<Period> after() {
      return Optional.ofNullable(afterOrNull);
    }
  }

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

package io.tradepost.agent;

import io.tradepost.customer.Customer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a command can ask of an installation. The daemon holds one; a command without a
 * daemon opens one for itself. All times are instants; the caller prints them in {@link #zone()}.
 */
public interface Office extends AutoCloseable {

  /** The company's time zone. */
  java.time.ZoneId zone();

  /** One pass over the mailboxes named (all, if none is): fetch, read, decide, record, file. */
  PassReport once(PassRequest request, Progress progress);

  /** What {@link #once} would do, without doing it. */
  Plan plan(PassRequest request, Progress progress);

  /** How each mailbox stands. */
  StatusReport status();

  /** What a mailbox's server says of itself: the content of {@code tradepost check}. */
  List<CheckReport> check(List<String> mailboxes);

  /** Why a letter lies where it lies. The reference is a short id or a Message-ID. */
  Optional<Explanation> explain(String reference);

  /** Takes back the filings done since then, newest first. */
  UndoReport undo(Instant since, List<String> mailboxes);

  /** Letters that the query finds. */
  Found search(SearchRequest request);

  /** One letter with its text. */
  Optional<Shown> show(String reference);

  /** One letter's bytes as they came. */
  Optional<InputStream> raw(String reference) throws IOException;

  /** The letters of a letter's conversation, oldest first; empty where the letter is not known. */
  List<Shown> thread(String reference);

  /** The customer file. */
  CustomerDesk customers();

  /** Who waits for an answer. */
  ReplyDesk replies();

  /** The monthly backups. */
  BackupDesk backups();

  /** Letters out of backups and out of the vault. */
  RestoreDesk restores();

  /** Old mail files. */
  ImportDesk imports();

  /** Makes the index anew from the vault; gives the number of letters indexed. */
  long reindex(Progress progress);

  @Override
  void close();

  /** Told how far a long job is. */
  @FunctionalInterface
  interface Progress {
    /** So many letters of so many are done in that mailbox; total is 0 while it is not known. */
    void at(String mailbox, String stage, long done, long total);

    Progress SILENT = (mailbox, stage, done, total) -> {};
  }

  /**
   * What a pass is to do.
   *
   * @param mailboxes English names; empty for all
   * @param refile also bring letters filed earlier to where the customer file now wants them
   */
  record PassRequest(List<String> mailboxes, boolean refile) {}

  /** What a pass did. */
  record PassReport(List<MailboxReport> mailboxes) {
    /** Whether every mailbox was reached and no letter failed. */
    public boolean clean() {
      return mailboxes.stream().allMatch(m -> m.failed() == 0 && m.error().isEmpty());
    }
  }

  /** How each mailbox stands. */
  record StatusReport(
      Instant at,
      @Nullable Instant runningSince,
      List<MailboxReport> mailboxes,
      List<BackupState> backups) {}

  /**
   * How a mailbox's backups stand by what the agent remembers.
   *
   * @param good when the last good one was made, or last found to keep all there is; null where
   *     there is none
   * @param alarming whether somebody must act at once
   * @param problem what is wrong with it or came of a later try, in words; empty where nothing is
   */
  record BackupState(
      String mailbox,
      @Nullable Instant good,
      long letters,
      long size,
      boolean alarming,
      String problem) {}

  /**
   * One mailbox's account: {@code seen = filed + left + failed}.
   *
   * @param seen letters that lie, or were seen to lie, in the watched folders
   * @param filed of these, brought to where they belong
   * @param left of these, left in place with a reason
   * @param failed of these, neither; each is listed in {@code failures}
   * @param leftBecause how many were left for each reason, in words
   * @param lastSeen arrival of the newest letter seen; null before the first
   * @param lastFiled when the last letter was filed; null before the first
   * @param lagSeconds since the mailbox was last compared with the server, in seconds; -1 where it
   *     never was
   * @param connected whether there is a connection now (daemon), or was in this pass (once)
   * @param connectedSince null while not connected
   * @param error the last error in words; empty where there is none
   */
  record MailboxReport(
      String mailbox,
      long seen,
      long filed,
      long left,
      long failed,
      Map<String, Long> leftBecause,
      List<Failure> failures,
      @Nullable Instant lastSeen,
      @Nullable Instant lastFiled,
      long lagSeconds,
      boolean connected,
      @Nullable Instant connectedSince,
      String error) {}

  /** One letter that could not be dealt with. */
  record Failure(String folder, long uid, String what, Instant at) {}

  /** What would be done. */
  record Plan(List<Move> moves, List<String> errors) {}

  /**
   * One change to a mailbox.
   *
   * @param action {@code move} or {@code copy}
   */
  record Move(
      String mailbox,
      String letter,
      String subject,
      String action,
      String from,
      String to,
      String category,
      List<String> reasons) {}

  /** Why a letter lies where it lies. */
  record Explanation(LetterView letter, DecisionView decision, List<Event> history) {}

  /** A decision in words. */
  record DecisionView(String category, String target, List<String> reasons, @Nullable Instant at) {}

  /** One thing that happened to a letter. */
  record Event(Instant at, String mailbox, String what) {}

  /** What undo did; {@code kept} says in words why letters were not brought back. */
  record UndoReport(List<Move> undone, List<String> kept) {}

  /**
   * A search.
   *
   * @param byRelevance else newest first
   */
  record SearchRequest(String query, int limit, boolean byRelevance) {}

  /** What a search found; {@code total} is exact. */
  record Found(long total, List<LetterView> letters) {}

  /**
   * A letter as every command shows it; the names are those of the JSON fields.
   *
   * @param date the Date field, else the arrival
   * @param snippet plain text, the words found between {@code \u0001} and {@code \u0002}
   * @param places folder paths of all copies, without repeats
   * @param copies the same with their mailboxes
   */
  record LetterView(
      String id,
      String messageId,
      String mailbox,
      String folder,
      Instant date,
      String from,
      List<String> to,
      List<String> cc,
      String subject,
      String category,
      String country,
      String company,
      String customer,
      List<String> orders,
      String conversation,
      List<String> attachments,
      long size,
      String snippet,
      List<String> places,
      List<Copy> copies) {}

  /** Where one copy lies. */
  record Copy(String mailbox, String folder) {}

  /** A letter with its text. */
  record Shown(
      LetterView letter, String fresh, String quoted, String signature, List<String> flaws) {}

  /**
   * What a server says of itself, line by line; {@code ok} is false where filing could not work.
   */
  record CheckReport(String mailbox, boolean ok, List<CheckLine> lines) {}

  /**
   * One thing checked: what, what was found, whether it is well, and what to do where it is not.
   */
  record CheckLine(String what, String found, boolean ok, String advice) {}

  /** The customer file's desk. */
  interface CustomerDesk {
    /** All that are not merged into others. */
    List<Customer> list();

    /** By key, code or short name. */
    Optional<Customer> find(String reference);

    /**
     * Enters a customer.
     *
     * @param said by the names of a list's columns ({@code name}, {@code domains}) and of details
     * @throws IllegalArgumentException with all that is wrong with it
     */
    Entered add(Map<String, List<String>> said);

    /** The same of a customer who is known: of what nothing is said stays. */
    Entered correct(String customer, Map<String, List<String>> said);

    /**
     * Reads a list (.yaml or .csv): how many were new, how many changed. Errors name file and line.
     */
    Imported importFrom(Path file) throws IOException;

    /** Writes the whole file (.yaml or .csv). */
    void exportTo(Path file) throws IOException;

    /** Makes one customer part of another; letters follow with {@code plan --refile}. */
    Customer merge(String from, String into);

    /** Gives all customers of one salesperson (or those named) to another; gives how many. */
    int handOver(String from, String to, List<String> customers);
  }

  /**
   * A customer as entered.
   *
   * @param remarks what a person should look at: what others claim too
   */
  record Entered(Customer customer, List<String> remarks) {}

  /**
   * The outcome of an import.
   *
   * @param remarks what a person should look at: what several customers claim
   */
  record Imported(int added, int changed, List<String> remarks) {}
}

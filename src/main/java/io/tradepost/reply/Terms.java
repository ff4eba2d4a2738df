package io.tradepost.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The rule of the 24 hours as a company has set it.
 *
 * @param within the working time in which a customer's letter is answered
 * @param remindAfter the working time after which the salesperson is reminded
 * @param countCc whether a letter that a mailbox receives only as a copy opens an obligation
 * @param newThread how long after a letter an answer in a new thread still counts as its answer
 * @param staff by the mailbox's name
 */
public record Terms(
    Duration within,
    Duration remindAfter,
    boolean countCc,
    Duration newThread,
    Map<String, Salesperson> staff) {
  public Terms {
    staff = Map.copyOf(staff);
  }

  /**
   * One of those who answer.
   *
   * @param address the mailbox's, lower case
   * @param since letters that arrived before raise nothing
   */
  public record Salesperson(
      String mailbox, String address, WorkCalendar calendar, Instant since, List<Leave> leaves) {
    public Salesperson {
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * Days off.
   *
   * @param last the last day, included
   * @param standIn the mailbox that answers meanwhile; empty where nobody does
   */
  public record Leave(LocalDate first, LocalDate last, String standIn) {}
}

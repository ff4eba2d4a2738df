package io.tradepost.agent;

import io.tradepost.digest.Edition;
import io.tradepost.digest.Figures;
import io.tradepost.digest.Rendered;
import io.tradepost.digest.Share;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reply clock's desk: who waits for an answer, what was settled, how fast we answer. */
public interface ReplyDesk {
  /** What is owed, or was at a moment in the past. */
  Owed owed(OwedRequest request);

  /**
   * A person says that nothing is owed for a letter any more, or that there is time until then.
   * Empty where there is no such letter.
   */
  Optional<ObligationView> settle(String letter, String because, @Nullable Instant until);

  /**
   * Takes back what was said of the letter; gives how many sayings; empty where it is not known.
   */
  Optional<Integer> unsettle(String letter);

  /** How fast letters that arrived within that time were answered. */
  Stats stats(Instant from, Instant to, List<String> mailboxes);

  /** A digest as it would go out now. */
  Rendered digest(DigestRequest request);

  /** Sends a digest now; gives for each receiver what came of it. */
  List<SentView> send(DigestRequest request);

  /**
   * What to list.
   *
   * @param at null for now
   * @param mailbox the English name; empty for all
   * @param customer key, number or short name; empty for all
   * @param allStates also what is not owed any more, or never was
   */
  record OwedRequest(@Nullable Instant at, String mailbox, String customer, boolean allStates) {}

  /** Obligations as of a moment, what is longest overdue first. */
  record Owed(Instant at, List<ObligationView> obligations) {}

  /**
   * An obligation as every command shows it; the names are those of the JSON fields.
   *
   * @param country the customer's country's code
   * @param company the customer's short name
   * @param overdueHours 0 where it is not overdue
   * @param promise the last promise's words; empty where none was made
   * @param customerZone where the customer's clock is; null where the country does not tell
   */
  record ObligationView(
      String letter,
      String conversation,
      String mailbox,
      String customer,
      String country,
      String company,
      String grade,
      String subject,
      String from,
      Instant since,
      Instant due,
      double overdueHours,
      String state,
      @Nullable Instant promisedUntil,
      String answeredBy,
      @Nullable Instant answeredAt,
      String promise,
      int promises,
      boolean probably,
      int letters,
      @Nullable Instant firstResponseAt,
      String because,
      @Nullable ZoneId customerZone) {}

  /** Figures of a stretch of time. */
  record Stats(
      Instant from,
      Instant to,
      Figures team,
      List<Share> bySalesperson,
      List<Share> byCountry,
      int passedOver) {}

  /**
   * Which digest.
   *
   * @param manager the name; empty for the only one, or for all salespeople
   */
  record DigestRequest(String manager, Edition edition) {}

  /** What came of an e-mail: {@code sent}, or what stands in its way. */
  record SentView(String receiver, String messageId, String state, String words) {}
}

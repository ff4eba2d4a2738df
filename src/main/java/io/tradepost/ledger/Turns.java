package io.tradepost.ledger;

import io.tradepost.letter.Automation;
import io.tradepost.letter.LetterId;
import io.tradepost.reply.Remarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the reply clock needs of each letter. */
public final class Turns {
  private static final String SELECT =
      "SELECT letter.id, letter.message_id, letter.conversation, letter.subject, letter.sent,"
          + " turn.* FROM turn JOIN letter ON letter.id = turn.letter ";

  private final Sql sql;

  Turns(Sql sql) {
    this.sql = sql;
  }

  /**
   * What is known of a letter from its own bytes.
   *
   * @param answers Message-IDs that it answers
   * @param from lower case; empty where it could not be read
   * @param to lower case
   * @param cc lower case
   * @param rules by which state of the rules the remarks were made
   */
  public record TurnRow(
      LetterId letter,
      Set<String> answers,
      String from,
      Set<String> to,
      Set<String> cc,
      Automation.Kind automation,
      Remarks remarks,
      String rules) {
    public TurnRow {
      answers = Set.copyOf(answers);
      to = Set.copyOf(to);
      cc = Set.copyOf(cc);
    }
  }

  /**
   * The same with what the ledger knows of the letter besides.
   *
   * @param sent whether it was found in Sent
   */
  public record KnownTurn(
      TurnRow turn, String messageId, String conversation, String subject, boolean sent) {}

  /**
   * A place where a letter lies or lay.
   *
   * @param person whether a person brought it there
   * @param there whether it still lies there
   */
  public record TurnCopy(
      LetterId letter, long folder, Instant arrived, boolean person, boolean there, String flags) {}

  /**
   * What was decided on a letter, the newest decision of each copy.
   *
   * @param customer the key; empty for another category
   */
  public record TurnDecision(LetterId letter, long decision, String customer) {}

  /** Enters it, or replaces what earlier rules made. */
  public void enter(TurnRow turn) {
    sql.update(
        """
        INSERT INTO turn (letter, answers, sender, receivers, copied, automation, courtesy, promises, rules)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (letter) DO UPDATE SET automation = excluded.automation,
          courtesy = excluded.courtesy, promises = excluded.promises, rules = excluded.rules
        """,
        turn.letter(),
        lines(turn.answers()),
        turn.from(),
        lines(turn.to()),
        lines(turn.cc()),
        turn.automation().name(),
        turn.remarks().courtesy(),
        turn.remarks().promises().isEmpty() ? "" : Texts.ofWords(turn.remarks().promises()),
        turn.rules());
  }

  /**
   * Letters of which nothing is known, or what other rules made. Letters that never lay on a server
   * have no turn.
   */
  public List<LetterId> stale(String rules) {
    return sql.list(
        r -> new LetterId(r.getString(1)),
        "SELECT letter.id FROM letter LEFT JOIN turn ON turn.letter = letter.id"
            + " WHERE turn.rules IS NOT ?"
            + " AND EXISTS (SELECT 1 FROM copy WHERE copy.letter = letter.id)",
        rules);
  }

  /** Every letter. */
  public List<KnownTurn> all() {
    return sql.list(Turns::row, SELECT);
  }

  /** Where every letter lies or lay. */
  public List<TurnCopy> allCopies() {
    return sql.list(Turns::copy, COPY);
  }

  /** What was decided on every letter. */
  public List<TurnDecision> allDecisions() {
    return sql.list(Turns::decision, DECISION);
  }

  private static final String COPY =
      "SELECT letter, folder, arrived, came = 'PERSON', gone_at IS NULL, flags FROM copy"
          + " WHERE letter IS NOT NULL";

  private static final String DECISION =
      "SELECT decision.letter, decision.id, target.customer FROM decision"
          + " JOIN (SELECT max(id) AS id FROM decision GROUP BY copy) AS last"
          + " ON last.id = decision.id LEFT JOIN target ON target.decision = decision.id"
          + " WHERE decision.verdict <> 'leave'";

  /** The letters of these conversations. */
  public List<KnownTurn> in(Collection<String> conversations) {
    return conversations.stream()
        .flatMap(c -> sql.list(Turns::row, SELECT + "WHERE letter.conversation = ?", c).stream())
        .toList();
  }

  /** Where the letters of these conversations lie or lay. */
  public List<TurnCopy> copiesIn(Collection<String> conversations) {
    return conversations.stream()
        .flatMap(
            c ->
                sql
                    .list(
                        Turns::copy,
                        COPY + " AND letter IN (SELECT id FROM letter WHERE conversation = ?)",
                        c)
                    .stream())
        .toList();
  }

  /** What was decided on the letters of these conversations. */
  public List<TurnDecision> decisionsIn(Collection<String> conversations) {
    return conversations.stream()
        .flatMap(
            c ->
                sql
                    .list(
                        Turns::decision,
                        "SELECT decision.letter, decision.id, target.customer FROM letter"
                            + " JOIN decision ON decision.letter = letter.id AND decision.id ="
                            + " (SELECT max(id) FROM decision d WHERE d.copy = decision.copy)"
                            + " LEFT JOIN target ON target.decision = decision.id"
                            + " WHERE letter.conversation = ? AND decision.verdict <> 'leave'",
                        c)
                    .stream())
        .toList();
  }

  /** The conversations in which letters were decided to be this customer's. */
  public List<String> conversationsOf(String customer) {
    return sql.list(
        r -> r.getString(1),
        "SELECT DISTINCT letter.conversation FROM target JOIN decision ON decision.id ="
            + " target.decision JOIN letter ON letter.id = decision.letter WHERE target.customer"
            + " = ?",
        customer);
  }

  private static KnownTurn row(ResultSet row) throws SQLException {
    String promises = row.getString(13);
    return new KnownTurn(
        new TurnRow(
            new LetterId(row.getString(1)),
            texts(row.getString(7)),
            row.getString(8),
            texts(row.getString(9)),
            texts(row.getString(10)),
            Automation.Kind.valueOf(row.getString(11)),
            promises.isEmpty()
                ? row.getInt(12) == 1 ? COURTESY : Remarks.NONE
                : new Remarks(row.getInt(12) == 1, Texts.toWords(promises)),
            row.getString(14)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5) == 1);
  }

  private static final Remarks COURTESY = new Remarks(true, List.of());

  private static TurnCopy copy(ResultSet row) throws SQLException {
    return new TurnCopy(
        new LetterId(row.getString(1)),
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getInt(4) == 1,
        row.getInt(5) == 1,
        row.getString(6));
  }

  private static TurnDecision decision(ResultSet row) throws SQLException {
    @Nullable String customer = row.getString(3);
    return new TurnDecision(
        new LetterId(row.getString(1)), row.getLong(2), customer == null ? "" : customer);
  }

  /** Addresses and Message-IDs hold no line ends. */
  private static String lines(Collection<String> texts) {
    return String.join("\n", texts);
  }

  private static Set<String> texts(String lines) {
    if (lines.isEmpty()) {
      return Set.of();
    }
    return lines.indexOf('\n') < 0 ? Set.of(lines) : Set.copyOf(Arrays.asList(lines.split("\n")));
  }
}

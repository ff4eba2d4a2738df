package io.tradepost.ledger;

import io.tradepost.customer.Country;
import io.tradepost.filing.Category;
import io.tradepost.filing.Decision;
import io.tradepost.filing.Decision.Verdict;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was decided on each copy, and why. The newest decision of a copy holds. */
public final class Decisions {
  private final Sql sql;

  Decisions(Sql sql) {
    this.sql = sql;
  }

  /**
   * A decision as it was made.
   *
   * @param rulebook which state of the rules and the customer file made it
   */
  public record DecisionRow(
      long copy, LetterId letter, Instant at, Decision decision, String rulebook) {}

  /** Enters a decision on a copy; earlier ones stay as history. */
  public void enter(long copy, LetterId letter, Decision decision, String rulebook, Instant at) {
    String verdict =
        switch (decision.verdict()) {
          case Verdict.File f -> "file";
          case Verdict.BringTo b -> "bring";
          case Verdict.Leave l -> "leave";
        };
    String category =
        switch (decision.verdict()) {
          case Verdict.File f -> f.category().label();
          case Verdict.BringTo b -> "sent";
          case Verdict.Leave l -> "";
        };
    long id =
        sql.insert(
            "INSERT INTO decision (copy, letter, at, verdict, category, reasons, rulebook)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            copy,
            letter,
            at,
            verdict,
            category,
            Texts.ofReasons(decision.reasons()),
            rulebook);
    switch (decision.verdict()) {
      case Verdict.File file -> target(id, file);
      case Verdict.BringTo bring -> bring.targets().forEach(file -> target(id, file));
      case Verdict.Leave leave -> {}
    }
  }

  /** The decision that holds for a copy. */
  public Optional<DecisionRow> of(long copy) {
    return sql.one(
        this::row, "SELECT * FROM decision WHERE copy = ? ORDER BY id DESC LIMIT 1", copy);
  }

  private static final String TARGET =
      "target.category, target.customer, target.country, target.company, target.path";

  private static final String OF_WAITING =
      """
       FROM copy JOIN folder ON folder.id = copy.folder
      JOIN decision ON decision.id = (SELECT max(id) FROM decision d WHERE d.copy = copy.id)
      """;

  /** The verdicts that hold for the copies of the mailbox that wait to be filed. */
  public Map<Long, Verdict> ofWaiting(String mailbox) {
    String waits = " WHERE outcome = 'waiting' AND gone_at IS NULL AND mailbox = ?";
    Map<Long, List<Verdict.File>> targets = new HashMap<>();
    Map<String, FolderPath> paths = new HashMap<>();
    sql.list(
        r -> targets.computeIfAbsent(r.getLong(6), d -> new ArrayList<>(1)).add(target(r, paths)),
        "SELECT "
            + TARGET
            + ", target.decision"
            + OF_WAITING
            + "JOIN target ON target.decision = decision.id"
            + waits
            + " ORDER BY target.path",
        mailbox);
    Map<Long, Verdict> verdicts = new HashMap<>();
    sql.list(
        r ->
            verdicts.put(
                r.getLong(2),
                verdict(r.getString(3), targets.getOrDefault(r.getLong(1), List.of()))),
        "SELECT decision.id, decision.copy, decision.verdict" + OF_WAITING + waits,
        mailbox);
    return verdicts;
  }

  /** Every decision on any copy of a letter, the oldest first. */
  public List<DecisionRow> of(LetterId letter) {
    return sql.list(this::row, "SELECT * FROM decision WHERE letter = ? ORDER BY id", letter);
  }

  /** The customers to whose folders the conversation's other letters were decided to belong. */
  public Set<String> customersOf(String conversation, LetterId except) {
    return new TreeSet<>(
        sql.list(
            r -> r.getString(1),
            """
            SELECT DISTINCT target.customer FROM letter
            JOIN decision ON decision.letter = letter.id
            JOIN target ON target.decision = decision.id
            WHERE letter.conversation = ? AND letter.id <> ? AND target.customer <> ''
              AND decision.id = (SELECT max(id) FROM decision d WHERE d.copy = decision.copy)
            """,
            conversation,
            except));
  }

  /** Letters that a decision ever brought to the customer. */
  public boolean anyFor(String customer) {
    return sql.number("SELECT EXISTS (SELECT 1 FROM target WHERE customer = ?)", customer) == 1;
  }

  private void target(long decision, Verdict.File file) {
    String customer = "";
    String country = "";
    String company = "";
    if (file.category() instanceof Category.Customer c) {
      customer = c.key();
      country = c.country().code();
      company = c.company();
    }
    sql.update(
        "INSERT OR IGNORE INTO target (decision, category, customer, country, company, path)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        decision,
        file.category().label(),
        customer,
        country,
        company,
        file.target());
  }

  private DecisionRow row(ResultSet row) throws SQLException {
    Verdict verdict = verdict(row.getString("verdict"), targets(row.getLong("id")));
    return new DecisionRow(
        row.getLong("copy"),
        new LetterId(row.getString("letter")),
        Instant.ofEpochMilli(row.getLong("at")),
        new Decision(verdict, Texts.toReasons(row.getString("reasons"))),
        row.getString("rulebook"));
  }

  private static Verdict verdict(String kind, List<Verdict.File> targets) {
    return switch (kind) {
      case "file" -> targets.getFirst();
      case "bring" -> new Verdict.BringTo(targets);
      case "leave" -> new Verdict.Leave();
      case String other ->
          throw new LedgerException("The ledger holds an unknown verdict: " + other);
    };
  }

  private List<Verdict.File> targets(long decision) {
    Map<String, FolderPath> paths = new HashMap<>();
    return sql.list(
        r -> target(r, paths),
        "SELECT " + TARGET + " FROM target WHERE decision = ? ORDER BY path",
        decision);
  }

  private static Verdict.File target(ResultSet row, Map<String, FolderPath> paths)
      throws SQLException {
    Category category =
        switch (row.getString(1)) {
          case "customer" ->
              new Category.Customer(
                  row.getString(2), new Country(row.getString(3)), row.getString(4));
          case "business-assistant" -> new Category.BusinessAssistant();
          case "sent" -> new Category.Sent();
          case String other -> new Category.Others();
        };
    return new Verdict.File(category, paths.computeIfAbsent(row.getString(5), FolderPath::parse));
  }
}

package io.tradepost.ledger;

import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where letters lie now, of many in one question, and whether that is where they belong: a filing
 * asks this of every letter.
 */
public final class Whereabouts {
  private final Sql sql;

  Whereabouts(Sql sql) {
    this.sql = sql;
  }

  /**
   * One place of a letter.
   *
   * @param settledAt when its copy there was dealt with; null where it still waits
   */
  public record At(LetterId letter, String mailbox, FolderPath path, @Nullable Instant settledAt) {}

  /**
   * Where the copies of these letters lie, the oldest first; a letter that lies nowhere is missing.
   */
  public Map<LetterId, List<At>> of(Collection<LetterId> letters) {
    Map<LetterId, List<At>> places = new HashMap<>();
    Map<String, FolderPath> paths = new HashMap<>();
    sql.list(
            row -> at(row, paths),
            """
            SELECT copy.letter, folder.mailbox, folder.path, copy.settled_at
            FROM json_each(?) AS wanted CROSS JOIN copy ON copy.letter = wanted.value
            JOIN folder ON folder.id = copy.folder WHERE copy.gone_at IS NULL ORDER BY copy.id
            """,
            Texts.ofWords(letters.stream().map(LetterId::value).toList()))
        .forEach(at -> places.computeIfAbsent(at.letter(), l -> new ArrayList<>(2)).add(at));
    return places;
  }

  private static At at(ResultSet row, Map<String, FolderPath> paths) throws SQLException {
    return new At(
        new LetterId(row.getString(1)),
        row.getString(2),
        paths.computeIfAbsent(row.getString(3), FolderPath::parse),
        Sql.instant(row, 4));
  }

  /**
   * In which folders of the mailbox those letters lie that wait there to be brought to the folders
   * of those whom they concern.
   */
  public Map<LetterId, Set<FolderPath>> ofThoseToBring(String mailbox) {
    Map<LetterId, Set<FolderPath>> folders = new HashMap<>();
    Map<String, FolderPath> paths = new HashMap<>();
    sql.list(
        row ->
            folders
                .computeIfAbsent(new LetterId(row.getString(1)), l -> new HashSet<>())
                .add(paths.computeIfAbsent(row.getString(2), FolderPath::parse)),
        """
        SELECT DISTINCT lies.letter, there.path FROM copy JOIN folder ON folder.id = copy.folder
        JOIN decision ON decision.id = (SELECT max(id) FROM decision d WHERE d.copy = copy.id)
        JOIN copy lies ON lies.letter = copy.letter AND lies.gone_at IS NULL
        JOIN folder there ON there.id = lies.folder AND there.mailbox = folder.mailbox
        WHERE copy.outcome = 'waiting' AND copy.gone_at IS NULL AND folder.mailbox = ?
          AND decision.verdict = 'bring'
        """,
        mailbox);
    return folders;
  }

  /**
   * Of the mailbox's letters that wait, those that lie where the decision that holds wants them are
   * filed: nothing is left to be done for them.
   */
  public void settleInPlace(String mailbox, Instant at) {
    sql.update(
        """
        UPDATE copy SET outcome = 'filed', because = '', settled_at = ? WHERE outcome = 'waiting'
          AND gone_at IS NULL AND id IN (
            SELECT waits.id FROM copy waits JOIN folder ON folder.id = waits.folder
            JOIN decision ON decision.id = (SELECT max(id) FROM decision d WHERE d.copy = waits.id)
            WHERE waits.outcome = 'waiting' AND waits.gone_at IS NULL AND folder.mailbox = ?
              AND (decision.verdict = 'file' AND EXISTS (SELECT 1 FROM target
                    WHERE target.decision = decision.id AND target.path = folder.path)
                OR decision.verdict = 'bring' AND NOT EXISTS (SELECT 1 FROM target
                    WHERE target.decision = decision.id AND NOT EXISTS (SELECT 1 FROM copy lies
                      JOIN folder there ON there.id = lies.folder
                      WHERE lies.letter = waits.letter AND lies.gone_at IS NULL
                        AND there.mailbox = folder.mailbox AND there.path = target.path))))
        """,
        at,
        mailbox);
  }
}

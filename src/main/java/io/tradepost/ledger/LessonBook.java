package io.tradepost.ledger;

import io.tradepost.filing.Lesson;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;
import java.util.List;

/** What people taught by moving letters to folders that are no customer's own. */
public final class LessonBook {
  private final Sql sql;

  LessonBook(Sql sql) {
    this.sql = sql;
  }

  public List<Lesson> all() {
    return sql.list(
        r ->
            new Lesson(
                r.getString("address"),
                FolderPath.parse(r.getString("path")),
                r.getString("mailbox"),
                Instant.ofEpochMilli(r.getLong("at"))),
        "SELECT * FROM lesson ORDER BY address, mailbox");
  }

  /** Enters a lesson; the newest on an address in a mailbox holds. */
  public void enter(Lesson lesson) {
    sql.update(
        "INSERT INTO lesson (address, mailbox, path, at) VALUES (?, ?, ?, ?) ON CONFLICT (address,"
            + " mailbox) DO UPDATE SET path = excluded.path, at = excluded.at",
        lesson.address(),
        lesson.mailbox(),
        lesson.folder(),
        lesson.taught());
  }

  /** Forgets what was taught on an address. */
  public void forget(String address) {
    sql.update("DELETE FROM lesson WHERE address = ?", address);
  }
}

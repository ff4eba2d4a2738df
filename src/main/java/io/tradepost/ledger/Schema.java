package io.tradepost.ledger;

import java.util.List;

/**
 * The ledger's tables, as the steps that made them. A step once released is never changed; a later
 * version adds one. {@code PRAGMA user_version} tells how many a file has taken.
 */
final class Schema {
  static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE folder (
                id INTEGER PRIMARY KEY,
                mailbox TEXT NOT NULL,
                path TEXT NOT NULL,
                validity INTEGER NOT NULL,
                next_uid INTEGER NOT NULL,
                modseq INTEGER NOT NULL,
                messages INTEGER NOT NULL,
                present INTEGER NOT NULL DEFAULT 1,
                UNIQUE (mailbox, path)) STRICT
              """,
              """
              CREATE TABLE letter (
                id TEXT PRIMARY KEY,
                message_id TEXT NOT NULL,
                conversation TEXT NOT NULL,
                sent INTEGER NOT NULL,
                subject TEXT NOT NULL,
                counterpart TEXT NOT NULL) STRICT, WITHOUT ROWID
              """,
              "CREATE INDEX letter_message_id ON letter (message_id)",
              "CREATE INDEX letter_conversation ON letter (conversation)",
              "CREATE TABLE reference (message_id TEXT PRIMARY KEY, conversation TEXT NOT NULL)"
                  + " STRICT, WITHOUT ROWID",
              "CREATE INDEX reference_conversation ON reference (conversation)",
              """
              CREATE TABLE copy (
                id INTEGER PRIMARY KEY,
                folder INTEGER NOT NULL REFERENCES folder,
                validity INTEGER NOT NULL,
                uid INTEGER NOT NULL,
                letter TEXT,
                message_id TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                vault_year INTEGER NOT NULL,
                size INTEGER NOT NULL,
                arrived INTEGER NOT NULL,
                flags TEXT NOT NULL,
                came TEXT NOT NULL,
                outcome TEXT NOT NULL,
                because TEXT NOT NULL,
                seen_at INTEGER NOT NULL,
                settled_at INTEGER,
                gone_at INTEGER,
                noticed INTEGER NOT NULL DEFAULT 0) STRICT
              """,
              "CREATE UNIQUE INDEX copy_place ON copy (folder, validity, uid) WHERE gone_at IS"
                  + " NULL",
              "CREATE INDEX copy_letter ON copy (letter)",
              "CREATE INDEX copy_message_id ON copy (message_id)",
              "CREATE INDEX copy_waiting ON copy (outcome) WHERE outcome = 'waiting'",
              """
              CREATE TABLE decision (
                id INTEGER PRIMARY KEY,
                copy INTEGER NOT NULL REFERENCES copy,
                letter TEXT NOT NULL,
                at INTEGER NOT NULL,
                verdict TEXT NOT NULL,
                category TEXT NOT NULL,
                reasons TEXT NOT NULL,
                rulebook TEXT NOT NULL) STRICT
              """,
              "CREATE INDEX decision_copy ON decision (copy)",
              "CREATE INDEX decision_letter ON decision (letter)",
              """
              CREATE TABLE target (
                decision INTEGER NOT NULL REFERENCES decision ON DELETE CASCADE,
                category TEXT NOT NULL,
                customer TEXT NOT NULL,
                country TEXT NOT NULL,
                company TEXT NOT NULL,
                path TEXT NOT NULL,
                PRIMARY KEY (decision, path)) STRICT, WITHOUT ROWID
              """,
              "CREATE INDEX target_customer ON target (customer)",
              """
              CREATE TABLE intent (
                id INTEGER PRIMARY KEY,
                mailbox TEXT NOT NULL,
                kind TEXT NOT NULL,
                purpose TEXT NOT NULL,
                source INTEGER NOT NULL REFERENCES folder,
                source_validity INTEGER NOT NULL,
                target TEXT NOT NULL,
                target_next_uid INTEGER NOT NULL,
                at INTEGER NOT NULL,
                closed_at INTEGER) STRICT
              """,
              "CREATE INDEX intent_open ON intent (mailbox) WHERE closed_at IS NULL",
              """
              CREATE TABLE intent_copy (
                intent INTEGER NOT NULL REFERENCES intent,
                copy INTEGER NOT NULL REFERENCES copy,
                uid INTEGER NOT NULL,
                made INTEGER,
                outcome TEXT NOT NULL,
                PRIMARY KEY (intent, copy)) STRICT, WITHOUT ROWID
              """,
              """
              CREATE TABLE event (
                id INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                mailbox TEXT NOT NULL,
                letter TEXT NOT NULL,
                what TEXT NOT NULL,
                arguments TEXT NOT NULL) STRICT
              """,
              "CREATE INDEX event_letter ON event (letter)",
              "CREATE TABLE touched (seq INTEGER PRIMARY KEY AUTOINCREMENT, letter TEXT NOT NULL)"
                  + " STRICT",
              """
              CREATE TABLE failure (
                folder INTEGER NOT NULL REFERENCES folder,
                validity INTEGER NOT NULL,
                uid INTEGER NOT NULL,
                what TEXT NOT NULL,
                at INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                PRIMARY KEY (folder, validity, uid)) STRICT, WITHOUT ROWID
              """,
              "CREATE TABLE customer (key TEXT PRIMARY KEY, document TEXT NOT NULL, edited INTEGER"
                  + " NOT NULL) STRICT, WITHOUT ROWID",
              "CREATE TABLE customer_folder (key TEXT PRIMARY KEY, leaf TEXT"
                  + " NOT NULL) STRICT, WITHOUT ROWID",
              """
              CREATE TABLE lesson (
                address TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                path TEXT NOT NULL,
                at INTEGER NOT NULL,
                PRIMARY KEY (address, mailbox)) STRICT, WITHOUT ROWID
              """,
              """
              CREATE TABLE run (
                id INTEGER PRIMARY KEY,
                mailbox TEXT NOT NULL,
                started INTEGER NOT NULL,
                ended INTEGER,
                fresh INTEGER NOT NULL DEFAULT 0,
                filed INTEGER NOT NULL DEFAULT 0,
                error TEXT NOT NULL DEFAULT '') STRICT
              """,
              "CREATE INDEX run_mailbox ON run (mailbox, id)"),
          // The reply clock: what it needs of each letter, what people settled, what was sent.
          List.of(
              """
              CREATE TABLE turn (
                letter TEXT PRIMARY KEY,
                answers TEXT NOT NULL,
                sender TEXT NOT NULL,
                receivers TEXT NOT NULL,
                copied TEXT NOT NULL,
                automation TEXT NOT NULL,
                courtesy INTEGER NOT NULL,
                promises TEXT NOT NULL,
                rules TEXT NOT NULL) STRICT, WITHOUT ROWID
              """,
              """
              CREATE TABLE settlement (
                id INTEGER PRIMARY KEY,
                letter TEXT NOT NULL,
                at INTEGER NOT NULL,
                until INTEGER,
                because TEXT NOT NULL,
                withdrawn_at INTEGER) STRICT
              """,
              "CREATE INDEX settlement_letter ON settlement (letter)",
              "CREATE TABLE adoption (mailbox TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT,"
                  + " WITHOUT ROWID",
              "INSERT INTO adoption SELECT mailbox, min(started) FROM run GROUP BY mailbox",
              """
              CREATE TABLE outbox (
                message_id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                slot TEXT NOT NULL,
                receiver TEXT NOT NULL,
                content TEXT NOT NULL,
                made_at INTEGER NOT NULL,
                state TEXT NOT NULL,
                attempts INTEGER NOT NULL DEFAULT 0,
                repeats INTEGER NOT NULL DEFAULT 0,
                tried_at INTEGER,
                ended_at INTEGER,
                answer TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID
              """,
              "CREATE INDEX outbox_open ON outbox (made_at) WHERE ended_at IS NULL",
              "CREATE INDEX outbox_receiver ON outbox (receiver, tried_at)",
              "CREATE TABLE slot (job TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
              """
              CREATE TABLE told (
                kind TEXT NOT NULL,
                letter TEXT NOT NULL,
                customer TEXT NOT NULL,
                at INTEGER NOT NULL,
                PRIMARY KEY (kind, letter, customer)) STRICT, WITHOUT ROWID
              """,
              """
              CREATE TABLE mark (
                copy INTEGER NOT NULL REFERENCES copy,
                flag TEXT NOT NULL,
                state TEXT NOT NULL,
                at INTEGER NOT NULL,
                PRIMARY KEY (copy, flag)) STRICT, WITHOUT ROWID
              """),
          // Backups: what was made and read back, and by which seal each is known again.
          List.of(
              """
              CREATE TABLE backup (
                id INTEGER PRIMARY KEY,
                mailbox TEXT NOT NULL,
                year INTEGER NOT NULL,
                format TEXT NOT NULL,
                begun INTEGER NOT NULL,
                ended INTEGER,
                outcome TEXT NOT NULL,
                seal TEXT NOT NULL DEFAULT '',
                letters INTEGER NOT NULL DEFAULT 0,
                size INTEGER NOT NULL DEFAULT 0,
                skipped INTEGER NOT NULL DEFAULT 0,
                why TEXT NOT NULL DEFAULT '') STRICT
              """,
              "CREATE INDEX backup_of ON backup (mailbox, year, format, id)",
              "CREATE INDEX backup_seal ON backup (seal)",
              "CREATE INDEX copy_gone ON copy (folder) WHERE gone_at IS NOT NULL"),
          // Letters out of old mail files, which lie in no folder of a server.
          List.of(
              """
              CREATE TABLE archived (
                id INTEGER PRIMARY KEY,
                mailbox TEXT NOT NULL,
                path TEXT NOT NULL,
                letter TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                vault_year INTEGER NOT NULL,
                size INTEGER NOT NULL,
                arrived INTEGER NOT NULL,
                flags TEXT NOT NULL,
                taken_at INTEGER NOT NULL,
                UNIQUE (mailbox, path, letter)) STRICT
              """,
              "CREATE INDEX archived_letter ON archived (letter)",
              "CREATE INDEX archived_year ON archived (mailbox, vault_year)"),
          // Retention: letters gone from the server that are not kept any longer.
          List.of(
              "ALTER TABLE copy ADD COLUMN let_go_at INTEGER",
              "ALTER TABLE copy ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0",
              "CREATE INDEX copy_let_go ON copy (folder) WHERE let_go_at IS NOT NULL"));

  /** The version this program writes. */
  static final int VERSION = STEPS.size();

  private Schema() {}

  /** Brings a file up to {@link #VERSION}; refuses one from a newer program. */
  static void migrate(Sql sql, String file) {
    int version = (int) sql.number("PRAGMA user_version");
    if (version > VERSION) {
      throw new LedgerException(
          file
              + " was written by a newer Tradepost (its version "
              + version
              + ", ours "
              + VERSION
              + "). Install that version again, or restore the data folder's backup.");
    }
    for (int step = version; step < VERSION; step++) {
      sql.run("BEGIN IMMEDIATE");
      try {
        sql.run(STEPS.get(step).toArray(String[]::new));
        sql.run("PRAGMA user_version = " + (step + 1), "COMMIT");
      } catch (LedgerException e) {
        sql.rollback(e);
        throw e;
      }
    }
  }
}

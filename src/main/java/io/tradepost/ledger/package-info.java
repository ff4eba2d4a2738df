/**
 * The agent's own memory in SQLite: folders, copies, letters, decisions, intents, customers,
 * lessons, runs, what the reply clock needs, e-mails of the agent's own, how backups went and by
 * which seal each is known, letters out of old mail files, letters let go. Value types come in and
 * go out; one store for each thing kept. The one place that knows SQL. May use the value types of
 * {@code letter}, {@code customer}, {@code filing}, {@code mailbox} and {@code reply}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.ledger;

package io.tradepost.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection's statements, each prepared once. Parameters are texts, whole numbers, instants
 * (kept as milliseconds of the epoch) and null.
 */
final class Sql implements AutoCloseable {
  /** Makes a value of a row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What to do about a damaged ledger. */
  static final String DAMAGED =
      "It is damaged. Stop here: restore the data folder from its copy, or move this file (with"
          + " its -wal and -shm) away; the next pass then builds a new one from the server and the"
          + " vault, without what was undone, taught and settled.";

  private final Connection connection;
  private final Path file;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connection connection, Path file) {
    this.connection = connection;
    this.file = file;
  }

  /** All rows. */
  <T> List<T> list(Row<T> row, String sql, @Nullable Object... parameters) {
    try {
      PreparedStatement statement = bind(sql, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** The first row. */
  <T> Optional<T> one(Row<T> row, String sql, @Nullable Object... parameters) {
    return list(row, sql, parameters).stream().findFirst();
  }

  /** The first row's first column as a number; 0 where there is no row. */
  long number(String sql, @Nullable Object... parameters) {
    return one(r -> r.getLong(1), sql, parameters).orElse(0L);
  }

  /** How many rows were changed. */
  int update(String sql, @Nullable Object... parameters) {
    try {
      return bind(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Inserts one row and gives its row id. */
  long insert(String sql, @Nullable Object... parameters) {
    return number(sql.stripTrailing() + " RETURNING rowid", parameters);
  }

  /** Runs statements that take no parameters. */
  void run(String... statements) {
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw failed(sql, e);
      }
    }
  }

  /** After a failure, which is what matters: SQLite may have rolled back by itself. */
  void rollback(Throwable cause) {
    try {
      run("ROLLBACK");
    } catch (LedgerException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
      connection.close();
    } catch (SQLException e) {
      throw new LedgerException("The ledger could not be closed: " + e.getMessage(), e);
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case null -> statement.setObject(i + 1, null);
        case Instant at -> statement.setLong(i + 1, at.toEpochMilli());
        case Boolean yes -> statement.setInt(i + 1, yes ? 1 : 0);
        case Number n -> statement.setLong(i + 1, n.longValue());
        case Object other -> statement.setString(i + 1, other.toString());
      }
    }
    return statement;
  }

  private LedgerException failed(String sql, SQLException e) {
    return new LedgerException(
        "The ledger "
            + file
            + " refused a statement: "
            + e.getMessage()
            + " (in: "
            + sql.strip().lines().findFirst().orElse("")
            + "). "
            + advice(e),
        e);
  }

  /** What an operator can do. */
  static String advice(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return "See the log.";
    }
    // An extended code holds the plain one in its low byte.
    return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
      case SQLITE_FULL ->
          "The disk is full: make room. The daemon then goes on by itself, another command is to be"
              + " given again; nothing is lost.";
      case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
      case SQLITE_BUSY, SQLITE_LOCKED -> "Does another program use the data folder?";
      default -> "See that the data folder's rights and disk are well.";
    };
  }

  /** A time column that may be empty. */
  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** The same by the column's number. */
  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}

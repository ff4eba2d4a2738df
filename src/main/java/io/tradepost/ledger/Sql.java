package io.tradepost.ledger;

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

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
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
    update(sql, parameters);
    return number("SELECT last_insert_rowid()");
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

  private static LedgerException failed(String sql, SQLException e) {
    return new LedgerException(
        "The ledger refused a statement: "
            + e.getMessage()
            + " (in: "
            + sql.strip().lines().findFirst().orElse("")
            + "). Is the disk full, or does another program use the data folder?",
        e);
  }

  /** A time column that may be empty. */
  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}

package io.tradepost.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The agent's own memory: one SQLite file in WAL mode with a single writer. A write is on the disk
 * for good when {@link #write} returns ({@code synchronous=FULL}): what the ledger says was
 * intended, was intended, whatever dies when. Threads may share it.
 */
public final class Ledger implements AutoCloseable {
  private final Path file;
  private final Sql writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final Deque<Sql> readers = new ArrayDeque<>();
  private volatile boolean closed;

  private Ledger(Path file, Sql writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Opens the ledger, makes or updates its tables, and checks that the file is sound.
   *
   * @throws LedgerException where it is damaged, newer than this program, or cannot be opened
   */
  public static Ledger open(Path file) {
    return open(file, true);
  }

  /** The same without looking through the file first: for a short command that only asks. */
  public static Ledger openUnchecked(Path file) {
    return open(file, false);
  }

  private static Ledger open(Path file, boolean checked) {
    ownerOnly(file);
    Sql sql = connect(file, false);
    try {
      if (checked) {
        check(sql, file);
      }
      Schema.migrate(sql, file.toString());
    } catch (LedgerException e) {
      sql.close();
      throw e;
    }
    return new Ledger(file, sql);
  }

  /** Does the work in one transaction; all of it is kept, or, where it throws, none. */
  public <T> T write(Function<Book, T> work) {
    writing.lock();
    try {
      // IMMEDIATE: a transaction that begins by reading and then writes would get SQLITE_BUSY at
      // once.
      writer.run("BEGIN IMMEDIATE");
      try {
        T result = work.apply(new Book(writer));
        writer.run("COMMIT");
        return result;
      } catch (RuntimeException | Error e) {
        writer.rollback(e);
        throw e;
      }
    } finally {
      writing.unlock();
    }
  }

  /** The same without a result. */
  public void writing(Consumer<Book> work) {
    write(
        book -> {
          work.accept(book);
          return Boolean.TRUE;
        });
  }

  /** Reads a consistent state while others write. */
  public <T> T read(Function<Book, T> work) {
    Sql reader = borrow();
    try {
      reader.run("BEGIN");
      try {
        return work.apply(new Book(reader));
      } finally {
        reader.run("COMMIT");
      }
    } finally {
      giveBack(reader);
    }
  }

  /** Looks through the whole file for damage; empty where it is sound. */
  public List<String> integrityErrors() {
    Sql reader = borrow();
    try {
      return problems(reader, "PRAGMA integrity_check");
    } finally {
      giveBack(reader);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      synchronized (readers) {
        readers.forEach(Sql::close);
        readers.clear();
      }
      writer.close();
    } finally {
      writing.unlock();
    }
  }

  private Sql borrow() {
    synchronized (readers) {
      if (closed) {
        throw new LedgerException("The ledger " + file + " is closed.");
      }
      Sql reader = readers.poll();
      if (reader != null) {
        return reader;
      }
    }
    return connect(file, true);
  }

  private void giveBack(Sql reader) {
    synchronized (readers) {
      if (!closed && readers.size() < 4) {
        readers.push(reader);
        return;
      }
    }
    reader.close();
  }

  private static Sql connect(Path file, boolean readOnly) {
    try {
      // Without this the driver asks for the row id after each insert, in a statement of its own.
      Properties options = new Properties();
      options.setProperty("jdbc.get_generated_keys", "false");
      Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file, options), file);
      sql.run(
          "PRAGMA busy_timeout = 10000",
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA foreign_keys = ON",
          "PRAGMA journal_size_limit = 67108864",
          // A first sync enters letters by random keys: each batch changes most pages, and to copy
          // them into the file after each would double what is written.
          "PRAGMA wal_autocheckpoint = 8000",
          // Else what a statement would have to take back is written to files, for each statement.
          "PRAGMA temp_store = MEMORY",
          // A batch changes that much; what does not fit is written twice.
          "PRAGMA cache_size = " + (readOnly ? -16000 : -32000));
      if (readOnly) {
        sql.run("PRAGMA query_only = ON");
      }
      return sql;
    } catch (SQLException e) {
      throw new LedgerException(
          "The ledger " + file + " cannot be opened: " + e.getMessage() + ". " + Sql.advice(e), e);
    }
  }

  private static void check(Sql sql, Path file) {
    List<String> problems = problems(sql, "PRAGMA quick_check");
    if (!problems.isEmpty()) {
      throw new LedgerException(
          "The ledger "
              + file
              + " does not hold together: "
              + problems.getFirst()
              + ". "
              + Sql.DAMAGED);
    }
  }

  private static List<String> problems(Sql sql, String pragma) {
    return sql.list(r -> r.getString(1), pragma).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  private static void ownerOnly(Path file) {
    try {
      if (!Files.exists(file)
          && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (IOException e) {
      throw new LedgerException("The ledger " + file + " cannot be created: " + e, e);
    }
  }
}

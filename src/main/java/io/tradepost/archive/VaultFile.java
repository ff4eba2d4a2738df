package io.tradepost.archive;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One mailbox's letters of one year: a SQLite file, because that is crash-safe and kept by others.
 */
final class VaultFile implements AutoCloseable {
  private static final int VERSION = 1;

  private final Path file;
  private final Connection connection;

  /** Made when the first letter is read: to make it anew costs as much as to read a letter. */
  private @Nullable PreparedStatement letterQuery;

  private @Nullable ZstdDecompressCtx unpacking;

  private VaultFile(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static VaultFile open(Path file) {
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        createForOwner(file);
      }
      Properties options = new Properties();
      options.setProperty("jdbc.get_generated_keys", "false");
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, options);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 10000");
        statement.execute("PRAGMA page_size = 16384");
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("PRAGMA journal_size_limit = 67108864");
        int version = statement.executeQuery("PRAGMA user_version").getInt(1);
        if (version > VERSION) {
          throw new VaultException(
              file + " was written by a newer Tradepost; install that version again.");
        }
        if (version < VERSION) {
          statement.execute("BEGIN IMMEDIATE");
          statement.execute(
              "CREATE TABLE IF NOT EXISTS letter (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL"
                  + " UNIQUE, size INTEGER NOT NULL, chunks INTEGER NOT NULL) STRICT");
          statement.execute(
              "CREATE TABLE IF NOT EXISTS chunk (id INTEGER PRIMARY KEY, letter INTEGER NOT NULL,"
                  + " number INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE"
                  + " (letter, number)) STRICT");
          statement.execute("PRAGMA user_version = " + VERSION);
          statement.execute("COMMIT");
        }
      }
      return new VaultFile(file, connection);
    } catch (IOException | SQLException e) {
      throw new VaultException(
          "The vault " + file + " cannot be opened: " + e.getMessage() + ". " + advice(e), e);
    }
  }

  synchronized void store(Collection<PackedLetter> letters) {
    try {
      begin();
      try (PreparedStatement letter =
              connection.prepareStatement(
                  "INSERT OR IGNORE INTO letter (sha256, size, chunks) VALUES (?, ?, ?) RETURNING"
                      + " id");
          PreparedStatement chunk =
              connection.prepareStatement(
                  "INSERT INTO chunk (letter, number, size, data) VALUES (?, ?, ?, ?)")) {
        for (PackedLetter packed : letters) {
          insert(packed, letter, chunk);
        }
        run("COMMIT");
      } catch (SQLException | RuntimeException e) {
        rollback(e);
        throw e;
      }
    } catch (SQLException e) {
      throw failed("written", e);
    }
  }

  private static void insert(PackedLetter packed, PreparedStatement letter, PreparedStatement chunk)
      throws SQLException {
    letter.setBytes(1, HexFormat.of().parseHex(packed.sha256()));
    letter.setLong(2, packed.size());
    letter.setInt(3, packed.chunks().size());
    long id;
    try (ResultSet row = letter.executeQuery()) {
      if (!row.next()) {
        return; // kept already
      }
      id = row.getLong(1);
    }
    int number = 0;
    for (byte[] data : packed.chunks()) {
      chunk.setLong(1, id);
      chunk.setInt(2, number);
      chunk.setLong(
          3, Math.min(PackedLetter.CHUNK, packed.size() - (long) number * PackedLetter.CHUNK));
      chunk.setBytes(4, data);
      chunk.executeUpdate();
      number++;
    }
  }

  synchronized void drop(Collection<String> sha256s) {
    try {
      run("PRAGMA secure_delete = ON");
      begin();
      try (PreparedStatement chunks =
              connection.prepareStatement(
                  "DELETE FROM chunk WHERE letter = (SELECT id FROM letter WHERE sha256 = ?)");
          PreparedStatement letter =
              connection.prepareStatement("DELETE FROM letter WHERE sha256 = ?")) {
        for (String sha256 : sha256s) {
          byte[] digest = HexFormat.of().parseHex(sha256);
          chunks.setBytes(1, digest);
          chunks.executeUpdate();
          letter.setBytes(1, digest);
          letter.executeUpdate();
        }
        run("COMMIT");
      } catch (SQLException | RuntimeException e) {
        rollback(e);
        throw e;
      }
      run("PRAGMA wal_checkpoint(TRUNCATE)"); // the log has what was removed, too
    } catch (SQLException e) {
      throw failed("written", e);
    }
  }

  synchronized boolean holds(String sha256) {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM letter WHERE sha256 = ?")) {
      query.setBytes(1, HexFormat.of().parseHex(sha256));
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw failed("read", e);
    }
  }

  synchronized Optional<RawLetter> letter(String sha256) throws IOException {
    try {
      PreparedStatement query = letterQuery();
      query.setBytes(1, HexFormat.of().parseHex(sha256));
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        long size = rows.getLong("whole");
        return Optional.of(
            size <= PackedLetter.CHUNK ? small(sha256, size, rows) : large(sha256, rows));
      }
    } catch (SQLException e) {
      throw failed("read", e);
    }
  }

  private PreparedStatement letterQuery() throws SQLException {
    if (letterQuery == null) {
      letterQuery =
          connection.prepareStatement(
              "SELECT l.size AS whole, c.size, c.data FROM letter l LEFT JOIN chunk c ON c.letter ="
                  + " l.id WHERE l.sha256 = ? ORDER BY c.number");
    }
    return letterQuery;
  }

  private RawLetter small(String sha256, long size, ResultSet rows) throws SQLException {
    byte[] data = rows.getBytes("data");
    byte[] raw = size == 0 || data == null ? new byte[0] : unpack(sha256, data, (int) size);
    check(sha256, sha256().digest(raw));
    return RawLetter.of(raw);
  }

  /** Into a temporary file, which the caller removes. */
  private RawLetter large(String sha256, ResultSet rows) throws SQLException, IOException {
    Path temporary = Files.createTempFile("tradepost", ".eml");
    MessageDigest digest = sha256();
    boolean whole = false;
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(temporary), digest)) {
      do {
        byte[] data = rows.getBytes("data");
        out.write(data == null ? new byte[0] : unpack(sha256, data, rows.getInt("size")));
      } while (rows.next());
      check(sha256, digest.digest());
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(temporary);
      }
    }
    return RawLetter.of(temporary);
  }

  private byte[] unpack(String sha256, byte[] data, int size) {
    try {
      if (unpacking == null) {
        unpacking = new ZstdDecompressCtx();
      }
      return unpacking.decompress(data, size);
    } catch (ZstdException e) {
      throw damaged(sha256, e);
    }
  }

  private void check(String sha256, byte[] found) {
    if (!HexFormat.of().formatHex(found).equals(sha256)) {
      throw damaged(sha256, null);
    }
  }

  private DamagedLetterException damaged(String sha256, @Nullable Exception cause) {
    String words =
        "The vault "
            + file
            + " is damaged: the letter "
            + sha256
            + " does not read back as it was stored. Bring this file back from a backup.";
    return cause == null
        ? new DamagedLetterException(words)
        : new DamagedLetterException(words, cause);
  }

  @Override
  public synchronized void close() {
    try {
      if (unpacking != null) {
        unpacking.close();
        unpacking = null;
      }
      connection.close();
    } catch (SQLException e) {
      throw failed("closed", e);
    }
  }

  private void begin() throws SQLException {
    run("BEGIN IMMEDIATE");
  }

  /** After a failure, which is what matters: SQLite may have rolled back by itself. */
  private void rollback(Exception cause) {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private VaultException failed(String what, SQLException e) {
    return new VaultException(
        "The vault " + file + " cannot be " + what + ": " + e.getMessage() + ". " + advice(e), e);
  }

  /** What an operator can do. */
  private static String advice(Exception e) {
    if (e instanceof SQLiteException sqlite) {
      // An extended code holds the plain one in its low byte.
      return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
        case SQLITE_FULL ->
            "The disk is full: make room. The daemon then goes on by itself, another command is to"
                + " be given again; nothing is lost.";
        case SQLITE_CORRUPT, SQLITE_NOTADB -> "It is damaged: bring it back from a backup.";
        case SQLITE_BUSY, SQLITE_LOCKED -> "Another program has it open.";
        default -> "See that its rights and the disk are well.";
      };
    }
    return "See that its rights and the disk are well.";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static void createForOwner(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}

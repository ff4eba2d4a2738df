package io.tradepost.agent;

import io.tradepost.archive.backup.BackupFormat;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.Backups.Standing;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.Encrypted;
import io.tradepost.archive.backup.Encryption;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.archive.backup.Maildir;
import io.tradepost.archive.backup.Mbox;
import io.tradepost.config.Settings;
import io.tradepost.ledger.BackupRuns.Kind;
import io.tradepost.ledger.Book;
import io.tradepost.letter.LetterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an installation's backups lie: {@code backup/Britty/2026Britty.zip}.
 *
 * @param zone the company's
 * @param encryption to whom new backups are encrypted, and with what old ones are opened
 */
record BackupShelf(Path folder, ZoneId zone, LetterReader reader, Encryption encryption) {

  /** A mailbox's backups of one year in one format. */
  record Row(String mailbox, int year, BackupFormat format, Backups backups) {
    /** As the ledger names it. */
    Kind kind() {
      return new Kind(mailbox, year, format.name());
    }

    /** The seals of which a backup of that standing has one; empty where the ledger knows none. */
    Set<String> seals(Book book, Standing standing) {
      return standing == Standing.LAST
          ? book.backups().lastSeals(kind())
          : book.backups().seals(kind());
    }
  }

  /** The same, for whoever has the private key. */
  BackupShelf openedBy(Path identityFile) {
    try {
      return new BackupShelf(folder, zone, reader, encryption.openedBy(identityFile));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("There is no file " + identityFile + ".", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("The private key: " + e.getMessage() + ".", e);
    }
  }

  BackupFormat format(Settings.Format format) {
    return switch (format) {
      case EML_ZIP -> new EmlZip(zone);
      case MBOX -> new Mbox();
      case MAILDIR -> new Maildir();
    };
  }

  /** As new backups are written; whether or not there are any yet. */
  Row row(String mailbox, int year, Settings.Format format) {
    BackupFormat form = format(format);
    return row(
        mailbox, year, encryption.recipients().isEmpty() ? form : new Encrypted(form, encryption));
  }

  private Row row(String mailbox, int year, BackupFormat form) {
    return new Row(
        mailbox,
        year,
        form,
        new Backups(new LocalDisk(), folder.resolve(mailbox), mailbox, year, form, reader));
  }

  /** All of which something lies there, also of mailboxes that the settings no longer know. */
  List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String mailbox : names(folder)) {
      Pattern form = Pattern.compile("(\\d{4})" + Pattern.quote(mailbox) + "\\..*");
      TreeSet<Integer> years = new TreeSet<>();
      for (String name : names(folder.resolve(mailbox))) {
        Matcher matcher = form.matcher(name);
        if (matcher.matches()) {
          years.add(Integer.parseInt(matcher.group(1)));
        }
      }
      for (int year : years) {
        for (BackupFormat format : formats()) {
          Row row = row(mailbox, year, format);
          if (!row.backups().list().isEmpty()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private List<BackupFormat> formats() {
    List<BackupFormat> formats = new ArrayList<>();
    for (Settings.Format format : Settings.Format.values()) {
      formats.add(format(format));
      if (format != Settings.Format.MAILDIR) {
        formats.add(new Encrypted(format(format), encryption));
      }
    }
    return formats;
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(p -> String.valueOf(p.getFileName())).sorted().toList();
    }
  }
}

package io.tradepost.agent;

import io.tradepost.archive.backup.BackupFormat;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.EmlZip;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.archive.backup.Maildir;
import io.tradepost.archive.backup.Mbox;
import io.tradepost.config.Settings;
import io.tradepost.ledger.BackupRuns.Kind;
import io.tradepost.letter.LetterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an installation's backups lie: {@code backup/Britty/2026Britty.zip}.
 *
 * @param zone the company's
 */
record BackupShelf(Path folder, ZoneId zone, LetterReader reader) {

  /** A mailbox's backups of one year in one format. */
  record Row(String mailbox, int year, BackupFormat format, Backups backups) {
    /** As the ledger names it. */
    Kind kind() {
      return new Kind(mailbox, year, format.name());
    }
  }

  BackupFormat format(Settings.Format format) {
    return switch (format) {
      case EML_ZIP -> new EmlZip(zone);
      case MBOX -> new Mbox();
      case MAILDIR -> new Maildir();
    };
  }

  /** Whether or not there are any yet. */
  Row row(String mailbox, int year, Settings.Format format) {
    BackupFormat form = format(format);
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
        for (Settings.Format format : Settings.Format.values()) {
          Row row = row(mailbox, year, format);
          if (!row.backups().list().isEmpty()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
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

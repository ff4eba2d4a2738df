package io.tradepost.agent;

import io.tradepost.agent.Office.Progress;
import io.tradepost.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Letters that are brought back: from a backup to a mailbox, or from the vault into a file. */
public interface RestoreDesk {
  /** Brings letters back to a mailbox; what went wrong with one of them is told in the report. */
  Restored restore(RestoreRequest request, Progress progress);

  /** What {@link #restore} would do, without doing it. */
  Restored plan(RestoreRequest request, Progress progress);

  /** Writes the letters that a query finds into a file of their own. */
  Exported export(ExportRequest request, Progress progress);

  /**
   * Which letters, and where they go.
   *
   * @param mailbox whose backup
   * @param year empty for all
   * @param folder with those below it; empty for all
   * @param letter a short id or a Message-ID; empty for all
   * @param to the mailbox that they go to; empty for the same one
   * @param into the folder that they go to; empty for where they lay
   * @param withGone also letters that lay on the server no longer when the backup was made
   * @param identityOrNull the file with the private key that opens encrypted backups
   */
  record RestoreRequest(
      String mailbox,
      OptionalInt year,
      String folder,
      String letter,
      String to,
      String into,
      boolean withGone,
      @Nullable Path identityOrNull) {}

  /**
   * What a restore did: {@code wanted = restored + there + elsewhere + failures + left}.
   *
   * @param backups that the letters were taken from
   * @param wanted each place of a letter counted
   * @param there lay in their folder already
   * @param elsewhere lie in another folder now, where they were moved since the backup was made
   * @param left not tried, for it ended before
   * @param folders how many were put into each folder
   * @param stopped why it ended before its end; empty where it did not
   * @param notes what an operator should know, in words
   */
  record Restored(
      String mailbox,
      String to,
      List<Source> backups,
      long wanted,
      long restored,
      long there,
      long elsewhere,
      long left,
      List<Failure> failures,
      Map<String, Long> folders,
      List<String> foldersMade,
      List<String> flagsLeftOut,
      String stopped,
      List<String> notes) {
    public Restored {
      backups = List.copyOf(backups);
      failures = List.copyOf(failures);
      foldersMade = List.copyOf(foldersMade);
      flagsLeftOut = List.copyOf(flagsLeftOut);
      notes = List.copyOf(notes);
    }

    /** Whether every letter that was chosen lies in the mailbox now. */
    public boolean complete() {
      return failures.isEmpty() && left == 0;
    }
  }

  /** A backup that letters were taken from. */
  record Source(int year, String format, Path file, Instant made) {}

  /** A letter that could not be brought back. */
  record Failure(String letter, String messageId, String folder, String to, String why) {}

  /**
   * What is to be written.
   *
   * @param query as for a search
   * @param to does not exist yet
   */
  record ExportRequest(String query, Settings.Format format, Path to) {}

  /**
   * What was written.
   *
   * @param found letters that the query found
   * @param written of these, those in the file
   * @param readBack of these, those that came out as they went in
   * @param skipped those that could not be written, and why
   * @param faults what did not come out as it went in; there is no file then
   */
  record Exported(
      Path file,
      String format,
      long found,
      long written,
      long readBack,
      long size,
      List<String> skipped,
      List<String> faults) {
    public Exported {
      skipped = List.copyOf(skipped);
      faults = List.copyOf(faults);
    }

    /** Whether every letter found is in the file. */
    public boolean complete() {
      return faults.isEmpty() && written == found;
    }
  }
}

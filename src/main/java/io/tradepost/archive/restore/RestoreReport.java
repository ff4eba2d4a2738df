package io.tradepost.archive.restore;

import io.tradepost.archive.backup.Copy;
import io.tradepost.mailbox.FolderPath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a restore did, or would do: {@code wanted = restored + there + elsewhere + failed + left}.
 *
 * @param wanted letters of the backup that were chosen, each place of a letter counted
 * @param restored put into their folder
 * @param there lay in their folder already
 * @param elsewhere lie in another folder now, where somebody moved them since the backup was made
 * @param left not tried, for the restore ended before
 * @param failures those that could not be brought back, and why
 * @param folders how many were put into each folder
 * @param flagsLeftOut flags that the server does not keep there
 * @param foldersMade folders that were missing
 * @param stopped why it ended before its end; empty where it did not
 */
public record RestoreReport(
    long wanted,
    long restored,
    long there,
    long elsewhere,
    long left,
    List<Failure> failures,
    Map<FolderPath, Long> folders,
    Set<String> flagsLeftOut,
    List<FolderPath> foldersMade,
    String stopped) {
  public RestoreReport {
    failures = List.copyOf(failures);
    flagsLeftOut = Set.copyOf(flagsLeftOut);
    foldersMade = List.copyOf(foldersMade);
  }

  /** A letter that could not be brought back. */
  public record Failure(Copy copy, FolderPath target, String why) {}

  /** Whether every letter that was chosen lies in the mailbox now. */
  public boolean complete() {
    return failures.isEmpty() && left == 0;
  }
}

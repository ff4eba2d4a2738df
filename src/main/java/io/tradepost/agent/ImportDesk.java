package io.tradepost.agent;

import io.tradepost.agent.Office.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The desk where old mail files are taken in. */
public interface ImportDesk {
  /**
   * Takes old mail into a mailbox's archive: searchable, kept in the backups of its years, filed
   * nowhere.
   *
   * @param path a file or folder
   * @param mailbox its English name
   * @throws IllegalArgumentException where there is no such mailbox, or the file is of no kind that
   *     can be imported
   */
  ImportReport take(Path path, String mailbox, Progress progress) throws IOException;

  /**
   * What became of all that lay there.
   *
   * @param archive the folder under which it is found
   * @param folders each by itself, by path
   * @param incomplete letters that were taken in without a part that could not be read
   * @param complete whether all that lay there was read
   */
  record ImportReport(
      String mailbox,
      String archive,
      List<ImportCount> folders,
      ImportCount total,
      List<Unreadable> unreadable,
      List<Unreadable> incomplete,
      boolean complete) {
    public ImportReport {
      folders = List.copyOf(folders);
      unreadable = List.copyOf(unreadable);
      incomplete = List.copyOf(incomplete);
    }
  }

  /**
   * A folder's count, or that of all; {@code found = takenIn + known + not letters + unreadable}.
   *
   * @param expected how many things the file says lie there; -1 where it does not say
   * @param missing how many of those it did not give
   * @param known how many the mailbox had already
   * @param notLetters how many of each kind
   */
  record ImportCount(
      String folder,
      long expected,
      long found,
      long missing,
      long takenIn,
      long known,
      Map<String, Long> notLetters,
      long unreadable) {
    public ImportCount {
      notLetters = Map.copyOf(notLetters);
    }
  }

  /** Something that could not be read: where it lies, and why. */
  record Unreadable(String folder, String place, String why) {}
}

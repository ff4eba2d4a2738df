package io.tradepost.archive.restore;

import io.tradepost.archive.backup.Copy;
import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what becomes of each letter. */
final class Accounts {
  private final long wanted;
  private long restored;
  private long there;
  private long elsewhere;
  private final List<RestoreReport.Failure> failures = new ArrayList<>();
  private final Map<FolderPath, Long> folders = new TreeMap<>();
  private final Set<String> flagsLeftOut = new TreeSet<>();
  private final List<FolderPath> made = new ArrayList<>();

  Accounts(long wanted) {
    this.wanted = wanted;
  }

  void arrived(FolderPath folder, Set<String> leftOut) {
    restored++;
    folders.merge(folder, 1L, Long::sum);
    flagsLeftOut.addAll(leftOut);
  }

  void lies(boolean inItsFolder) {
    if (inItsFolder) {
      there++;
    } else {
      elsewhere++;
    }
  }

  void failed(Copy copy, FolderPath target, String why) {
    failures.add(new RestoreReport.Failure(copy, target, why));
  }

  void made(FolderPath folder) {
    made.add(folder);
  }

  long wanted() {
    return wanted;
  }

  long done() {
    return restored + there + elsewhere + failures.size();
  }

  RestoreReport report(String stopped) {
    return new RestoreReport(
        wanted,
        restored,
        there,
        elsewhere,
        wanted - done(),
        failures,
        folders,
        flagsLeftOut,
        made,
        stopped);
  }
}

package io.tradepost.agent;

import io.tradepost.agent.Office.Progress;
import io.tradepost.archive.old.OldMail;
import io.tradepost.round.Desk;
import io.tradepost.round.OldMailIntake;
import io.tradepost.round.OldMailTally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Takes old mail in, one import at a time: two of the same file would count each other's. */
final class LocalImportDesk implements ImportDesk {
  private static final int MEGABYTE = 20;

  private final Desk desk;
  private final Posts posts;
  private final ReentrantLock working = new ReentrantLock();

  LocalImportDesk(Desk desk, Posts posts) {
    this.desk = desk;
    this.posts = posts;
  }

  @Override
  public ImportReport take(Path path, String mailbox, Progress progress) throws IOException {
    String name = posts.named(List.of(mailbox)).getFirst().name();
    OldMail mail = OldMail.at(path);
    working.lock();
    try {
      return report(
          name,
          new OldMailIntake(desk, name)
              .take(
                  mail,
                  (bytes, of, letters) ->
                      progress.at(name, "MB of old mail", bytes >> MEGABYTE, of >> MEGABYTE)));
    } finally {
      working.unlock();
    }
  }

  /** Does something while no import is under way; does not, where one is. */
  void whileIdle(Runnable work) {
    if (working.tryLock()) {
      try {
        work.run();
      } finally {
        working.unlock();
      }
    }
  }

  private static ImportReport report(String mailbox, OldMailTally tally) {
    return new ImportReport(
        mailbox,
        tally.root().toString(),
        tally.folders().stream().map(f -> count(f, f.missing())).toList(),
        count(tally.total(), tally.folders().stream().mapToLong(OldMailTally.Count::missing).sum()),
        tally.total().unreadable().stream().map(LocalImportDesk::view).toList(),
        tally.total().incomplete().stream().map(LocalImportDesk::view).toList(),
        tally.complete());
  }

  private static Unreadable view(OldMailTally.Unreadable one) {
    return new Unreadable(one.folder().toString(), one.place(), one.why());
  }

  private static ImportCount count(OldMailTally.Count count, long missing) {
    return new ImportCount(
        count.folder().toString(),
        count.expected(),
        count.found(),
        missing,
        count.taken(),
        count.known(),
        count.notLetters(),
        count.unreadable().size());
  }
}

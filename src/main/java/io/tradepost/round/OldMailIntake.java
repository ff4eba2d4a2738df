package io.tradepost.round;

import io.tradepost.archive.old.OldLetter;
import io.tradepost.archive.old.OldMail;
import io.tradepost.archive.old.OldMailSink;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes old mail into a mailbox's archive, and counts what became of each thing that lay there. */
public final class OldMailIntake {
  private static final Logger LOG = LoggerFactory.getLogger(OldMailIntake.class);

  /** The folder under which what was imported is found. */
  public static final String ARCHIVE = "Archive";

  private static final int BATCH_LETTERS = 250;
  private static final long BATCH_BYTES = 12L << 20;

  /** So many letters are entered before the index is put on the disk again. */
  private static final int COMMIT = 20_000;

  private final Desk desk;
  private final String mailbox;
  private final OldLetters letters;

  public OldMailIntake(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.letters = new OldLetters(desk, mailbox);
  }

  /** Told how many of all bytes are read, and how many letters. */
  @FunctionalInterface
  public interface Progress {
    void at(long bytes, long ofBytes, long letters);
  }

  /** Takes all of it in. */
  public OldMailTally take(OldMail mail, Progress progress) throws IOException {
    FolderPath root = FolderPath.of(ARCHIVE, mail.name());
    Taking taking = new Taking(mail.size(), progress);
    mail.read(root, taking);
    taking.recordBatch();
    desk.keeper().index().refresh();
    desk.keeper().commit();
    OldMailTally tally = new OldMailTally(root, taking.folders);
    LOG.info(
        "import.done mailbox={} found={} taken={} known={} unreadable={}",
        mailbox,
        tally.total().found(),
        tally.total().taken(),
        tally.total().known(),
        tally.total().unreadable().size());
    return tally;
  }

  /** What was imported together: the archive's folder below the uppermost. */
  static List<String> root(FolderPath path) {
    return path.segments().subList(0, Math.min(2, path.segments().size()));
  }

  private final class Taking implements OldMailSink {
    private final Map<FolderPath, OldMailTally.Folder> folders = new TreeMap<>();
    private final long size;
    private final Progress progress;
    private List<Future<OldLetters.Read>> batch = new ArrayList<>();
    private long batchBytes;
    private long bytes;
    private long count;
    private long sinceCommit;

    Taking(long size, Progress progress) {
      this.size = size;
      this.progress = progress;
    }

    private OldMailTally.Folder of(FolderPath folder) {
      return folders.computeIfAbsent(folder, OldMailTally.Folder::new);
    }

    @Override
    public void folder(FolderPath folder, long expected) {
      of(folder).expect(expected);
    }

    @Override
    public void letter(OldLetter letter) {
      of(letter.folder());
      batch.add(
          switch (letter.raw()) {
            case RawLetter.InMemory small -> desk.workers().submit(() -> letters.read(letter));
            // The file is gone when this returns.
            case RawLetter.InFile large -> CompletableFuture.completedFuture(readFile(letter));
          });
      batchBytes += letter.raw().size();
      count++;
      if (batch.size() >= BATCH_LETTERS || batchBytes >= BATCH_BYTES) {
        recordBatch();
      }
    }

    private OldLetters.Read readFile(OldLetter letter) {
      try {
        return letters.read(letter);
      } catch (IOException e) {
        throw new UncheckedIOException("A large letter's temporary file could not be read", e);
      }
    }

    private void recordBatch() {
      List<OldLetters.Read> all = batch.stream().map(Workers::result).toList();
      batch = new ArrayList<>();
      batchBytes = 0;
      List<Boolean> fresh = letters.take(all);
      for (int i = 0; i < all.size(); i++) {
        of(all.get(i).folder()).count(fresh.get(i));
        sinceCommit += fresh.get(i) ? 1 : 0;
      }
      if (sinceCommit >= COMMIT) {
        desk.keeper().commit();
        sinceCommit = 0;
      }
      progress.at(bytes, size, count);
    }

    @Override
    public void notLetter(FolderPath folder, String place, String kind) {
      of(folder).notLetter(kind);
    }

    @Override
    public void unreadable(FolderPath folder, String place, String why) {
      LOG.warn("import.unreadable mailbox={} why={}", mailbox, why);
      of(folder).unreadable(place, why);
    }

    @Override
    public void incomplete(FolderPath folder, String place, String why) {
      LOG.warn("import.incomplete mailbox={} why={}", mailbox, why);
      of(folder).incomplete(place, why);
    }

    @Override
    public void read(long more) {
      bytes += more;
      progress.at(bytes, size, count);
    }
  }
}

package io.tradepost.agent;

import io.tradepost.agent.BackupShelf.Row;
import io.tradepost.agent.Office.Progress;
import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.restore.RestoreReport;
import io.tradepost.archive.restore.Restorer;
import io.tradepost.archive.restore.Restorer.Volume;
import io.tradepost.archive.restore.Selection;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings letters back from the backups of an installation. */
final class LocalRestoreDesk implements RestoreDesk {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRestoreDesk.class);

  private final BackupShelf shelf;
  private final Desk desk;
  private final Shelf letters;
  private final Posts posts;

  LocalRestoreDesk(BackupShelf shelf, Desk desk, Shelf letters, Posts posts) {
    this.shelf = shelf;
    this.desk = desk;
    this.letters = letters;
    this.posts = posts;
  }

  @Override
  public Restored restore(RestoreRequest request, Progress progress) {
    return work(
        request,
        progress,
        (restorer, volumes, selection, same) -> {
          volumes.forEach(LocalRestoreDesk::requireOpen);
          return restorer.restore(volumes, selection, same);
        });
  }

  @Override
  public Restored plan(RestoreRequest request, Progress progress) {
    return work(request, progress, Restorer::plan);
  }

  private static void requireOpen(Volume volume) {
    BackupContents backup = volume.backup();
    if (!backup.format().opens(backup.file())) {
      throw new IllegalArgumentException(
          "The backup "
              + backup.file()
              + " is encrypted: name the file with its private key by --identity.");
    }
  }

  /** What a restorer is asked to do. */
  @FunctionalInterface
  private interface Task {
    RestoreReport with(
        Restorer restorer, List<Volume> volumes, Selection selection, boolean sameMailbox)
        throws MailboxException, IOException;
  }

  private Restored work(RestoreRequest request, Progress progress, Task task) {
    List<String> notes = new ArrayList<>();
    BackupShelf opened =
        request.identityOrNull() == null ? shelf : shelf.openedBy(request.identityOrNull());
    List<Found> found = volumes(opened, request, notes);
    String mailbox = found.getFirst().row().mailbox();
    MailboxPost to =
        posts.named(List.of(request.to().isEmpty() ? mailbox : request.to())).getFirst();
    Selection selection =
        new Selection(
            path(request.folder()),
            request.letter().isEmpty() ? null : request.letter(),
            path(request.into()),
            request.withGone());
    boolean same = to.name().equalsIgnoreCase(mailbox);
    List<Volume> volumes = found.stream().map(Found::volume).toList();
    try {
      RestoreReport report =
          to.work(
              (round, connection) -> {
                Restorer restorer =
                    new Restorer(
                        connection,
                        new LedgerMemory(desk.ledger(), to.name(), desk.clock()),
                        (done, total) -> progress.at(to.name(), "restored", done, total));
                try {
                  return task.with(restorer, volumes, selection, same);
                } catch (IOException e) {
                  throw new UncheckedIOException(e.getMessage(), e);
                }
              });
      desk.keeper().commit();
      LOG.info(
          "restore.done mailbox={} to={} wanted={} restored={} failed={}",
          mailbox,
          to.name(),
          report.wanted(),
          report.restored(),
          report.failures().size());
      return restored(mailbox, to.name(), found, report, notes);
    } catch (MailboxException e) {
      throw new OfficeException(
          e.getMessage()
              + " Run the same command again: what has arrived is not brought a second time.",
          e);
    }
  }

  private static @Nullable FolderPath path(String folder) {
    if (folder.isEmpty()) {
      return null;
    }
    try {
      return FolderPath.parse(folder);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + folder + "' names no folder.", e);
    }
  }

  private static Restored restored(
      String mailbox, String to, List<Found> found, RestoreReport report, List<String> notes) {
    Map<String, Long> folders = new LinkedHashMap<>();
    report.folders().forEach((path, count) -> folders.put(path.toString(), count));
    return new Restored(
        mailbox,
        to,
        found.stream().map(Found::source).toList(),
        report.wanted(),
        report.restored(),
        report.there(),
        report.elsewhere(),
        report.left(),
        report.failures().stream()
            .map(
                f ->
                    new Failure(
                        f.copy().letter().value(),
                        f.copy().messageId(),
                        f.copy().folder().toString(),
                        f.target().toString(),
                        f.why()))
            .toList(),
        folders,
        report.foldersMade().stream().map(FolderPath::toString).toList(),
        report.flagsLeftOut().stream().sorted().toList(),
        report.stopped(),
        notes);
  }

  /** A year's backup that letters are taken from. */
  private record Found(Row row, Volume volume, Instant made) {
    Source source() {
      return new Source(row.year(), row.format().name(), volume.backup().file(), made);
    }
  }

  /**
   * One that lies there and whose manifest can be read.
   *
   * @param ours whether the ledger knows it as the agent's own, or knows of none at all
   */
  private record Candidate(Row row, Backups.Lying lying, Instant made, boolean ours) {
    BackupContents contents() {
      return new BackupContents(row.format(), lying.file());
    }
  }

  /**
   * The years asked for, the oldest first; of each the last good backup, and what else there is.
   */
  private List<Found> volumes(BackupShelf shelf, RestoreRequest request, List<String> notes) {
    Map<Integer, List<Candidate>> byYear = new TreeMap<>();
    try {
      for (Row row : shelf.rows()) {
        boolean year = request.year().isEmpty() || request.year().getAsInt() == row.year();
        if (year && row.mailbox().equalsIgnoreCase(request.mailbox())) {
          byYear.computeIfAbsent(row.year(), y -> new ArrayList<>()).addAll(candidates(row, notes));
        }
      }
      List<Found> found = new ArrayList<>();
      for (Map.Entry<Integer, List<Candidate>> entry : byYear.entrySet()) {
        if (entry.getValue().isEmpty()) {
          throw new OfficeException(
              "Of the backups of %s of %d in %s none can be read: %s"
                  .formatted(
                      request.mailbox(), entry.getKey(), shelf.folder(), String.join(" ", notes)),
              null);
        }
        found.add(found(entry.getValue(), notes));
      }
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "There is no backup of %s%s in %s; 'tradepost backup list' names those there are."
                .formatted(
                    request.mailbox(),
                    request.year().isEmpty() ? "" : " of " + request.year().getAsInt(),
                    shelf.folder()));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The backups in " + shelf.folder() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private List<Candidate> candidates(Row row, List<String> notes) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (Backups.Lying lying : row.backups().list()) {
      if (lying.madeOrNull() == null) {
        notes.add(
            "The manifest of "
                + lying.file()
                + " is missing or not as it was written; it was not used.");
      } else {
        candidates.add(
            new Candidate(
                row, lying, Objects.requireNonNull(lying.madeOrNull()), isOurs(row, lying)));
      }
    }
    return candidates;
  }

  /** On another machine, after a loss, the ledger knows of no backup: then any will do. */
  private boolean isOurs(Row row, Backups.Lying lying) {
    Set<String> seals = desk.ledger().read(book -> row.seals(book, lying.standing()));
    return seals.isEmpty() || seals.contains(lying.seal());
  }

  private static Found found(List<Candidate> candidates, List<String> notes) throws IOException {
    candidates.sort(
        Comparator.comparing((Candidate c) -> !c.ours())
            .thenComparing(c -> c.lying().standing())
            .thenComparing(Candidate::made, Comparator.reverseOrder()));
    Candidate best = candidates.getFirst();
    if (!best.ours()) {
      notes.add(
          best.lying().file()
              + " is not the one that the agent wrote last: it was exchanged together with its"
              + " manifest, or an older one was put in its place. Its letters were used all the"
              + " same, each as that manifest has it.");
    }
    return new Found(
        best.row(),
        new Volume(
            best.contents(),
            best.contents().list(),
            candidates.stream().skip(1).map(Candidate::contents).toList()),
        best.made());
  }

  @Override
  public Exported export(ExportRequest request, Progress progress) {
    return new Exporting(desk, letters, shelf).export(request, progress);
  }
}

package io.tradepost.agent;

import io.tradepost.agent.Office.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The backups' desk: made, read back, listed. */
public interface BackupDesk {
  /** Makes the backups; what went wrong with one of them is told in its report. */
  RunReport run(RunRequest request, Progress progress);

  /**
   * Reads backups back and holds them against their manifests and against the ledger. Of an
   * encrypted one only the file's bytes, where the key is not given.
   *
   * @param identity the file with the private key; null where there is none
   */
  List<Checked> verify(Choice choice, @Nullable Path identity, Progress progress);

  /**
   * Fetches every letter on the servers and holds it against the backups, byte for byte. Keeps
   * nothing of what it fetches.
   */
  List<Compared> compare(Choice choice, Progress progress);

  /** The backups that lie there. */
  List<Lying> list(Choice choice);

  /**
   * Which backups.
   *
   * @param mailboxes English names; empty for all
   * @param year empty for all
   */
  record Choice(List<String> mailboxes, OptionalInt year) {
    public static final Choice ALL = new Choice(List.of(), OptionalInt.empty());

    public Choice {
      mailboxes = List.copyOf(mailboxes);
    }

    boolean includes(int other) {
      return year.isEmpty() || year.getAsInt() == other;
    }

    boolean includes(String mailbox, int other) {
      return includes(other)
          && (mailboxes.isEmpty() || mailboxes.stream().anyMatch(mailbox::equalsIgnoreCase));
    }
  }

  /**
   * What to make.
   *
   * @param acceptFewer whether a backup may take the last one's place though it has clearly fewer
   *     letters
   */
  record RunRequest(Choice choice, boolean acceptFewer) {}

  /**
   * What a run did.
   *
   * @param notes what an operator has to set right, in words
   */
  record RunReport(Instant at, List<Reconciled> mailboxes, List<Made> backups, List<String> notes) {
    public RunReport {
      notes = List.copyOf(notes);
    }

    /**
     * Whether every mailbox was reached, every backup is whole and the last good one, and nothing
     * has to be set right.
     */
    public boolean clean() {
      return notes.isEmpty()
          && mailboxes.stream().allMatch(m -> m.error().isEmpty() && m.missing() == 0)
          && backups.stream().allMatch(Made::clean);
    }
  }

  /**
   * How a mailbox's letters on the server were brought together with the vault.
   *
   * @param onServer as the server counts them, in the folders that are looked at; -1 where it could
   *     not be asked
   * @param inVault how many of them the vault holds
   * @param withheld how many of them are private and never fetched
   * @param missing how many of them the vault lacks
   * @param fetched how many were fetched for this run
   * @param gone letters that the vault keeps and the server has no longer
   * @param letGo letters that are kept no longer from this run on: gone from the server for longer
   *     than the retention time
   * @param error why the server could not be asked; empty where it was
   */
  record Reconciled(
      String mailbox,
      long onServer,
      long inVault,
      long withheld,
      long missing,
      long fetched,
      long gone,
      long letGo,
      String error) {}

  /**
   * What came of one backup.
   *
   * @param outcome {@code replaced, unchanged, held, unfit} or {@code failed}
   * @param offered copies of letters that there are to be kept
   * @param gone of these, how many lie on the server no longer
   * @param takenOver of those written, how many as they lay in the last backup
   * @param readBack how many came out as they went in
   * @param skipped what could not be written, and why, each in words
   * @param file empty where there is none
   * @param notes what an operator should know, in words
   */
  record Made(
      String mailbox,
      int year,
      String format,
      String outcome,
      long offered,
      long gone,
      long written,
      long takenOver,
      long readBack,
      List<String> skipped,
      String file,
      long size,
      List<String> notes) {
    public Made {
      skipped = List.copyOf(skipped);
      notes = List.copyOf(notes);
    }

    /** Whether it is whole and the last good one. */
    public boolean clean() {
      return skipped.isEmpty() && (outcome.equals("replaced") || outcome.equals("unchanged"));
    }
  }

  /**
   * A backup that was read back.
   *
   * @param opened whether its letters could be read; of an encrypted one only the file's bytes can,
   *     where the key is not given
   * @param copies that came out as they went in, or whose bytes lie there as they were written
   * @param faults what does not, in words
   */
  record Checked(
      String mailbox,
      int year,
      String format,
      Path file,
      boolean opened,
      long copies,
      List<FaultView> faults) {
    public Checked {
      faults = List.copyOf(faults);
    }

    public boolean good() {
      return faults.isEmpty();
    }
  }

  /**
   * How a mailbox on the server compares with its backups.
   *
   * @param onServer letters that were compared; private ones are not fetched
   * @param same of these, in the backup as they lie there
   * @param elsewhere of these, in the backup in another folder: moved since
   * @param newer of these, not in the backup, for they came after it was made
   * @param gone letters in the backup that lie on the server no longer since
   * @param missing letters on the server that a backup should have and has not
   * @param error why the server could not be asked to the end; empty where it was
   */
  record Compared(
      String mailbox,
      long onServer,
      long same,
      long elsewhere,
      long newer,
      long gone,
      List<MissingView> missing,
      String error) {
    public Compared {
      missing = List.copyOf(missing);
    }

    public boolean good() {
      return missing.isEmpty() && error.isEmpty();
    }
  }

  /** A letter on the server that a backup should have. */
  record MissingView(String folder, long uid, String messageId, String why) {}

  /**
   * What is wrong with a backup.
   *
   * @param letter its short id; empty where a part is meant
   * @param place in the backup
   */
  record FaultView(String letter, String place, String why) {}

  /**
   * A backup that lies there.
   *
   * @param state {@code last, older} or {@code held}
   * @param made null where its manifest cannot be read
   * @param letters each counted once, however many copies it has
   * @param verified when it was last read back; null where the ledger does not know
   * @param remark what is wrong with it, in words; empty where nothing is known to be
   */
  record Lying(
      String mailbox,
      int year,
      String format,
      String state,
      Path file,
      @Nullable Instant made,
      long copies,
      long letters,
      long size,
      @Nullable Instant verified,
      String remark) {}
}

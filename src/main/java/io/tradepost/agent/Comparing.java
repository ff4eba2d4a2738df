package io.tradepost.agent;

import io.tradepost.agent.BackupDesk.Choice;
import io.tradepost.agent.BackupDesk.Compared;
import io.tradepost.agent.BackupDesk.MissingView;
import io.tradepost.agent.Office.Progress;
import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.Backups;
import io.tradepost.archive.backup.Backups.Standing;
import io.tradepost.archive.restore.ServerComparison;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.MailVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Holds a mailbox on the server against its last good backups. */
final class Comparing {
  private static final int TELL_EVERY = 100;

  private final BackupShelf shelf;
  private final Choice choice;
  private final Progress progress;

  Comparing(BackupShelf shelf, Choice choice, Progress progress) {
    this.shelf = shelf;
    this.choice = choice;
    this.progress = progress;
  }

  Compared compare(MailboxPost post) {
    try {
      ServerComparison comparison =
          post.work(
              (round, connection) -> {
                ServerComparison begun = begun(post.name());
                round.visit(connection, new Holding(post.name(), begun));
                return begun;
              });
      return view(post.name(), comparison.result(), "");
    } catch (MailboxException | OfficeException e) {
      return view(
          post.name(),
          new ServerComparison(shelf.zone(), choice.year()).result(),
          Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName()));
    }
  }

  /** One that knows the backups; a connection that broke begins it anew. */
  private ServerComparison begun(String mailbox) {
    ServerComparison comparison = new ServerComparison(shelf.zone(), choice.year());
    try {
      for (BackupShelf.Row row : shelf.rows()) {
        if (row.mailbox().equals(mailbox) && choice.includes(row.year())) {
          for (Backups.Lying lying : row.backups().list()) {
            if (lying.standing() == Standing.LAST && lying.madeOrNull() != null) {
              comparison.backup(
                  String.valueOf(lying.file().getFileName()),
                  new BackupContents(row.format(), lying.file()).list());
            }
          }
        }
      }
      return comparison;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Holding implements MailVisitor {
    private final String mailbox;
    private final ServerComparison comparison;
    private long letters;

    private Holding(String mailbox, ServerComparison comparison) {
      this.mailbox = mailbox;
      this.comparison = comparison;
    }

    @Override
    public boolean wants(Envelope envelope) {
      return comparison.concerns(envelope.internalDate());
    }

    @Override
    public void letter(FolderPath folder, Envelope envelope, RawLetter raw) {
      try {
        comparison.letter(folder, envelope, raw);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (++letters % TELL_EVERY == 0) {
        progress.at(mailbox, "compared with the server", letters, 0);
      }
    }

    @Override
    public void failed(FolderPath folder, Envelope envelope, String why) {
      comparison.failed(folder, envelope, why);
    }
  }

  private static Compared view(String mailbox, ServerComparison.Result result, String error) {
    return new Compared(
        mailbox,
        result.letters(),
        result.same(),
        result.elsewhere(),
        result.newer(),
        result.gone(),
        result.missing().stream()
            .map(m -> new MissingView(m.folder().toString(), m.uid(), m.messageId(), m.why()))
            .toList(),
        error);
  }
}

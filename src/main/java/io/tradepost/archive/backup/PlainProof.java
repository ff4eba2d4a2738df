package io.tradepost.archive.backup;

import io.tradepost.archive.backup.BackupReader.Found;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a backup of any format through: its letters here, the whole on a thread of its own. */
final class PlainProof implements BackupProof {
  private final BackupReader reader;
  private final Summing summing;

  PlainProof(BackupFormat format, Path file) throws IOException {
    this.reader = format.read(file);
    this.summing = new Summing(format, file);
  }

  @Override
  public List<FolderPath> folders() throws IOException {
    return reader.folders();
  }

  @Override
  public Optional<Proof> next() throws IOException {
    Optional<Found> found = reader.next();
    return found.isEmpty() ? Optional.empty() : Optional.of(proof(found.get()));
  }

  private static Proof proof(Found found) throws IOException {
    return switch (found) {
      case Found.Damaged damaged -> new Proof.Damaged(damaged.name(), damaged.why());
      case Found.Whole whole -> {
        try (InputStream in = whole.raw().open()) {
          yield new Proof.Unpacked(whole.name(), whole.folder(), Sha256.of(in));
        }
      }
    };
  }

  @Override
  public BackupWriter.Sum sum() throws IOException {
    return summing.sum();
  }

  @Override
  public void close() throws IOException {
    try (reader) {
      summing.close();
    }
  }
}

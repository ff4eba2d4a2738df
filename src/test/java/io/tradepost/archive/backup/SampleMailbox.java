package io.tradepost.archive.backup;

import io.tradepost.archive.backup.SampleLetters.Sample;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Letters as the vault and the ledger have them, and how many were asked for. */
final class SampleMailbox implements BackupSource {
  /** Letters of this length are not in the vault. */
  static final int MISSING = 13;

  private final List<FolderPath> folders;
  private final List<Sample> samples;
  private int reads;

  SampleMailbox(List<Sample> samples) {
    this(SampleLetters.FOLDERS, samples);
  }

  SampleMailbox(List<FolderPath> folders, List<Sample> samples) {
    this.folders = folders;
    this.samples = samples;
  }

  int reads() {
    return reads;
  }

  @Override
  public List<FolderPath> folders() {
    return folders;
  }

  @Override
  public List<Copy> copies(FolderPath folder) {
    return samples.stream().map(Sample::copy).filter(c -> c.folder().equals(folder)).toList();
  }

  @Override
  public <T> Optional<T> read(Copy copy, Reading<T> reading) throws IOException {
    reads++;
    Optional<Sample> sample = samples.stream().filter(s -> s.copy().equals(copy)).findFirst();
    return sample.isEmpty() || sample.get().bytes().length == MISSING
        ? Optional.empty()
        : Optional.of(reading.read(sample.get().raw()));
  }
}

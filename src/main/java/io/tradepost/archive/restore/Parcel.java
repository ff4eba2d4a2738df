package io.tradepost.archive.restore;

import io.tradepost.archive.backup.Copy;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A letter on its way from a backup to a folder. */
final class Parcel {
  private final Copy copy;
  private final FolderPath target;
  private final RawLetter raw;
  private @Nullable Digest digest;

  Parcel(Copy copy, FolderPath target, RawLetter raw) {
    this.copy = copy;
    this.target = target;
    this.raw = raw;
  }

  Copy copy() {
    return copy;
  }

  FolderPath target() {
    return target;
  }

  RawLetter raw() {
    return raw;
  }

  /** Worked out where it is asked for: into an empty mailbox never. */
  Digest digest() throws IOException {
    if (digest == null) {
      digest = Digest.of(raw, copy.sha256());
    }
    return digest;
  }
}

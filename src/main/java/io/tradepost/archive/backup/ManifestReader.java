package io.tradepost.archive.backup;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a manifest that was found as it was written, line by line. */
final class ManifestReader implements Closeable {
  private final Path file;
  private final Seal seal;
  private final InputStream in;
  private final LinesRead inner = new LinesRead();
  private final Manifest.Head head;
  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private Manifest.@Nullable Totals totals;

  /**
   * Opens a manifest, and holds every byte of it against its seal first.
   *
   * @throws IOException where it is not as it was written
   */
  ManifestReader(Path file) throws IOException {
    this.file = file;
    this.seal = Seal.of(file);
    this.in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16);
    try {
      this.head = ManifestLines.head(line());
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  Seal seal() {
    return seal;
  }

  Manifest.Head head() {
    return head;
  }

  /** The next line between head and totals; empty at the totals. */
  Optional<Manifest.Line> next() throws IOException {
    if (totals != null) {
      return Optional.empty();
    }
    ManifestLine line = line();
    Optional<Manifest.Line> next = inner.line(line);
    if (next.isEmpty()) {
      totals = ManifestLines.totals(line);
    }
    return next;
  }

  /** Whether the next line between head and totals begins so; it is passed over either way. */
  boolean nextBegins(byte[] text) throws IOException {
    if (totals != null) {
      return false;
    }
    ManifestLine line = line();
    if (!line.isInner()) {
      totals = ManifestLines.totals(line);
      return false;
    }
    return line.startsWith(text);
  }

  /** The totals, without a look at what stands before them. */
  Manifest.Totals skipToTotals() throws IOException {
    while (totals == null) {
      ManifestLine line = line();
      if (!line.isInner()) {
        totals = ManifestLines.totals(line);
      }
    }
    return totals;
  }

  /** The totals; reads what was not read yet. */
  Manifest.Totals totals() throws IOException {
    while (next().isPresent()) {
      // up to the last line
    }
    return java.util.Objects.requireNonNull(totals);
  }

  private ManifestLine line() throws IOException {
    int at = from;
    while (true) {
      for (; at < to; at++) {
        if (buffer[at] == '\n') {
          ManifestLine line = new ManifestLine(buffer, from, at - from);
          from = at + 1;
          return line;
        }
      }
      at -= from;
      more();
    }
  }

  /** The line's begin goes to the front; what comes next follows it. */
  private void more() throws IOException {
    byte[] next = to - from == buffer.length ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, from, next, 0, to - from);
    buffer = next;
    to -= from;
    from = 0;
    int n = in.read(buffer, to, buffer.length - to);
    if (n < 0) {
      throw new IOException("The manifest " + file + " ends before its totals.");
    }
    to += n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

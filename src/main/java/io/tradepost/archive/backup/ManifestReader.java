package io.tradepost.archive.backup;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a manifest that was found as it was written, line by line. */
final class ManifestReader implements Closeable {
  private final Path file;
  private final Seal seal;
  private final BufferedReader lines;
  private final Manifest.Head head;
  private Manifest.@Nullable Totals totals;

  /**
   * Opens a manifest, and holds every byte of it against its seal first.
   *
   * @throws IOException where it is not as it was written
   */
  ManifestReader(Path file) throws IOException {
    this.file = file;
    this.seal = Seal.of(file);
    this.lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16),
                StandardCharsets.UTF_8));
    try {
      this.head = ManifestLines.head(line());
    } catch (IOException | RuntimeException e) {
      lines.close();
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
    String line = line();
    Optional<Manifest.Line> next = ManifestLines.line(line);
    if (next.isEmpty()) {
      totals = ManifestLines.totals(line);
    }
    return next;
  }

  /** The totals, without a look at what stands before them. */
  Manifest.Totals skipToTotals() throws IOException {
    while (totals == null) {
      String line = line();
      if (!ManifestLines.isInner(line)) {
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

  private String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("The manifest " + file + " ends before its totals.");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

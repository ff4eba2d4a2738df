package io.tradepost.archive.backup;

import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes a manifest, line by line. */
final class ManifestWriter implements Closeable {
  private final Disk disk;
  private final Path file;
  private final BufferedOutputStream out;
  private final SummingStream sealed;
  private final GZIPOutputStream lines;
  private final LinesWritten spelled = new LinesWritten();
  private final Set<LetterId> letters = new HashSet<>();
  private long folders;
  private long copies;
  private long bytes;

  ManifestWriter(Disk disk, Path file, Manifest.Head head) throws IOException {
    this.disk = disk;
    this.file = file;
    this.out = new BufferedOutputStream(disk.create(file), 1 << 16);
    this.sealed = new SummingStream(out);
    try {
      this.lines = new Lines(sealed);
      line(text(ManifestLines.of(head)));
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    }
  }

  void folder(FolderPath folder) throws IOException {
    folders++;
    line(spelled.of(new Manifest.Line.Folder(folder)));
  }

  void kept(Copy copy, BackupWriter.Place place) throws IOException {
    copies++;
    bytes += copy.size();
    letters.add(copy.letter());
    line(spelled.of(new Manifest.Line.Kept(copy, place)));
  }

  private static byte[] text(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private void line(byte[] json) throws IOException {
    lines.write(json);
    lines.write('\n');
  }

  /** Most of a line are digests: more effort gains little. */
  private static final class Lines extends GZIPOutputStream {
    Lines(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** The last lines; the disk {@linkplain Disk#sync is to keep the manifest for good}. */
  Manifest.Totals finish(BackupWriter.Sum sum) throws IOException {
    Manifest.Totals totals = new Manifest.Totals(folders, copies, letters.size(), bytes, sum);
    line(text(ManifestLines.of(totals)));
    lines.finish();
    out.write(new Seal(sealed.sum().sha256()).bytes());
    out.flush();
    disk.sync(file);
    return totals;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

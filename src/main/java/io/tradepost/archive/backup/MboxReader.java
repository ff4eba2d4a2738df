package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Mbox}. A folder is one stretch of compressed bytes: where it is damaged, the letters
 * before the damage come out, and one that stands for those after it.
 */
final class MboxReader implements BackupReader {
  private static final int LINE = 1 << 16;

  private final ZipReader zip;
  private final Receiving receiving = new Receiving();
  private final List<ZipHeader> toCome = new ArrayList<>();
  private final List<FolderPath> folders = new ArrayList<>();
  private @Nullable Lines lines;
  private String name = "";
  private FolderPath folder = FolderPath.INBOX;
  private long number;

  MboxReader(Path file) throws IOException {
    this.zip = new ZipReader(file);
    try {
      for (var entry = zip.next(); entry.isPresent(); entry = zip.next()) {
        toCome.add(entry.get());
        folders.add(folderOf(entry.get()));
      }
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static FolderPath folderOf(ZipHeader entry) throws IOException {
    if (!entry.name().endsWith(Mbox.ENDING)) {
      throw new IOException("it holds " + entry.name() + ", which is no folder's file");
    }
    return PlainNames.folder(
        entry.name().substring(0, entry.name().length() - Mbox.ENDING.length()));
  }

  @Override
  public List<FolderPath> folders() {
    return List.copyOf(folders);
  }

  @Override
  public Optional<Found> next() throws IOException {
    while (true) {
      if (lines == null) {
        if (toCome.isEmpty()) {
          return Optional.empty();
        }
        ZipHeader entry = toCome.removeFirst();
        name = entry.name();
        folder = folderOf(entry);
        number = 0;
        try {
          lines = new Lines(zip.open(entry));
        } catch (IOException e) {
          return Optional.of(broken(e));
        }
      }
      try {
        if (lines.more()) {
          number++;
          return Optional.of(new Found.Whole(name + "#" + number, folder, letter(lines)));
        }
        lines = null;
      } catch (IOException e) {
        lines = null;
        return Optional.of(broken(e));
      }
    }
  }

  private Found broken(IOException e) {
    return new Found.Damaged(
        name + "#" + Math.max(1, number),
        "the folder's file does not unpack from here on (" + e.getMessage() + ")");
  }

  /** The line before the letter is the current one; leaves the line before the next. */
  private io.tradepost.letter.RawLetter letter(Lines in) throws IOException {
    if (!FromLines.isBefore(in.line, in.length)) {
      throw new IOException("a letter begins without its line");
    }
    boolean ended = FromLines.ended(in.line, in.length);
    receiving.begin();
    int held = 0; // line ends that may be the file's and not the letter's
    int foreign = ended ? 1 : 2;
    byte[] lineEnds = {'\n', '\n'};
    boolean beginning = true;
    in.next();
    while (in.more() && !(beginning && FromLines.isBefore(in.line, in.length))) {
      int from = beginning && FromLines.isQuoted(in.line, in.length) ? 1 : 0;
      int to = in.length;
      boolean ends = to > from && in.line[to - 1] == '\n';
      if (ends) {
        to--;
      }
      if (to > from) {
        receiving.write(lineEnds, 0, held);
        held = 0;
        receiving.write(in.line, from, to - from);
      }
      if (ends) {
        held++;
        if (held > foreign) {
          receiving.write('\n');
          held--;
        }
      }
      beginning = ends;
      in.next();
    }
    if (held != foreign) {
      throw new IOException("a letter's end is missing");
    }
    return receiving.letter();
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      receiving.close();
    }
  }

  /** Lines, the very long ones in pieces. */
  private static final class Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[LINE];
    private int at;
    private int end;
    private byte[] line = new byte[LINE];
    private int length;

    Lines(InputStream in) throws IOException {
      this.in = in;
      next();
    }

    /** Whether there is a current line. */
    boolean more() {
      return length > 0;
    }

    void next() throws IOException {
      length = 0;
      while (length < line.length) {
        if (at == end) {
          at = 0;
          end = Math.max(0, in.read(buffer));
          if (end == 0) {
            return;
          }
        }
        byte b = buffer[at++];
        line[length++] = b;
        if (b == '\n') {
          return;
        }
      }
    }
  }
}

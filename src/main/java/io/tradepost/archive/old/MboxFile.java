package io.tradepost.archive.old;

import io.tradepost.archive.backup.Receiving;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an mbox file of any kind (RFC 4155 and what came before it): mboxo and mboxrd, which mark
 * {@code From } in a letter's text, and mboxcl, which counts the letter's bytes instead. A count is
 * believed where the next letter begins just behind it.
 */
final class MboxFile {
  private final FolderPath folder;
  private final String name;
  private final Instant last;
  private final OldMailSink sink;
  private final MboxLines lines;

  /** For looking ahead; null where the file lies in another. */
  private final @Nullable FileChannel file;

  private long told;

  private MboxFile(
      FolderPath folder,
      String name,
      Instant last,
      OldMailSink sink,
      InputStream in,
      @Nullable FileChannel file)
      throws IOException {
    this.folder = folder;
    this.name = name;
    this.last = last;
    this.sink = sink;
    this.lines = new MboxLines(in);
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param name for the operator
   * @param last when the file was last written
   */
  static void read(Path file, FolderPath folder, String name, Instant last, OldMailSink sink)
      throws IOException {
    try (FileChannel ahead = FileChannel.open(file);
        FileChannel through = FileChannel.open(file)) {
      InputStream in = Channels.newInputStream(through);
      new MboxFile(folder, name, last, sink, in, ahead).readAll();
    }
  }

  /** Reads one that lies within another file. */
  static void read(InputStream in, FolderPath folder, String name, Instant last, OldMailSink sink)
      throws IOException {
    new MboxFile(folder, name, last, sink, in, null).readAll();
  }

  private void readAll() throws IOException {
    skipToFirst();
    try (Receiving receiving = new Receiving()) {
      while (lines.more()) {
        letter(receiving);
        tell();
      }
    }
    tell();
  }

  private void skipToFirst() throws IOException {
    boolean other = false;
    while (lines.more() && !FromLine.begins(lines, true)) {
      other |= !lines.current().empty();
      lines.advance();
    }
    if (other) {
      sink.unreadable(folder, place(0), "no letter begins before byte " + lines.current().offset);
    }
  }

  private void tell() {
    long here = lines.current().offset;
    sink.read(here - told);
    told = here;
  }

  private String place(long offset) {
    return name + ", byte " + offset;
  }

  /** The line before the letter is the current one; leaves the line before the next. */
  private void letter(Receiving receiving) throws IOException {
    MboxLines.Line from = lines.current();
    String place = place(from.offset);
    Optional<Instant> time = FromLine.time(from);
    boolean unended = FromLine.unended(from);
    lines.advance();
    LineEnds to = new LineEnds(receiving);
    to.begin();
    StatusFields status = new StatusFields();
    header(to, status);
    long counted = file == null ? -1 : end(file, lines.current().offset, status.contentLength());
    if (counted >= 0) {
      countedBody(to, counted);
    } else {
      body(to, unended);
    }
    if (status.expunged()) {
      sink.notLetter(folder, place, "deleted in Thunderbird");
    } else if (status.folderData()) {
      sink.notLetter(folder, place, "a server's note on the folder");
    } else {
      OldArrival arrival = new OldArrival(false, time.stream().toList(), time.orElse(last));
      sink.letter(new OldLetter(folder, place, receiving.letter(), status.flags(), arrival));
    }
  }

  /** Leaves the line after the empty one that ends the header, or the next letter's. */
  private void header(LineEnds to, StatusFields status) throws IOException {
    while (lines.more() && !FromLine.begins(lines, false)) {
      MboxLines.Line line = lines.current();
      if (FromLine.isQuoted(line)) {
        lines.advance(); // As some servers mark a letter that they pass on.
        continue;
      }
      boolean over = line.empty();
      // The empty line may be the file's own, which stands before the next letter.
      if (over && nextBegins()) {
        return;
      }
      status.line(line);
      to.write(line.bytes, 0, line.length);
      lines.advance();
      if (over) {
        return;
      }
    }
  }

  private boolean nextBegins() {
    MboxLines.Line next = lines.next();
    return next.length == 0 || FromLine.startsWithFrom(next.bytes, 0, next.length);
  }

  private void body(LineEnds to, boolean unended) throws IOException {
    Held held = new Held(to, unended ? 2 : 1);
    boolean afterEmpty = lines.more() && lines.current().empty();
    while (lines.more() && !FromLine.begins(lines, afterEmpty)) {
      MboxLines.Line line = lines.current();
      int from = FromLine.isQuoted(line) ? 1 : 0;
      held.write(line, from);
      afterEmpty = line.empty();
      lines.advance();
    }
  }

  /** Holds back the line ends that may be the file's and not the letter's. */
  private static final class Held {
    private final LineEnds to;
    private final int foreign;
    private final byte[] bytes = new byte[8];
    private int length;
    private int ends;

    Held(LineEnds to, int foreign) {
      this.to = to;
      this.foreign = foreign;
    }

    void write(MboxLines.Line line, int from) throws IOException {
      int end = line.length;
      int text = end;
      if (line.ends()) {
        text -= end > from + 1 && line.bytes[end - 2] == '\r' ? 2 : 1;
      }
      if (text > from) {
        release(0);
        to.write(line.bytes, from, text - from);
      }
      if (line.ends()) {
        if (foreign == 1 && text > from) {
          to.write(line.bytes, text, end - text); // A line of text ends itself.
        } else {
          release(foreign - 1);
          System.arraycopy(line.bytes, text, bytes, length, end - text);
          length += end - text;
          ends++;
        }
      }
    }

    /** Writes all line ends but the last so many. */
    private void release(int keep) throws IOException {
      int done = 0;
      while (ends > keep) {
        int size = bytes[done] == '\r' ? 2 : 1;
        to.write(bytes, done, size);
        done += size;
        ends--;
      }
      System.arraycopy(bytes, done, bytes, 0, length - done);
      length -= done;
    }
  }

  /** A body of counted bytes, whatever its lines look like. */
  private void countedBody(LineEnds to, long end) throws IOException {
    long begin = lines.current().offset;
    boolean marked = true;
    boolean known = false;
    while (lines.more() && lines.current().offset < end) {
      MboxLines.Line line = lines.current();
      int length = (int) Math.min(line.length, end - line.offset);
      int from = 0;
      if (FromLine.isQuoted(line)) {
        if (!known) {
          marked = !holdsBareFrom(begin, end);
          known = true;
        }
        from = marked ? 1 : 0;
      }
      to.write(line.bytes, from, length - from);
      lines.advance();
    }
    while (lines.more() && lines.current().empty() && !FromLine.begins(lines, true)) {
      lines.advance();
    }
  }

  /** Whether From stands unmarked in the body: then nothing in it was marked. */
  private boolean holdsBareFrom(long begin, long end) throws IOException {
    FileChannel channel = java.util.Objects.requireNonNull(file);
    byte[] piece = new byte[1 << 16];
    long at = begin - 1; // The line end before it.
    while (at < end) {
      int n = channel.read(ByteBuffer.wrap(piece), at);
      if (n < 7) {
        return false;
      }
      for (int i = 0; i + 6 <= n && at + i + 6 <= end; i++) {
        if (piece[i] == '\n' && FromLine.startsWithFrom(piece, i + 1, n)) {
          return true;
        }
      }
      at += n - 6;
    }
    return false;
  }

  /** Where the body ends by the count, if the file bears it out; else -1. */
  private static long end(FileChannel file, long begin, long count) throws IOException {
    if (count < 0 || begin + count > file.size()) {
      return -1;
    }
    long end = begin + count;
    byte[] behind = new byte[7];
    int n = Math.max(0, file.read(ByteBuffer.wrap(behind), end));
    int at = 0;
    while (at < n && at < 2 && (behind[at] == '\r' || behind[at] == '\n')) {
      at++;
    }
    boolean well = end + at == file.size() || FromLine.startsWithFrom(behind, at, n);
    return well ? end : -1;
  }
}

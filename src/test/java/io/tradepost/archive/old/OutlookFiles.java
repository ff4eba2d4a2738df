package io.tradepost.archive.old;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Files that Outlook wrote. */
public final class OutlookFiles {
  private OutlookFiles() {}

  /** Seven letters, one with another within. */
  public static byte[] letters() {
    return unpacked("letters.pst.gz");
  }

  /** Four letters, the same text as HTML, RTF and plain text. */
  public static byte[] bodies() {
    return unpacked("bodies.pst.gz");
  }

  /** The file, written where a test wants it. */
  public static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unpacked(String name) {
    try (InputStream in =
        new GZIPInputStream(Objects.requireNonNull(OutlookFiles.class.getResourceAsStream(name)))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

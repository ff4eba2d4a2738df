package io.tradepost.cli;

import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where SQLite and zstd unpack their native libraries: a folder of the daemon's own. In the
 * system's temporary folder each end that runs no exit hooks of theirs, {@code kill -9} among them,
 * would leave some behind for good.
 */
final class NativeLibraries {
  private static final Logger log = LoggerFactory.getLogger(NativeLibraries.class);
  private static final List<String> FOLDER_PROPERTIES =
      List.of("org.sqlite.tmpdir", "ZstdTempFolder");

  private final Path folder;

  private NativeLibraries(Path folder) {
    this.folder = folder;
  }

  /**
   * To be called before either library is used. That of zstd is unpacked at once: the JVM never
   * tries again to load one for which there was no room on the disk, and a daemon must work again
   * once there is. SQLite's comes with the ledger, before anything else is done.
   */
  static NativeLibraries unpackIn(Path dataFolder) throws IOException {
    NativeLibraries libraries = new NativeLibraries(dataFolder.resolve("native"));
    libraries.remove();
    Files.createDirectories(libraries.folder);
    FOLDER_PROPERTIES.forEach(p -> System.setProperty(p, libraries.folder.toString()));
    try {
      Native.load();
    } catch (LinkageError e) {
      throw new IOException("no room to unpack a library: " + e.getMessage(), e);
    }
    return libraries;
  }

  /** Removes what was unpacked; what is loaded stays usable. */
  void remove() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.warn("Native libraries could not be removed from {}: {}", folder, e.toString());
    }
  }
}

package io.tradepost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The caches that the launcher records in the background after its first commands. */
final class Caches {
  private static final String WORK = "-work.aot";

  private Caches() {}

  /** Waits for the cache of the commands that answer at once; this command makes it record. */
  static void awaitQuick(Path product, List<String> command) throws Exception {
    await(product, command, false);
  }

  /** Waits for the cache of the commands that work; this command makes it record. */
  static void awaitWork(Path product, List<String> command) throws Exception {
    await(product, command, true);
  }

  private static void await(Path product, List<String> command, boolean work) throws Exception {
    for (int tries = 0; tries < 300 && !there(product, work); tries++) {
      if (tries % 60 == 0) {
        Timed.run(Map.of(), command);
      }
      Thread.sleep(1_000);
    }
  }

  private static boolean there(Path product, boolean work) throws IOException {
    Path target = product.resolve("target");
    long jar = Files.getLastModifiedTime(target.resolve("tradepost.jar")).toMillis();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".aot"))
          .filter(f -> f.getFileName().toString().endsWith(WORK) == work)
          .anyMatch(f -> f.toFile().lastModified() > jar);
    }
  }
}

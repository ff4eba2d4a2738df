package io.tradepost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The caches that the launcher records in the background after its first commands. */
final class Caches {
  private static final Pattern QUICK = Pattern.compile("tradepost-[0-9.]+\\.aot");
  private static final Pattern ASK = Pattern.compile("tradepost-[0-9.]+-ask\\.aot");
  private static final Pattern SEARCH = Pattern.compile("tradepost-[0-9.]+-search\\.aot");
  private static final Pattern WORK = Pattern.compile("tradepost-[0-9.]+-work\\.aot");

  private Caches() {}

  /** Waits for the caches of the commands that answer at once; this command makes it record. */
  static void awaitQuick(Path product, List<String> command) throws Exception {
    await(product, command, List.of(QUICK, ASK, SEARCH));
  }

  /** Waits for the cache of the commands that work; this command makes it record. */
  static void awaitWork(Path product, List<String> command) throws Exception {
    await(product, command, List.of(WORK));
  }

  private static void await(Path product, List<String> command, List<Pattern> caches)
      throws Exception {
    for (int tries = 0; tries < 300 && !there(product, caches); tries++) {
      if (tries % 60 == 0) {
        Timed.run(Map.of(), command);
      }
      Thread.sleep(1_000);
    }
  }

  private static boolean there(Path product, List<Pattern> caches) throws IOException {
    Path target = product.resolve("target");
    long jar = Files.getLastModifiedTime(target.resolve("tradepost.jar")).toMillis();
    try (Stream<Path> files = Files.list(target)) {
      List<String> recorded =
          files
              .filter(f -> f.toFile().lastModified() > jar)
              .map(f -> f.getFileName().toString())
              .toList();
      return caches.stream()
          .allMatch(c -> recorded.stream().anyMatch(name -> c.matcher(name).matches()));
    }
  }
}

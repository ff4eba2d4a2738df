package io.tradepost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The product's daemon on an installation, until it is closed. */
final class RunningDaemon implements AutoCloseable {
  private static final int MOST_TRIES = 600;

  private final Process process;

  private RunningDaemon(Process process) {
    this.process = process;
  }

  /** Starts it and waits until it answers. */
  static RunningDaemon start(Bench.Plan plan, Path home, Path output) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(plan.tradepost(home, "run"));
    builder.environment().putAll(Letters.quiet());
    RunningDaemon daemon =
        new RunningDaemon(
            builder.redirectErrorStream(true).redirectOutput(output.toFile()).start());
    for (int tries = 0; tries < MOST_TRIES && !answers(home); tries++) {
      Thread.sleep(100);
    }
    return daemon;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it is up: a command before that would work by itself, and keep it out. */
  private static boolean answers(Path home) throws IOException {
    Path data = home.resolve("data");
    if (!Files.isDirectory(data)) {
      return false;
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.anyMatch(f -> f.getFileName().toString().startsWith("tradepost.sock"));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

package io.tradepost.agent;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program in a process of its own, so that it can be killed. */
final class ChildProgram {
  /** The exit status after SIGKILL. */
  static final int KILLED = 137;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path said;

  private ChildProgram(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Starts {@code tradepost WORDS} for the installation under that home. */
  static ChildProgram start(Path home, String... words) {
    List<String> line = javaLine(home);
    line.addAll(Arrays.asList(words));
    line.addAll(List.of("--config", home.resolve("config").toString()));
    return start(home, line);
  }

  /** Starts a command line of the test's own; its words go to a file. */
  static ChildProgram start(Path home, List<String> line) {
    try {
      Path said = home.resolve("said.txt");
      ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.redirectOutput(ProcessBuilder.Redirect.to(said.toFile()));
      return new ChildProgram(builder.start(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JVM that runs the test, with the test's classes and little to warm up. */
  static List<String> javaLine(Path home) {
    try {
      Path temporary = Files.createDirectories(home.resolve("tmp"));
      return new ArrayList<>(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-Xmx256m",
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              // What a killed process leaves behind goes with the test.
              "-Djava.io.tmpdir=" + temporary,
              "-cp",
              classPath(),
              "io.tradepost.cli.Tradepost"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    if (ChildProgram.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    // Surefire hides the class path behind a jar of its own.
    String path = System.getProperty("surefire.test.class.path");
    return path != null ? path : System.getProperty("java.class.path", ".");
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Whether it ends by itself within that time. */
  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for the end; gives the exit status. */
  int await() {
    return await(PATIENCE);
  }

  /** The same for one that has much to do. */
  int await(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the program does not end: " + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What it printed. */
  String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

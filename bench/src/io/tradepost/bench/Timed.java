package io.tradepost.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command run as a whole process.
 *
 * @param seconds by the clock
 * @param cpu of the process itself, in seconds
 * @param peakKib the most memory that it held at a time (VmHWM, read every few milliseconds)
 * @param output standard output and errors
 */
record Timed(double seconds, double cpu, long peakKib, int status, String output) {
  private static final double TICKS = 100; // USER_HZ, the same on every Linux

  /** Runs it to its end. */
  static Timed run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("bench", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    long peak = 0;
    double cpu = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, highWater(proc));
      cpu = Math.max(cpu, cpu(proc));
      if (process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String output = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    Files.delete(said);
    return new Timed(seconds, cpu, peak, process.exitValue(), output);
  }

  /** The same; throws where the command does not end well. */
  static Timed must(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Timed timed = run(environment, command);
    if (timed.status() != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + timed.status() + ":\n" + timed.output());
    }
    return timed;
  }

  private static long highWater(Path proc) {
    try {
      for (String line : Files.readAllLines(proc.resolve("status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      return 0; // It has just ended.
    }
    return 0;
  }

  private static double cpu(Path proc) {
    try {
      String stat = Files.readString(proc.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    } catch (IOException | IndexOutOfBoundsException e) {
      return 0; // It has just ended.
    }
  }
}

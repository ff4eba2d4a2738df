package io.tradepost.config;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code ${command:program arguments}}: the first line that a program prints. No shell is involved;
 * the program runs in the installation's home with an empty standard input. What it prints on
 * standard error is not repeated anywhere, since it may hold the password.
 */
record CommandSecret(
    List<String> words, Path home, Map<String, String> environment, Duration patience)
    implements Secret {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST = 65_536;

  @Override
  public String reveal() throws SecretUnavailableException {
    Process process = start();
    try {
      return firstLine(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start() throws SecretUnavailableException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw failed("cannot be started; is it installed, and named in full?");
    }
  }

  /** The output is read beside waiting, or a program that prints much would never end. */
  private String firstLine(Process process)
      throws SecretUnavailableException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    CompletableFuture<byte[]> output = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(process.getInputStream(), output));
    if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw failed("did not end within " + TimeKinds.words(patience));
    }
    if (process.exitValue() != 0) {
      throw failed("ended with exit status " + process.exitValue());
    }
    try {
      byte[] bytes = output.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      String line = new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      if (line.isEmpty()) {
        throw failed("printed nothing in its first line");
      }
      return line;
    } catch (ExecutionException e) {
      throw failed("could not be listened to");
    } catch (TimeoutException e) {
      throw failed("ended, but something that it started still holds its output");
    }
  }

  private static void read(InputStream in, CompletableFuture<byte[]> output) {
    try (in) {
      output.complete(in.readNBytes(LONGEST));
    } catch (IOException e) {
      output.completeExceptionally(e);
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private SecretUnavailableException failed(String what) {
    return new SecretUnavailableException(
        source() + " " + what + "; run it by hand, as the same user, to see why");
  }

  /** The program alone: its arguments could hold something secret. */
  @Override
  public String source() {
    return "command " + words.getFirst();
  }

  @Override
  public Optional<String> advice() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "•••";
  }
}

package io.tradepost.cli;

import io.tradepost.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** This process's keyboard. */
final class Keys implements Wiring.Keyboard {
  private final Map<String, String> environment;
  private final BufferedReader lines =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  Keys(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public boolean there() {
    String streams = environment.get("TRADEPOST_TTY");
    return streams == null ? Terminal.console().isPresent() : streams.contains("in");
  }

  @Override
  public Optional<String> line() throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  @Override
  public Optional<String> secret() throws IOException {
    Optional<Console> console = Terminal.console();
    if (console.isEmpty()) {
      return line(); // Input from a pipe: nothing is shown there anyway.
    }
    return Optional.ofNullable(console.get().readPassword()).map(String::new);
  }
}

package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressLine progress(boolean live) {
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ProgressLine(new Terminal(stream, stream, 80, false, live), nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aJobThatIsSoonDoneShowsNothing() {
    ProgressLine progress = progress(true);
    progress.at("Britty", "fetching", 1, 10);
    pass(Duration.ofMillis(400));
    progress.at("Britty", "fetching", 10, 10);
    progress.close();
    assertThat(said()).isEmpty();
  }

  @Test
  void onATerminalOneLineIsWrittenOverAndWipedAwayAtTheEnd() {
    ProgressLine progress = progress(true);
    pass(Duration.ofSeconds(1));
    progress.at("Britty", "fetching", 500, 1000);
    progress.at("Britty", "fetching", 501, 1000);
    progress.close();
    assertThat(said())
        .isEqualTo("\r\u001b[K██████████░░░░░░░░░░ Britty: fetching 500 of 1,000\r\u001b[K");
  }

  @Test
  void elsewhereAPlainLineComesNowAndThen() {
    ProgressLine progress = progress(false);
    pass(Duration.ofSeconds(5));
    progress.at("Britty", "fetching", 1, 0);
    pass(Duration.ofSeconds(6));
    progress.at("Susan", "fetching", 2, 0);
    progress.close();
    assertThat(said()).isEqualTo("Britty: fetching 1\nSusan: fetching 2\n");
  }
}

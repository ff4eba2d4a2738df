package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
  private final Level level = root.getLevel();

  @BeforeEach
  void keepWhatIsSetUp() {
    root.iteratorForAppenders().forEachRemaining(before::add);
    before.forEach(root::detachAppender);
  }

  @AfterEach
  void bringItBack() {
    root.detachAndStopAllAppenders();
    before.forEach(root::addAppender);
    root.setLevel(level);
  }

  @Test
  void aCommandsFileIsMadeWithItsFirstWarning(@TempDir Path data) throws IOException {
    Path file = data.resolve("log/commands.log");
    Logging.ofCommand(data);
    root.info("all is well");
    assertThat(file).doesNotExist();
    root.warn("disk full");
    root.warn("disk gone");
    assertThat(Files.readString(file)).containsOnlyOnce("disk full").containsOnlyOnce("disk gone");
  }

  @Test
  void whereThereAreNoDataNothingIsLogged(@TempDir Path folder) {
    Logging.ofCommand(folder.resolve("data"));
    root.warn("lost");
    assertThat(folder.resolve("data")).doesNotExist();
  }
}

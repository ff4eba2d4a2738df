package io.tradepost.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import io.tradepost.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where log lines go. The daemon: plain lines to its standard error, for the journal, and to {@code
 * tradepost.log} as the settings want it. Other commands: warnings to {@code log/commands.log} in
 * the data folder. Files change daily and at 10 MB.
 *
 * <p>Set up here and not in an XML file, whose reading takes longer than a search may; whoever
 * wants another set-up names a file with {@code -Dlogback.configurationFile=}.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String LINE = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0}: %msg%n";
  private static final String DAEMON = "tradepost.log";
  private static final String COMMANDS = "commands.log";
  private static final Duration KEEP = Duration.ofDays(30);
  private static final long FILE_SIZE = 10_000_000;
  private static final long MAX_SIZE = 50_000_000;

  /** Called by logback, once. Until a data folder is known, nothing is logged. */
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** For a command; a data folder that does not exist is left so, and nothing is logged. */
  static void ofCommand(Path dataFolder) {
    ofNothing();
    if (Files.isDirectory(dataFolder)) {
      onDemand(
          new Settings.Log(
              Settings.Level.WARN, dataFolder.resolve("log"), Settings.Lines.JSON, KEEP, MAX_SIZE));
    }
  }

  /** To set up a file that rolls takes as long as a search; most commands have nothing to log. */
  private static void onDemand(Settings.Log wanted) {
    LoggerContext context = context();
    if (context == null) {
      return;
    }
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    AppenderBase<ILoggingEvent> first =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            Logging.start(wanted, COMMANDS); // Takes this one's place.
            root.callAppenders(event);
          }
        };
    root.detachAndStopAllAppenders();
    first.setContext(context);
    first.start();
    root.addAppender(first);
  }

  /** For the daemon. */
  static void ofDaemon(Settings.Log wanted) {
    start(wanted, DAEMON);
  }

  private static void start(Settings.Log wanted, String file) {
    LoggerContext context = context();
    if (context == null) {
      return;
    }
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.valueOf(wanted.level().name()));
    // Tells of itself at length, at each start.
    context.getLogger("org.quartz").setLevel(Level.WARN);
    if (file.equals(DAEMON)) {
      ConsoleAppender<ILoggingEvent> journal = new ConsoleAppender<>();
      journal.setTarget("System.err");
      attach(root, journal, lines());
    }
    attach(
        root,
        rolling(wanted, file, context),
        switch (wanted.format()) {
          case JSON -> new JsonEncoder();
          case TEXT -> lines();
        });
    ofNothing();
  }

  /** Null where somebody else has set the logs up. */
  private static @Nullable LoggerContext context() {
    return System.getProperty("logback.configurationFile") == null
            && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        ? context
        : null;
  }

  /** Lucene and the JDK log through java.util.logging, which would print to the terminal. */
  static void ofNothing() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  private static PatternLayoutEncoder lines() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(LINE);
    return encoder;
  }

  private static RollingFileAppender<ILoggingEvent> rolling(
      Settings.Log wanted, String name, LoggerContext context) {
    Path file = wanted.to().resolve(name);
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
    policy.setMaxFileSize(new FileSize(Math.min(FILE_SIZE, wanted.maxSize())));
    policy.setTotalSizeCap(new FileSize(wanted.maxSize()));
    policy.setMaxHistory((int) Math.max(1, wanted.keep().toDays()));
    policy.start();
    appender.setRollingPolicy(policy);
    return appender;
  }

  private static void attach(
      Logger root, OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
    appender.setContext(root.getLoggerContext());
    encoder.setContext(root.getLoggerContext());
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    root.addAppender(appender);
  }
}

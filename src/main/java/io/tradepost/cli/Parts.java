package io.tradepost.cli;

import io.tradepost.agent.Daemon;
import io.tradepost.agent.Offices;
import io.tradepost.cli.Wiring.ConnectionProbe.Outcome;
import io.tradepost.cli.Wiring.NewMailbox;
import io.tradepost.cli.terminal.Terminal;
import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.Settings;
import io.tradepost.demo.Demo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one place where the commands get the parts that they work with. */
final class Parts {
  /** What systemd's own limit allows for, and the issue of a clean stop within ten seconds. */
  private static final Duration STOP = Duration.ofMillis(9_500);

  private Parts() {}

  static Wiring wired(Map<String, String> environment) {
    return new Wiring(
        (config, writing) -> Offices.open(installation(config, environment), writing),
        config -> Offices.dataFolder(installation(config, environment)),
        (config, door, supervisor, terminal) ->
            run(installation(config, environment), door, supervisor, terminal),
        Parts::demo,
        (config, mailbox) -> tryOut(installation(config, environment), mailbox),
        new MailExchangers(),
        new YamlInstallations(environment),
        new Keys(environment),
        InstantSource.system());
  }

  private static Installation installation(Path config, Map<String, String> environment) {
    return Installation.locate(config, environment, Path.of(""));
  }

  private static int run(
      Installation installation, Wiring.Door door, Wiring.Supervisor supervisor, Terminal terminal)
      throws Exception {
    Settings settings = installation.settings();
    Offices.makeDataFolder(settings.data()); // Before the log is put into it.
    Logging.ofDaemon(settings.log());
    NativeLibraries libraries = NativeLibraries.unpackIn(settings.data());
    Daemon daemon = new Daemon(installation);
    AtomicBoolean running = new AtomicBoolean(true);
    Thread hook =
        new Thread(
            () -> {
              if (running.get()) {
                boolean clean = daemon.stop(STOP);
                libraries.remove();
                // The JVM itself would end with 143 for SIGTERM, and an end that was asked for
                // is no failure.
                Runtime.getRuntime().halt(clean ? ExitStatus.DONE : ExitStatus.WORLD_FAILED);
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    terminal.say("tradepost: starting; stop with Ctrl-C or SIGTERM");
    try {
      daemon.run(
          door::open,
          new Daemon.Supervisor() {
            @Override
            public void ready() {
              supervisor.ready();
            }

            @Override
            public void alive(String status) {
              supervisor.alive(status);
            }

            @Override
            public void stopping() {
              supervisor.stopping();
            }
          });
    } finally {
      running.set(false);
    }
    return ExitStatus.DONE;
  }

  private static int demo(Path folder, Terminal terminal, Demo.Shell shell) throws Exception {
    boolean clean = new Demo(folder, Clock.systemUTC(), terminal::line, shell).run();
    return clean ? ExitStatus.DONE : ExitStatus.WORLD_FAILED;
  }

  private static Outcome tryOut(Installation installation, NewMailbox mailbox) {
    try {
      List<String> remarks =
          Offices.tryOut(
              mailbox.name(),
              mailbox.host(),
              mailbox.port(),
              mailbox.security(),
              mailbox.user(),
              installation.secret(mailbox.password()),
              mailbox.allowPlainText());
      return new Outcome.SignedIn(remarks);
    } catch (ConfigException | RuntimeException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    }
  }
}

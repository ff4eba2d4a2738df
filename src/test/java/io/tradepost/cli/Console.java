package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person at a terminal: types commands, reads what they print. */
final class Console {
  final FakeOffice office = new FakeOffice();
  final Map<String, String> environment = new HashMap<>();
  final Deque<String> answers = new ArrayDeque<>();
  final List<Wiring.NewInstallation> written = new ArrayList<>();
  final List<Wiring.NewMailbox> tried = new ArrayList<>();
  final Path folder;
  List<String> exchangers = List.of();
  @Nullable String refusal;
  @Nullable Exception cannotOpen;
  @Nullable Boolean openedForWriting;
  int width = Terminal.UNLIMITED;
  boolean colour;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A person who is in that folder. */
  Console(Path folder) {
    this.folder = folder;
  }

  /** Types a command; gives its exit status. */
  int type(String... words) {
    out.reset();
    err.reset();
    return new Tradepost(wiring(), environment).run(request(words));
  }

  /** As the daemon answers the same command. */
  int overSocket(String... words) {
    out.reset();
    err.reset();
    return new Tradepost(wiring(), environment).answer(request(words), office);
  }

  Request request(String... words) {
    return new Request(
        Arrays.asList(words),
        folder,
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            width,
            colour,
            false));
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  Wiring wiring() {
    return new Wiring(
        this::open,
        config -> folder.resolve("data"),
        (config, door, supervisor, terminal) -> {
          terminal.line("running in " + config);
          return 0;
        },
        (demoFolder, terminal, shell) -> {
          terminal.line("demo in " + demoFolder);
          return 0;
        },
        (config, mailbox) -> {
          tried.add(mailbox);
          return refusal == null
              ? new Wiring.ConnectionProbe.Outcome.SignedIn(List.of("MOVE: yes"))
              : new Wiring.ConnectionProbe.Outcome.Refused(refusal);
        },
        domain -> exchangers,
        (config, installation) -> {
          written.add(installation);
          return List.of(config.resolve("tradepost.yaml"));
        },
        keyboard(),
        InstantSource.fixed(FakeOffice.NOON));
  }

  private Office open(Path config, boolean writing) throws Exception {
    if (cannotOpen != null) {
      throw cannotOpen;
    }
    openedForWriting = writing;
    return office;
  }

  private Wiring.Keyboard keyboard() {
    return new Wiring.Keyboard() {
      @Override
      public boolean there() {
        return !answers.isEmpty();
      }

      @Override
      public Optional<String> line() {
        return Optional.ofNullable(answers.poll());
      }

      @Override
      public Optional<String> secret() {
        return line();
      }
    };
  }
}

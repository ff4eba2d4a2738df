package io.tradepost.cli.socket;

import io.tradepost.cli.terminal.Terminal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Hands a command to the daemon that runs on a data folder, if one does. */
public final class CommandClient {
  private final SocketPlace place;

  public CommandClient(Path dataFolder) {
    this.place = new SocketPlace(dataFolder);
  }

  /**
   * Has the daemon run a command and prints what it prints.
   *
   * @return the exit status; empty where no daemon listens, nothing having been done
   * @throws IOException if the daemon went away before it had answered
   */
  public OptionalInt run(Request request) throws IOException {
    Optional<SocketChannel> daemon = connect();
    if (daemon.isEmpty()) {
      return OptionalInt.empty();
    }
    try (SocketChannel channel = daemon.get();
        var out =
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
        var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)))) {
      Frame.sendRequest(out, request);
      return OptionalInt.of(print(in, request.terminal()));
    } catch (IOException e) {
      throw new IOException(
          "The daemon stopped before it had answered. Look into its log, then ask again.", e);
    }
  }

  private Optional<SocketChannel> connect() {
    return place
        .find()
        .flatMap(
            path -> {
              try {
                return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(path)));
              } catch (IOException e) {
                // Refused: the file outlived its daemon. Denied: it is somebody else's. In both
                // cases the command opens the data itself, and that says what is wrong.
                return Optional.empty();
              }
            });
  }

  private static int print(DataInputStream in, Terminal terminal) throws IOException {
    while (true) {
      byte kind = in.readByte();
      byte[] bytes = Frame.receive(in);
      switch (kind) {
        case Frame.OUT -> terminal.out().write(bytes, 0, bytes.length);
        case Frame.ERR -> {
          terminal.out().flush();
          terminal.err().write(bytes, 0, bytes.length);
          terminal.err().flush();
        }
        case Frame.EXIT -> {
          return bytes[0];
        }
        default -> throw new IOException("The daemon answered with an unknown frame: " + kind);
      }
    }
  }
}

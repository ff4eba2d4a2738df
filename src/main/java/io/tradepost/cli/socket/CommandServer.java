package io.tradepost.cli.socket;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers commands for a running daemon over a Unix-domain socket that its owner alone may use
 * (0600, in a folder of 0700). Each client has a virtual thread. A client that goes away ends
 * nothing: its command runs to the end, unseen.
 *
 * <p>Only one server may run for a data folder; the daemon's lock on the folder sees to it.
 */
public final class CommandServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CommandServer.class);

  private final SocketPlace place;
  private final ToIntFunction<Request> answer;
  private final ServerSocketChannel door;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

  /**
   * Opens the socket and answers from now on.
   *
   * @param dataFolder the installation's data folder, which exists
   * @param answer runs a command and gives its exit status; called from many threads at once
   * @throws IOException if the socket cannot be made
   */
  public CommandServer(Path dataFolder, ToIntFunction<Request> answer) throws IOException {
    this.place = new SocketPlace(dataFolder);
    this.answer = answer;
    Path path = place.prepare();
    this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      close();
      throw e;
    }
    Thread.ofVirtual().name("command-door").start(this::welcome);
  }

  private void welcome() {
    while (door.isOpen()) {
      try {
        SocketChannel client = door.accept();
        clients.add(client);
        Thread.ofVirtual().name("command").start(() -> serve(client));
      } catch (ClosedChannelException e) {
        return; // close() was called.
      } catch (IOException e) {
        log.warn("A command could not be let in: {}", e.toString());
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(client)));
        var out =
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(client)))) {
      if (in.readInt() != Frame.VERSION) {
        refuse(out);
        return;
      }
      Request request = Frame.receiveRequest(in, out);
      int status = answer.applyAsInt(request);
      request.terminal().flush();
      Frame.sendExit(out, status);
    } catch (IOException e) {
      log.debug("A command's caller went away: {}", e.toString());
    } catch (RuntimeException e) {
      log.error("A command over the socket failed", e);
    } finally {
      clients.remove(client);
    }
  }

  private static void refuse(DataOutputStream out) throws IOException {
    byte[] words =
        "tradepost: the running daemon is of another release than this command; restart it.\n"
            .getBytes(StandardCharsets.UTF_8);
    Frame.send(out, Frame.ERR, words, 0, words.length);
    Frame.sendExit(out, 3);
  }

  /** Lets nobody in any more, hangs up on those who are in, and removes the socket. */
  @Override
  public void close() throws IOException {
    door.close();
    for (SocketChannel client : clients) {
      client.close();
    }
    place.remove();
  }
}

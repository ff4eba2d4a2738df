package io.tradepost.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A line to a server that a test can listen to, cut or let go dead: a TCP proxy on 127.0.0.1 that
 * shows all bytes to a {@link Tap} before it passes them on.
 */
public final class TappedLine implements AutoCloseable {
  /** Which way bytes go. */
  public enum Way {
    TO_SERVER,
    TO_CLIENT
  }

  /** Listens to a line. */
  @FunctionalInterface
  public interface Tap {
    /** As {@link #heard}'s answer: nothing is passed on any more, and the line stays open. */
    int DEAD = -1;

    /** Passes everything on. */
    Tap OPEN = (way, bytes) -> bytes.length;

    /**
     * Told of bytes before they are passed on.
     *
     * @return how many of them are passed on; after fewer than all the line is cut at both ends
     */
    int heard(Way way, byte[] bytes);

    /**
     * The same for one who tells the connections apart.
     *
     * @param number of the connection since the line was opened, from 1
     */
    default int heard(int number, Way way, byte[] bytes) {
      return heard(way, bytes);
    }

    /** Told of bytes that were passed on. */
    default void passed(Way way, byte[] bytes) {}
  }

  private final int serverPort;
  private final ServerSocket socket;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private volatile Tap tap = Tap.OPEN;
  private int connections; // of the accepting thread

  public TappedLine(int serverPort) {
    this.serverPort = serverPort;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** From now on this one listens. */
  public void tap(Tap other) {
    tap = other;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Socket server;
        try {
          server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        } catch (IOException e) {
          client.close(); // The server is down: so is the line.
          continue;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        ends.add(client);
        ends.add(server);
        int number = ++connections;
        Thread.ofPlatform().daemon().start(() -> pass(number, Way.TO_SERVER, client, server));
        Thread.ofPlatform().daemon().start(() -> pass(number, Way.TO_CLIENT, server, client));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void pass(int number, Way way, Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        byte[] bytes = java.util.Arrays.copyOf(buffer, n);
        Tap listener = tap;
        int passed = listener.heard(number, way, bytes);
        if (passed != Tap.DEAD) {
          out.write(bytes, 0, passed);
          out.flush();
          listener.passed(way, bytes);
          if (passed < n) {
            break;
          }
        }
      }
    } catch (IOException e) {
      // One end has gone: so goes the other.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket end) {
    try {
      end.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ends.forEach(TappedLine::close);
  }
}

package io.tradepost.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A free port of this machine, and what happens on each connection to it. */
final class LoopbackServer implements AutoCloseable {
  /** Serves one client, until it goes away. */
  @FunctionalInterface
  interface Service {
    void serve(Socket client) throws IOException;
  }

  private final ServerSocket socket;
  private final Service service;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  LoopbackServer(Service service) {
    this.service = service;
    try {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      return; // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      service.serve(client);
    } catch (IOException e) {
      return; // The client went away.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

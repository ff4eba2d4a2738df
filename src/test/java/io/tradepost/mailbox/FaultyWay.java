package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server, for tests: passes everything on and remembers what the client said, until it
 * is told to swallow it, as a half-open connection does, or to cut it.
 */
public final class FaultyWay implements AutoCloseable {
  private final ServerSocket door;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean swallowing;
  private final AtomicReference<@Nullable Deed> deed = new AtomicReference<>();

  /** Something to be done when the client says those words, once: before they pass, or after. */
  private record Deed(String words, boolean first, Happening what) {}

  /** What happens meanwhile. */
  @FunctionalInterface
  public interface Happening {
    void happen() throws Exception;
  }

  /** A way to that port of this machine. */
  public FaultyWay(int port) {
    this.port = port;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::welcome);
  }

  /** Where the client connects to. */
  public int port() {
    return door.getLocalPort();
  }

  /** From now on nothing passes on the connections that are open, in neither direction. */
  public void swallow() {
    swallowing = true;
  }

  /** New connections pass again; the swallowed ones stay silent. */
  public void heal() {
    swallowing = false;
  }

  /** Lets this happen once, before the server hears those words. */
  public void before(String words, Happening what) {
    deed.set(new Deed(words, true, what));
  }

  /** Lets this happen once, after the client has the answer to those words. */
  public void after(String words, Happening what) {
    deed.set(new Deed(words, false, what));
  }

  /** Ends all connections. */
  public void cut() {
    sockets.forEach(FaultyWay::close);
  }

  /** What clients said, in the order of its coming, cut where the network cut it. */
  public String said() {
    return String.join("", said);
  }

  /** How many connections are open now. */
  public int open() {
    return open.get();
  }

  /** The most that were open at any time. */
  public int most() {
    return most.get();
  }

  /** How many were ever made. */
  public int made() {
    return made.get();
  }

  private void welcome() {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void serve(Socket client) {
    boolean[] dead = {false};
    made.incrementAndGet();
    most.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      sockets.add(client);
      sockets.add(server);
      Thread back = Thread.ofVirtual().start(() -> pass(server, client, dead, false));
      pass(client, server, dead, true);
      back.join();
      sockets.remove(client);
      sockets.remove(server);
    } catch (IOException e) {
      return; // The server is not there: the client learns it by the closing.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  private void pass(Socket from, Socket to, boolean[] dead, boolean fromClient) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16_384];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        dead[0] |= swallowing;
        if (fromClient) {
          String words = new String(buffer, 0, n, ISO_8859_1);
          said.add(words);
          meanwhile(words);
        }
        if (!dead[0]) {
          out.write(buffer, 0, n);
          out.flush();
        }
      }
    } catch (IOException e) {
      // One side is gone: the other one is told so below.
    }
    if (!dead[0]) {
      close(from);
      close(to);
    }
  }

  /** What is to happen after an answer happens before the client's next words pass. */
  private void meanwhile(String words) {
    Deed due = deed.get();
    if (due == null) {
      return;
    }
    if (!due.first && words.contains(due.words)) {
      deed.set(new Deed("", true, due.what));
    } else if (due.first && words.contains(due.words) && deed.compareAndSet(due, null)) {
      try {
        due.what.happen();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}

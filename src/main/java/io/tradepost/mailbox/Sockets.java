package io.tradepost.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes one connection's socket and keeps hold of it, which Angus does not allow otherwise: its
 * read timeout must change for IDLE, and another thread must be able to break it off.
 */
final class Sockets {
  /** Angus would make a timer thread for the write timeout of each connection. */
  private static final ScheduledExecutorService WRITE_TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("imap-write-timeout").factory());

  private volatile @Nullable Socket socket;
  private volatile @Nullable SSLSocket secured;
  private volatile boolean owned;

  /** Angus's settings for a connection over this socket. */
  Properties properties(Account account, SSLSocketFactory tls) {
    Timeouts timeouts = account.timeouts();
    var props = new Properties();
    // Without these a dead server is waited for without end.
    props.setProperty("mail.imap.connectiontimeout", millis(timeouts.connect().toMillis()));
    props.setProperty("mail.imap.timeout", millis(timeouts.read().toMillis()));
    props.setProperty("mail.imap.writetimeout", millis(timeouts.write().toMillis()));
    props.put("mail.imap.executor.writetimeout", WRITE_TIMER);
    props.put("mail.imap.socketFactory", new Plain());
    // Angus would try a second time with sockets of its own.
    props.setProperty("mail.imap.socketFactory.fallback", "false");
    props.put("mail.imap.ssl.socketFactory", new Tls(tls));
    props.setProperty("mail.imap.ssl.checkserveridentity", "true");
    return props;
  }

  private static String millis(long millis) {
    return Long.toString(Math.clamp(millis, 1, Integer.MAX_VALUE));
  }

  /** How long a read may wait from now on; given in milliseconds, at least 1. */
  void readTimeout(long millis) throws SocketException {
    Socket s = socket;
    if (s == null) {
      throw new SocketException("not connected");
    }
    s.setSoTimeout(Math.clamp(millis, 1, Integer.MAX_VALUE));
  }

  /** Breaks the connection off; a thread that reads from it gets an IOException. */
  void breakOff() {
    Socket s = socket;
    if (s != null) {
      try {
        s.close();
      } catch (IOException e) {
        return; // It is closed as far as this side can.
      }
    }
  }

  /** What was agreed on with the server; empty without TLS. */
  Optional<SSLSession> tls() {
    return Optional.ofNullable(secured).map(SSLSocket::getSession);
  }

  /** From now on somebody closes the connection. */
  void owned() {
    owned = true;
  }

  /** Closes a connection that nobody came to own. */
  void releaseUnlessOwned() {
    if (!owned) {
      breakOff();
    }
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      Socket made = new Socket();
      made.setTcpNoDelay(true); // Small commands must not wait for each other's receipts.
      socket = made;
      return made;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }
  }

  /** Lays TLS over a connected socket; the one below is the one to hold. */
  private final class Tls extends SSLSocketFactory {
    private final SSLSocketFactory real;

    Tls(SSLSocketFactory real) {
      this.real = real;
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose)
        throws IOException {
      below.setTcpNoDelay(true);
      socket = below;
      Socket over = real.createSocket(below, host, port, autoClose);
      secured = over instanceof SSLSocket ssl ? ssl : null;
      return over;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return real.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return real.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("connected with a timeout only");
    }
  }
}

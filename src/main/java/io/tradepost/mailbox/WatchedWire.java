package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/**
 * A connection that only waits for news of one folder. Angus's own IDLE loop waits without end on a
 * connection that is dead; here each wait has an end, after which the server must show that it is
 * still there.
 */
final class WatchedWire implements AutoCloseable {
  private final Wire wire;
  private final AtomicBoolean idling = new AtomicBoolean();
  private boolean idles;

  private WatchedWire(Wire wire, boolean idles) {
    this.wire = wire;
    this.idles = idles;
  }

  /** Connects and opens the folder for reading. */
  static WatchedWire open(Account account, FolderPath folder, SSLSocketFactory tls)
      throws MailboxException {
    Wire wire = new Connector(account, tls).connect();
    boolean done = false;
    try {
      var capabilities = new Capabilities(Set.copyOf(wire.getCapabilities().keySet()));
      var folders = new Folders(wire, capabilities);
      Wire.Answer answer =
          wire.send("EXAMINE", new Argument().writeString(folders.wireName(folder)));
      if (!answer.ok()) {
        boolean plain = ServerWords.kind(answer.text(), Kind.REFUSED) == Kind.REFUSED;
        throw plain && !folders.exists(folder)
            ? wire.trouble(Kind.FOLDER_GONE, folder, "the folder is not there")
            : wire.refused(folder, "open the folder", answer);
      }
      // From here on every change is reported on this connection, so the look that follows and
      // the reports leave no gap between them.
      wire.forgetNews();
      done = true;
      return new WatchedWire(wire, capabilities.idle());
    } finally {
      if (!done) {
        wire.breakOff();
      }
    }
  }

  boolean idles() {
    return idles;
  }

  /** Asks for news under the read timeout; true if there are any. */
  boolean look() throws MailboxException {
    wire.send("NOOP", null);
    return wire.stirred();
  }

  /**
   * One IDLE, for that time at most. Stays in it when news come: a server in IDLE goes on telling,
   * so nothing falls between a report and the next wait.
   *
   * @return false if the server ended it, or would not begin
   */
  boolean idle(Duration time, Runnable news, CountDownLatch stopping) throws MailboxException {
    String tag = begin();
    if (tag == null) {
      idles = false; // Offered and refused: then it is asked for news.
      return false;
    }
    long end = System.nanoTime() + time.toNanos();
    boolean open = true;
    idling.set(true);
    while (open && stopping.getCount() > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      Arrival arrival = await(left, tag);
      open = arrival != Arrival.END;
      if (arrival == Arrival.NOTHING) {
        break;
      }
      if (!wire.hasResponse() && wire.stirred()) {
        news.run();
      }
    }
    wire.usualReadTimeout();
    wake();
    if (open) {
      // A connection that has died in the meantime is noticed here, by the read timeout.
      wire.readUntil(tag, r -> {});
    }
    if (wire.stirred()) {
      news.run();
    }
    return open;
  }

  private @Nullable String begin() throws MailboxException {
    String tag;
    try {
      tag = wire.writeCommand("IDLE", null);
    } catch (IOException | ProtocolException e) {
      throw wire.lost(e);
    }
    while (true) {
      Response response = wire.next();
      if (response != null && response.isContinuation()) {
        return tag;
      }
      if (response != null && response.isTagged()) {
        return null;
      }
    }
  }

  private enum Arrival {
    SOMETHING,
    NOTHING,
    END
  }

  private Arrival await(long millis, String tag) throws MailboxException {
    wire.readTimeout(millis);
    try {
      Response response = wire.nextOrTimeout();
      boolean end = response != null && response.isTagged() && tag.equals(response.getTag());
      if (end) {
        idling.set(false); // There is nothing to end with DONE any more.
      }
      return end ? Arrival.END : Arrival.SOMETHING;
    } catch (SocketTimeoutException e) {
      return Arrival.NOTHING;
    }
  }

  /** Ends an IDLE under way; from any thread, and at most once for each. */
  void wake() {
    if (idling.compareAndSet(true, false)) {
      wire.idleAbort();
    }
  }

  /** Breaks the connection off; for another thread. */
  void abort() {
    wire.breakOff();
  }

  @Override
  public void close() {
    wire.farewell();
  }
}

package io.tradepost.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the daemon is: sd_notify(3), a datagram to the Unix socket that {@code
 * NOTIFY_SOCKET} names. The JDK has no Unix datagram sockets, hence the three calls to the C
 * library.
 */
final class Systemd implements Wiring.Supervisor {
  private static final Logger log = LoggerFactory.getLogger(Systemd.class);
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int LONGEST_PATH = 107;

  private final byte[] address;

  private Systemd(String socket) {
    byte[] path = socket.getBytes(StandardCharsets.UTF_8);
    if (path[0] == '@') {
      path[0] = 0; // systemd(1): a leading @ stands for the abstract name space.
    }
    byte[] family =
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? new byte[] {AF_UNIX, 0}
            : new byte[] {0, AF_UNIX};
    this.address = new byte[family.length + path.length];
    System.arraycopy(family, 0, address, 0, family.length);
    System.arraycopy(path, 0, address, family.length, path.length);
  }

  /** The supervisor at that socket; one that is told nothing where the name is empty. */
  static Wiring.Supervisor supervisor(String socket) {
    boolean usable =
        !socket.isEmpty()
            && socket.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH
            && System.getProperty("os.name", "").equals("Linux");
    return usable ? new Systemd(socket) : new Nobody();
  }

  @Override
  public void ready() {
    tell("READY=1\nSTATUS=Watching");
  }

  @Override
  public void alive(String status) {
    tell("WATCHDOG=1\nSTATUS=" + status.replace('\n', ' '));
  }

  @Override
  public void stopping() {
    tell("STOPPING=1\nSTATUS=Stopping");
  }

  private void tell(String words) {
    try (Arena arena = Arena.ofConfined()) {
      send(arena, words.getBytes(StandardCharsets.UTF_8));
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      // MethodHandle declares Throwable. A silent daemon is restarted by systemd: say why.
      log.warn("systemd could not be told: {}", e.toString());
    }
  }

  private void send(Arena arena, byte[] words) throws Throwable {
    ValueLayout.OfInt number = ValueLayout.JAVA_INT;
    MethodHandle socket = call("socket", FunctionDescriptor.of(number, number, number, number));
    MethodHandle sendto =
        call(
            "sendto",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                number,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                number,
                ValueLayout.ADDRESS,
                number));
    MethodHandle close = call("close", FunctionDescriptor.of(number, number));
    int descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM, 0);
    MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, words);
    MemorySegment to = arena.allocateFrom(ValueLayout.JAVA_BYTE, address);
    long sent =
        (long) sendto.invokeExact(descriptor, text, text.byteSize(), 0, to, (int) to.byteSize());
    int closed = (int) close.invokeExact(descriptor);
    if (sent != words.length || closed != 0) {
      log.warn("systemd could not be told: its socket does not take datagrams");
    }
  }

  @SuppressWarnings("restricted") // The launcher and the jar's manifest enable native access.
  private static MethodHandle call(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    return linker.downcallHandle(library.findOrThrow(name), type);
  }

  private static final class Nobody implements Wiring.Supervisor {
    @Override
    public void ready() {}

    @Override
    public void alive(String status) {}

    @Override
    public void stopping() {}
  }
}

package io.tradepost.cli.socket;

import io.tradepost.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What travels over the socket. The client sends one request: the version, then its terminal
 * (width, colour, live), its folder and the arguments, each text as its length and UTF-8 bytes. The
 * server sends frames: a kind, a length, the bytes; the last one is the exit status.
 */
final class Frame {
  /** Changes with the format, so that a command of another release is told so. */
  static final int VERSION = 0x54500001;

  static final byte OUT = 1;
  static final byte ERR = 2;
  static final byte EXIT = 3;

  /** More than any command line may hold (Linux: 2 MB in all), less than what would hurt. */
  private static final int LONGEST_TEXT = 1 << 21;

  private static final int MOST_ARGUMENTS = 100_000;
  private static final int LONGEST_FRAME = 1 << 16;
  private static final int BUFFER = 8192;

  private Frame() {}

  static void sendRequest(DataOutputStream to, Request request) throws IOException {
    to.writeInt(VERSION);
    to.writeInt(request.terminal().width());
    to.writeBoolean(request.terminal().colour());
    to.writeBoolean(request.terminal().live());
    sendText(to, request.folder().toString());
    to.writeInt(request.arguments().size());
    for (String argument : request.arguments()) {
      sendText(to, argument);
    }
    to.flush();
  }

  /** Reads a request whose version was read already; its terminal sends frames to {@code back}. */
  static Request receiveRequest(DataInputStream from, DataOutputStream back) throws IOException {
    int width = from.readInt();
    boolean colour = from.readBoolean();
    boolean live = from.readBoolean();
    Path folder = Path.of(receiveText(from));
    int count = from.readInt();
    if (count < 0 || count > MOST_ARGUMENTS) {
      throw new IOException("a command with " + count + " arguments");
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(receiveText(from));
    }
    return new Request(
        arguments,
        folder,
        new Terminal(printer(back, OUT), printer(back, ERR), width, colour, live));
  }

  static void send(DataOutputStream to, byte kind, byte[] bytes, int offset, int length)
      throws IOException {
    synchronized (to) {
      to.writeByte(kind);
      to.writeInt(length);
      to.write(bytes, offset, length);
      to.flush();
    }
  }

  static void sendExit(DataOutputStream to, int status) throws IOException {
    send(to, EXIT, new byte[] {(byte) status}, 0, 1);
  }

  /** The next frame's bytes. */
  static byte[] receive(DataInputStream from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a frame of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    from.readFully(bytes);
    return bytes;
  }

  private static void sendText(DataOutputStream to, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  private static String receiveText(DataInputStream from) throws IOException {
    return new String(receive(from), StandardCharsets.UTF_8);
  }

  private static PrintStream printer(DataOutputStream to, byte kind) {
    // PrintStream swallows a write error and goes on, which is what a command needs whose reader
    // has gone away: its work is finished as if it were still watched.
    OutputStream frames =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += LONGEST_FRAME) {
              send(to, kind, bytes, offset + done, Math.min(LONGEST_FRAME, length - done));
            }
          }
        };
    return new PrintStream(new BufferedOutputStream(frames, BUFFER), false, StandardCharsets.UTF_8);
  }
}

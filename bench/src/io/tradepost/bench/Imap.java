package io.tradepost.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The barest IMAP client: sends a command and reads the answer to its end, keeping nothing. */
final class Imap implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private int commands;
  private long bytes;

  Imap(int port, String user, String password) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    line();
    send("LOGIN " + user + " " + password);
  }

  /** Bytes of literals read so far. */
  long bytes() {
    return bytes;
  }

  /** Sends a command and reads its answer; gives the last line. */
  String send(String command) throws IOException {
    String tag = "b" + commands++;
    out.write((tag + " " + command + "\r\n").getBytes(StandardCharsets.UTF_8));
    return answer(tag, command);
  }

  /** Adds a letter to the inbox. */
  void append(byte[] letter) throws IOException {
    String tag = "b" + commands++;
    String command = tag + " APPEND INBOX {" + letter.length + "+}\r\n";
    out.write(command.getBytes(StandardCharsets.UTF_8));
    out.write(letter);
    out.write("\r\n".getBytes(StandardCharsets.UTF_8));
    answer(tag, command);
  }

  /** Adds letters to the inbox, and reads the answers when all are sent. */
  void append(List<byte[]> letters) throws IOException {
    List<String> tags = new ArrayList<>();
    for (byte[] letter : letters) {
      String tag = "b" + commands++;
      String command = tag + " APPEND INBOX (\\Seen) {" + letter.length + "+}\r\n";
      out.write(command.getBytes(StandardCharsets.UTF_8));
      out.write(letter);
      out.write("\r\n".getBytes(StandardCharsets.UTF_8));
      tags.add(tag);
    }
    for (String tag : tags) {
      answer(tag, "APPEND");
    }
  }

  private String answer(String tag, String command) throws IOException {
    out.flush();
    while (true) {
      String line = line();
      if (line.startsWith(tag + " ")) {
        if (!line.startsWith(tag + " OK")) {
          throw new IOException(command + " was answered with " + line);
        }
        return line;
      }
      int brace = line.endsWith("}") ? line.lastIndexOf('{') : -1;
      if (brace >= 0) {
        long length = Long.parseLong(line.substring(brace + 1, line.length() - 1));
        in.skipNBytes(length);
        bytes += length;
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new IOException("the server ended the connection");
      }
      line.write(c);
      c = in.read();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

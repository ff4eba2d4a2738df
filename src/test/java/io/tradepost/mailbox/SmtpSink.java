package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An SMTP server that keeps what it takes, and can be told what to say. */
public final class SmtpSink implements AutoCloseable {
  /** Instead of an answer: the connection is closed. */
  public static final String HANG_UP = "hang up";

  /** As a command: the end of an e-mail. */
  public static final String DOT = ".";

  /** As a command: an e-mail has been kept, and its answer is about to be sent. */
  public static final String KEPT = "kept";

  private final LoopbackServer server = new LoopbackServer(this::serve);
  private final UnaryOperator<String> script;
  private final List<String> kept = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /**
   * @param script answers a command (its first word, upper case, {@link #DOT} or {@link #KEPT}); an
   *     empty answer leaves it to the sink
   */
  public SmtpSink(UnaryOperator<String> script) {
    this.script = script;
    server.start();
  }

  /** A sink that takes everything. */
  public SmtpSink() {
    this(command -> "");
  }

  public int port() {
    return server.port();
  }

  /** The e-mails taken, whole. */
  public List<String> kept() {
    return List.copyOf(kept);
  }

  /** The commands heard. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  private void serve(Socket client) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
      say(client, "220 sink ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        String own = script.apply(command);
        if (own.equals(HANG_UP)) {
          return;
        }
        if (!own.isEmpty()) {
          say(client, own);
          continue;
        }
        switch (command) {
          case "EHLO" -> say(client, "250 sink");
          case "DATA" -> {
            say(client, "354 go on");
            StringBuilder mail = new StringBuilder();
            for (String text = in.readLine(); text != null && !text.equals("."); ) {
              mail.append(text.startsWith(".") ? text.substring(1) : text).append("\r\n");
              text = in.readLine();
            }
            String answer = script.apply(DOT);
            if (answer.equals(HANG_UP)) {
              return;
            }
            if (answer.isEmpty()) {
              kept.add(mail.toString());
            }
            String after = script.apply(KEPT);
            if (after.equals(HANG_UP)) {
              return;
            }
            say(client, answer.isEmpty() ? "250 taken" : answer);
          }
          case "QUIT" -> {
            say(client, "221 bye");
            return;
          }
          default -> say(client, "250 ok");
        }
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    client.getOutputStream().flush();
  }

  @Override
  public void close() {
    server.close();
  }
}

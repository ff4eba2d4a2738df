package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An IMAP server that says what a test wants it to say. */
final class ScriptedServer implements AutoCloseable {
  /**
   * What is said to one command line: whole lines with {@code $} for its tag; null to fall silent,
   * {@link #HANG_UP} to close the connection.
   */
  @FunctionalInterface
  interface Script {
    @Nullable String answer(String command);
  }

  /** The same for one who needs the tag. */
  @FunctionalInterface
  interface TaggedScript {
    @Nullable String answer(String tag, String command);
  }

  static final String HANG_UP = "hang up";
  static final String GREETING = "* OK [CAPABILITY IMAP4rev1] ready\r\n";

  private final LoopbackServer server = new LoopbackServer(this::serve);
  private final String greeting;
  private final TaggedScript script;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  ScriptedServer(String greeting, TaggedScript script) {
    this.greeting = greeting;
    this.script = script;
    server.start();
  }

  /** Signs everybody in, names these capabilities, and leaves the rest to the script. */
  static ScriptedServer with(String capabilities, Script script) {
    return withTags(capabilities, (tag, command) -> script.answer(command));
  }

  static ScriptedServer withTags(String capabilities, TaggedScript script) {
    return new ScriptedServer(
        GREETING,
        (tag, command) -> {
          String own = script.answer(tag, command);
          if (!"".equals(own)) {
            return own;
          }
          if (command.startsWith("CAPABILITY")) {
            return "* CAPABILITY IMAP4rev1 " + capabilities + "\r\n$ OK done\r\n";
          }
          if (command.startsWith("LIST")) {
            return "* LIST () \"/\" INBOX\r\n$ OK done\r\n";
          }
          if (command.startsWith("SELECT") || command.startsWith("EXAMINE")) {
            return "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT 4] n\r\n$ OK done\r\n";
          }
          return command.startsWith("LOGOUT") ? "* BYE\r\n$ OK\r\n" : "$ OK done\r\n";
        });
  }

  Account account(Duration read) {
    return new Account(
        "Britty",
        "127.0.0.1",
        server.port(),
        Security.NONE,
        "britty",
        () -> "secret-word",
        new Timeouts(Duration.ofSeconds(5), read, Duration.ofSeconds(5)),
        false);
  }

  /** The commands so far, without tags. */
  List<String> heard() {
    return heard;
  }

  private void serve(Socket client) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
      OutputStream out = client.getOutputStream();
      out.write(greeting.getBytes(ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int space = line.indexOf(' ');
        String tag = space < 0 ? "" : line.substring(0, space);
        String command = line.substring(space + 1);
        heard.add(command);
        String answer = script.answer(tag, command);
        if (HANG_UP.equals(answer)) {
          return;
        }
        if (answer != null) {
          out.write(answer.replace("$ ", tag + " ").getBytes(ISO_8859_1));
          out.flush();
        }
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/**
 * One APPEND of one or more letters (MULTIAPPEND, RFC 3502), written as it goes. Angus would flush
 * and wait once for each letter, knows neither LITERAL- (RFC 7888) nor literals of bytes that may
 * be zero (RFC 3516).
 */
final class AppendCommand {
  /** How a letter's bytes are sent. */
  enum Form {
    PLAIN,
    /** With zero bytes, which no other literal may hold (RFC 3516). */
    BINARY,
    /** Put together of parts (RFC 4469): of none, for a letter without a byte. */
    EMPTY
  }

  private static final int LITERAL_MINUS = 4096;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
  private static final DateTimeFormatter INTERNAL_DATE =
      DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Wire wire;
  private final Capabilities capabilities;
  private final String tag;
  private final OutputStream out;
  private Wire.@Nullable Answer early;
  private boolean atOnce;

  private AppendCommand(Wire wire, Capabilities capabilities) {
    this.wire = wire;
    this.capabilities = capabilities;
    this.tag = wire.ownTag();
    this.out = wire.toServer();
  }

  /** Begins one. */
  static AppendCommand begin(Wire wire, Capabilities capabilities, String folder)
      throws MailboxException {
    var command = new AppendCommand(wire, capabilities);
    command.text(command.tag + " APPEND " + quoted(folder));
    return command;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Adds a letter; nothing happens where the server has refused the command already. */
  void letter(NewLetter letter, Set<String> flags, Form form) throws MailboxException {
    if (early != null) {
      return;
    }
    text(
        " (%s) \"%s\" "
            .formatted(String.join(" ", new TreeSet<>(flags)), internalDate(letter.arrived())));
    switch (form) {
      case PLAIN -> literal("", letter);
      case BINARY -> literal("~", letter);
      case EMPTY -> {
        text("CATENATE (TEXT ");
        literal("", letter);
        text(")");
      }
    }
  }

  /** With its offset, and a year that the protocol can say. */
  private static String internalDate(Instant arrived) {
    Instant sayable = arrived.isBefore(FIRST) ? FIRST : arrived.isAfter(LAST) ? LAST : arrived;
    return INTERNAL_DATE.format(sayable);
  }

  private void literal(String kind, NewLetter letter) throws MailboxException {
    long size = letter.raw().size();
    boolean waits = !goesAtOnce(size);
    text(kind + "{" + size + (waits ? "" : "+") + "}\r\n");
    if (waits && !goAhead()) {
      return;
    }
    atOnce |= !waits;
    try (InputStream in = letter.raw().open()) {
      copy(in, size);
    } catch (IOException e) {
      // The server waits for bytes that will never come.
      wire.breakOff();
      throw new UncheckedIOException("A letter's bytes cannot be read", e);
    }
  }

  private boolean goesAtOnce(long size) {
    return capabilities.literalPlus() || (capabilities.literalMinus() && size <= LITERAL_MINUS);
  }

  /** Exactly so many bytes, or what follows would be taken for the letter or for commands. */
  private void copy(InputStream in, long size) throws IOException, MailboxException {
    byte[] buffer = new byte[(int) Math.min(size, 1 << 16)];
    for (long left = size; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new java.io.EOFException("it is shorter than it was said to be");
      }
      left -= n;
      try {
        out.write(buffer, 0, n);
      } catch (IOException e) {
        throw wire.lost(e);
      }
    }
  }

  /** Waits for the server's word to go on; false where it refuses instead. */
  private boolean goAhead() throws MailboxException {
    flush();
    while (true) {
      Response response = wire.next();
      if (response != null && response.isContinuation()) {
        return true;
      }
      if (response != null && response.isTagged() && tag.equals(response.getTag())) {
        early = Wire.Answer.of(response, 0);
        return false;
      }
    }
  }

  /** Ends the command; the answer comes later. */
  void end() throws MailboxException {
    if (early == null) {
      text("\r\n");
    }
  }

  void flush() throws MailboxException {
    try {
      out.flush();
    } catch (IOException e) {
      throw wire.lost(e);
    }
  }

  /**
   * The answer to the command.
   *
   * @throws MailboxException also where the server did not understand a command whose letters went
   *     out at once: it may have taken a letter's lines for commands (Dovecot does)
   */
  Wire.Answer answer(FolderPath folder) throws MailboxException {
    Wire.Answer answer = early != null ? early : wire.readUntil(tag, r -> {});
    if (answer.bad() && atOnce) {
      wire.breakOff();
      throw wire.refused(folder, "understand how letters are put there", answer);
    }
    return answer;
  }

  private void text(String text) throws MailboxException {
    try {
      out.write(text.getBytes(US_ASCII));
    } catch (IOException e) {
      throw wire.lost(e);
    }
  }
}

package io.tradepost.mailbox;

import io.tradepost.mailbox.AppendCommand.Form;
import io.tradepost.mailbox.Arrival.Arrived;
import io.tradepost.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts letters into one folder, as they are: many to a command where the server takes that
 * (MULTIAPPEND), else one command after the other without waiting for answers in between (LITERAL+,
 * LITERAL-), else one by one. Flags are given as far as the server keeps them there.
 */
public final class Appender {
  private static final Pattern APPEND_UID =
      Pattern.compile("\\[APPENDUID\\s+(\\d+)\\s+([\\d:,]+)\\s*]", Pattern.CASE_INSENSITIVE);

  /** The answers to these must fit between the two sides while nobody reads them. */
  private static final int PIPELINED = 50;

  private final ImapConnection connection;
  private final Wire wire;
  private final OpenFolder folder;
  private final String name;
  private final long limit;

  Appender(ImapConnection connection, Wire wire, OpenFolder folder) throws MailboxException {
    this.connection = connection;
    this.wire = wire;
    this.folder = folder;
    this.name = connection.folderNames().wireName(folder.path());
    this.limit = connection.largestLetter(folder.path());
    connection.unselect(folder);
  }

  /** Where the letters go. */
  public FolderPath folder() {
    return folder.path();
  }

  /** A letter with the flags that it can have there and the way that it must go. */
  private record Outgoing(NewLetter letter, Set<String> flags, Form form) {
    Arrival arrived(long validity, long uid) {
      Set<String> leftOut = new TreeSet<>(letter.flags());
      leftOut.removeAll(flags);
      leftOut.remove("\\Recent");
      return new Arrived(validity, uid, leftOut);
    }
  }

  /**
   * Puts letters there; what came of each, in their order. Where the connection breaks, nobody
   * knows of which of them.
   */
  public List<Arrival> put(List<NewLetter> letters) throws MailboxException {
    Arrival[] fates = new Arrival[letters.size()];
    List<Integer> together = new ArrayList<>();
    List<Outgoing> outgoing = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      NewLetter letter = letters.get(i);
      Form form = form(letter);
      outgoing.add(new Outgoing(letter, kept(letter), form));
      String hindrance = hindrance(letter, form);
      if (!hindrance.isEmpty()) {
        fates[i] = new Arrival.Refused(hindrance);
      } else if (form == Form.PLAIN) {
        together.add(i);
      }
    }
    if (together.size() > 1 && connection.capabilities().multiAppend()) {
      putTogether(outgoing, together, fates);
    }
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < fates.length; i++) {
      if (fates[i] == null) {
        open.add(i);
      }
    }
    int step = connection.capabilities().literalPlus() ? PIPELINED : 1;
    for (int from = 0; from < open.size(); from += step) {
      putOneByOne(outgoing, open.subList(from, Math.min(open.size(), from + step)), fates);
    }
    return Arrays.stream(fates).map(Objects::requireNonNull).toList();
  }

  private Set<String> kept(NewLetter letter) {
    Set<String> kept = new HashSet<>(letter.flags());
    kept.removeIf(flag -> !folder.keeps(flag));
    return kept;
  }

  private static Form form(NewLetter letter) {
    if (letter.raw().size() == 0) {
      return Form.EMPTY;
    }
    try (InputStream in = letter.raw().open()) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] == 0) {
            return Form.BINARY;
          }
        }
      }
      return Form.PLAIN;
    } catch (IOException e) {
      throw new UncheckedIOException("A letter's bytes cannot be read", e);
    }
  }

  /** Why it need not be tried; empty where it can be. */
  private String hindrance(NewLetter letter, Form form) {
    if (letter.raw().size() > limit) {
      return "it has %,d bytes, and the server takes letters of at most %,d"
          .formatted(letter.raw().size(), limit);
    }
    return switch (form) {
      case PLAIN -> "";
      case BINARY ->
          connection.capabilities().has("BINARY")
              ? ""
              : "it holds zero bytes, which this server cannot take (it has no BINARY)";
      case EMPTY ->
          connection.capabilities().has("CATENATE")
              ? ""
              : "it is empty, and this server takes no empty letters (it has no CATENATE)";
    };
  }

  /** All of them or none (RFC 3502 §6.3.11); where none, each is tried by itself. */
  private void putTogether(List<Outgoing> all, List<Integer> which, Arrival[] fates)
      throws MailboxException {
    Wire.Answer answer = command(all, which);
    if (ServerWords.tryCreate(answer.text()) && !answer.ok()) {
      connection.create(folder.path());
      answer = command(all, which);
    }
    if (!answer.ok()) {
      stopIfThrottled(answer);
      return;
    }
    List<Long> uids = List.of();
    long validity = 0;
    Matcher code = APPEND_UID.matcher(answer.text());
    if (code.find()) {
      UidSet told = UidSet.parse(code.group(2));
      if (told.size() == which.size()) {
        validity = Long.parseLong(code.group(1));
        uids = told.list();
      }
    }
    for (int i = 0; i < which.size(); i++) {
      int letter = which.get(i);
      fates[letter] = all.get(letter).arrived(validity, uids.isEmpty() ? 0 : uids.get(i));
    }
  }

  private Wire.Answer command(List<Outgoing> all, List<Integer> which) throws MailboxException {
    AppendCommand command = begin();
    for (int i : which) {
      add(command, all.get(i));
    }
    command.end();
    command.flush();
    return command.answer(folder.path());
  }

  private void putOneByOne(List<Outgoing> all, List<Integer> which, Arrival[] fates)
      throws MailboxException {
    List<AppendCommand> commands = new ArrayList<>();
    for (int i : which) {
      AppendCommand command = begin();
      add(command, all.get(i));
      command.end();
      commands.add(command);
    }
    commands.getLast().flush();
    List<Wire.Answer> answers = new ArrayList<>();
    for (AppendCommand command : commands) {
      answers.add(command.answer(folder.path()));
    }
    for (int i = 0; i < which.size(); i++) {
      Wire.Answer answer = answers.get(i);
      int letter = which.get(i);
      if (ServerWords.tryCreate(answer.text()) && !answer.ok()) {
        connection.create(folder.path());
        answer = command(all, List.of(letter));
      }
      fates[letter] = fate(all.get(letter), answer);
    }
  }

  private AppendCommand begin() throws MailboxException {
    return AppendCommand.begin(wire, connection.capabilities(), name);
  }

  private static void add(AppendCommand command, Outgoing outgoing) throws MailboxException {
    command.letter(outgoing.letter(), outgoing.flags(), outgoing.form());
  }

  private Arrival fate(Outgoing outgoing, Wire.Answer answer) throws MailboxException {
    if (answer.ok()) {
      Matcher code = APPEND_UID.matcher(answer.text());
      return code.find() && code.group(2).matches("\\d{1,18}")
          ? outgoing.arrived(Long.parseLong(code.group(1)), Long.parseLong(code.group(2)))
          : outgoing.arrived(0, 0);
    }
    if (ServerWords.noRoom(answer.text())) {
      return new Arrival.NoRoom(answer.text());
    }
    if (!ServerWords.tooLarge(answer.text())) {
      stopIfThrottled(answer);
    }
    return new Arrival.Refused(answer.text());
  }

  /** A server that wants a pause says nothing of the letter. */
  private void stopIfThrottled(Wire.Answer answer) throws MailboxException {
    boolean single = ServerWords.noRoom(answer.text()) || ServerWords.tooLarge(answer.text());
    if (!single && ServerWords.kind(answer.text(), Kind.REFUSED) != Kind.REFUSED) {
      throw wire.refused(folder.path(), "take letters", answer);
    }
  }
}

package io.tradepost.mailbox;

import io.tradepost.mailbox.MailboxException.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes many folders with the commands for several under way at once: each is made, subscribed to
 * and asked how it stands, and the next ones do not wait for it. What is not answered with OK is
 * gone over again in the ordinary way, one command after the other, when all else is done.
 */
final class FolderMaking {
  private static final Logger LOG = LoggerFactory.getLogger(FolderMaking.class);

  /**
   * Folders under way at once. With names as long as {@link #LONGEST}, their commands and answers
   * are less than what the buffers of a connection hold: so neither side waits for the other to
   * read.
   */
  private static final int AT_ONCE = 12;

  /** A longer name, or one with other than ASCII in it, is sent apart and by the server's leave. */
  private static final int LONGEST = 400;

  private final Wire wire;
  private final Folders folders;
  private final StatusQuery status;
  private final ImapConnection.Making told;

  /** What each command that is not answered yet is about, by its tag. */
  private final Map<String, Step> steps = new HashMap<>();

  private final Map<String, FolderPath> names = new HashMap<>();
  private final Map<String, FolderState> states = new HashMap<>();
  private final List<FolderPath> putAside = new ArrayList<>();
  private int underWay;

  FolderMaking(Wire wire, Folders folders, StatusQuery status, ImapConnection.Making told) {
    this.wire = wire;
    this.folders = folders;
    this.status = status;
    this.told = told;
  }

  private enum Command {
    CREATE,
    SUBSCRIBE,
    STATUS
  }

  private record Step(Command command, FolderPath folder, String name) {}

  void make(Collection<FolderPath> paths) throws MailboxException {
    Deque<FolderPath> waiting = new ArrayDeque<>(paths);
    while (!waiting.isEmpty() || !steps.isEmpty()) {
      while (underWay < AT_ONCE && !waiting.isEmpty()) {
        begin(waiting.remove());
      }
      if (!steps.isEmpty()) {
        answer();
      }
    }
    for (FolderPath path : putAside) {
      makeByItself(path);
    }
  }

  /** The ordinary way; a refusal is this folder's alone. */
  void makeByItself(FolderPath path) throws MailboxException {
    FolderState state;
    try {
      folders.create(path);
      state = status.one(path);
    } catch (MailboxException e) {
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
      told.refused(path, String.valueOf(e.getMessage()));
      return;
    }
    told.made(state);
  }

  private void begin(FolderPath path) throws MailboxException {
    if (!Folders.levels(path).stream().allMatch(this::isPlain)) {
      putAside.add(path);
      return;
    }
    String name = folders.wireName(path);
    names.put(name, path);
    underWay++;
    send(new Step(Command.CREATE, path, name), new Argument().writeString(name));
  }

  private boolean isPlain(FolderPath path) {
    return folders
        .names()
        .wireName(path)
        .filter(n -> n.length() <= LONGEST && n.chars().allMatch(c -> c >= ' ' && c < 0x7f))
        .isPresent();
  }

  private void send(Step step, Argument args) throws MailboxException {
    try {
      steps.put(wire.writeCommand(step.command().name(), args), step);
    } catch (IOException | ProtocolException e) {
      throw wire.lost(e);
    }
  }

  /** Takes one response; servers may answer in another order than they were asked. */
  private void answer() throws MailboxException {
    Response response = wire.next();
    if (response == null) {
      return; // It makes no sense; the tagged one that follows decides.
    }
    if (response.isTagged()) {
      Step step = steps.remove(response.getTag());
      if (step != null) {
        end(step, Wire.Answer.of(response, 0));
      }
    } else if (response instanceof IMAPResponse untagged) {
      StatusQuery.read(untagged, names::get, states);
    }
  }

  private void end(Step step, Wire.Answer answer) throws MailboxException {
    switch (step.command()) {
      case CREATE -> {
        if (answer.ok()) {
          goOn(step);
        } else {
          underWay--;
          putAside.add(step.folder());
        }
      }
      case SUBSCRIBE -> {
        if (!answer.ok()) {
          LOG.debug("no subscription to {}: {}", step.folder(), answer.text());
        }
      }
      case STATUS -> {
        underWay--;
        FolderState state = states.remove(step.name());
        if (answer.ok() && state != null) {
          told.made(state);
        } else {
          putAside.add(step.folder());
        }
      }
    }
  }

  private void goOn(Step made) throws MailboxException {
    for (FolderPath level : folders.toSubscribe(made.folder())) {
      String name = folders.wireName(level);
      send(new Step(Command.SUBSCRIBE, level, name), new Argument().writeString(name));
    }
    send(
        new Step(Command.STATUS, made.folder(), made.name()),
        new Argument().writeString(made.name()).writeAtom(status.items()));
  }
}

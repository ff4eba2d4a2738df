package io.tradepost.round;

import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.mailbox.Capabilities;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.round.Filer.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings letters to where they were decided to belong. Where there is much to do, over two
 * connections: while one makes the folders that are missing, the other brings letters to those that
 * are there, and then both do. Only one makes folders: of two that do, Dovecot tells the one that a
 * folder is there which nobody has made.
 */
final class Filing {
  private static final Logger LOG = LoggerFactory.getLogger(Filing.class);

  /** So many commands are worth another sign-in. */
  private static final int WORTH_A_LINE = 24;

  /**
   * Copies before moves, as the {@link Filer} wants it. The largest first: a server looks through
   * the whole source folder for each command, and so it soon becomes small.
   */
  private static final Comparator<Change> LARGEST_FIRST =
      Comparator.comparing((Change c) -> c.kind() != Kind.COPY)
          .thenComparingInt(c -> -c.copies().size())
          .thenComparing(Change::target);

  private final Mover mover;
  private final SecondLine second;

  Filing(Mover mover, SecondLine second) {
    this.mover = mover;
    this.second = second;
  }

  /**
   * Makes these changes; gives what was brought, letter by letter.
   *
   * @param sofar told how many letters have been dealt with
   */
  List<MoveDone> carryOut(ImapConnection connection, List<Change> changes, LongConsumer sofar)
      throws MailboxException {
    List<Change> sorted = changes.stream().sorted(LARGEST_FIRST).toList();
    Errands errands =
        new Errands(
            sorted.stream()
                .map(
                    c ->
                        new Errands.Sourced(
                            c.source(), new Mover.Errand(c.kind(), c.target(), c.copies())))
                .toList());
    Counter dealt = new Counter(sofar);
    List<MoveDone> helped = new ArrayList<>();
    if (errands.left() >= WORTH_A_LINE
        && allows(connection.capabilities())
        && !anyCopiedAndMoved(changes)) {
      Thread.ofVirtual().name("second-line").start(() -> help(errands, dealt, helped));
    }
    List<MoveDone> done = new ArrayList<>();
    try {
      mover.prepare(connection, sorted, errands::there);
      errands.allThere();
      done.addAll(new Line(mover, connection).carryOut(errands, dealt));
    } catch (MailboxException | RuntimeException | Error e) {
      errands.fail(e);
    }
    errands.end();
    done.addAll(helped);
    return done;
  }

  /**
   * Without MOVE and COPYUID, what becomes of a letter is told from what else happens to the
   * folders meanwhile, and without NAMESPACE from where the first folder could be made: there, one
   * line must do.
   */
  private static boolean allows(Capabilities server) {
    return server.move() && server.uidPlus() && server.has("NAMESPACE");
  }

  /** A letter that is copied to one folder and moved to another must go there in this order. */
  private static boolean anyCopiedAndMoved(List<Change> changes) {
    Set<Long> copied = new HashSet<>();
    changes.stream()
        .filter(c -> c.kind() == Kind.COPY)
        .flatMap(c -> c.copies().stream())
        .map(CopyRow::id)
        .forEach(copied::add);
    return changes.stream()
        .filter(c -> c.kind() == Kind.MOVE)
        .flatMap(c -> c.copies().stream())
        .map(CopyRow::id)
        .anyMatch(copied::contains);
  }

  private void help(Errands errands, IntConsumer dealt, List<MoveDone> done) {
    Optional<ImapConnection> opened = open();
    if (opened.isEmpty()) {
      return;
    }
    try (ImapConnection connection = opened.get()) {
      if (errands.join()) {
        try {
          done.addAll(new Line(mover, connection).carryOut(errands, dealt));
        } catch (MailboxException | RuntimeException | Error e) {
          errands.fail(e);
        } finally {
          errands.leave();
        }
      }
    }
  }

  private Optional<ImapConnection> open() {
    Optional<ImapConnection> opened = Optional.empty();
    try {
      opened = second.open();
      if (opened.isPresent()) {
        opened.get().folders(); // So that both lines call each folder by the same name.
      }
      return opened;
    } catch (MailboxException | RuntimeException e) {
      LOG.info("filing.one-line why={}", e.getMessage());
      opened.ifPresent(ImapConnection::close);
      return Optional.empty();
    }
  }

  /** Adds up what the lines tell of. */
  private static final class Counter implements IntConsumer {
    private final LongConsumer sofar;
    private long count;

    Counter(LongConsumer sofar) {
      this.sofar = sofar;
    }

    @Override
    public synchronized void accept(int letters) {
      count += letters;
      sofar.accept(count);
    }
  }
}

package io.tradepost.round;

import io.tradepost.ledger.Intents.Purpose;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.round.Errands.Bundle;
import io.tradepost.round.Mover.Brought;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One connection's part in a filing: carries out what it is given, until there is no more. */
final class Line {
  private final Mover mover;
  private final ImapConnection connection;
  private final Map<FolderPath, OpenFolder> sources = new HashMap<>();

  Line(Mover mover, ImapConnection connection) {
    this.mover = mover;
    this.connection = connection;
  }

  /**
   * Gives what was brought, letter by letter.
   *
   * @param dealt told of letters that the server has dealt with
   */
  List<MoveDone> carryOut(Errands errands, IntConsumer dealt) throws MailboxException {
    List<MoveDone> done = new ArrayList<>();
    Mover.Carrying carrying = mover.carrying(Purpose.FILE, dealt);
    try {
      @Nullable FolderPath at = null;
      Optional<Bundle> next = errands.take(this, at);
      while (next.isPresent()) {
        Bundle bundle = next.get();
        at = bundle.source();
        carrying.carry(source(at), bundle.errands(), settling(errands, bundle, done));
        next = errands.take(this, at);
      }
    } finally {
      carrying.end();
      sources.values().forEach(OpenFolder::close);
    }
    return done;
  }

  private OpenFolder source(FolderPath path) throws MailboxException {
    OpenFolder open = sources.get(path);
    if (open == null) {
      open = connection.open(path, false);
      sources.put(path, open);
    }
    return open;
  }

  private static Mover.Settling settling(Errands errands, Bundle bundle, List<MoveDone> done) {
    return new Mover.Settling() {
      @Override
      public void entered(List<Brought> brought) {
        synchronized (done) {
          brought.forEach(b -> done.addAll(moves(bundle.source(), b)));
        }
      }

      @Override
      public void whole() {
        errands.entered(bundle);
      }

      @Override
      public void failed(Throwable why) {
        errands.fail(why);
      }
    };
  }

  private static List<MoveDone> moves(FolderPath source, Brought brought) {
    Mover.Errand errand = brought.errand();
    return brought.copies().stream()
        .map(c -> new MoveDone(c, errand.kind(), source, errand.target()))
        .toList();
  }
}

package io.tradepost.round;

import io.tradepost.filing.Reason;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.ledger.Intents.Purpose;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.MoveOutcome;
import io.tradepost.mailbox.MoveOutcome.Fate;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.round.Filer.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Gatherers;

/**
 * Moves and copies letters on the server. Each change is written down as an intent before it is
 * made and after it is done; {@link Recovery} works off what a crash leaves between the two.
 */
final class Mover {
  /**
   * Letters of one command: large, because a server looks through the whole folder for each
   * command.
   */
  static final int MOVES = 2000;

  /**
   * Fewer for COPY, which after a crash is only known to be undone when the server has had time to
   * do it.
   */
  private static final int COPIES = 500;

  /** So old an intent may be when its command is sent. */
  private static final Duration STAMP = Duration.ofSeconds(1);

  private final Desk desk;
  private final String mailbox;
  private final Indexer indexer;

  private final Arrivals arrivals;
  private final TargetFolders targets;

  Mover(Desk desk, String mailbox) {
    this.desk = desk;
    this.mailbox = mailbox;
    this.indexer = new Indexer(desk);
    this.arrivals = new Arrivals(desk, mailbox);
    this.targets = new TargetFolders(desk, mailbox);
  }

  /** The folders that letters were brought to. */
  Set<FolderPath> targets() {
    return targets.all();
  }

  /** Letters of one folder that are to be brought to one other. */
  record Errand(Kind kind, FolderPath target, List<CopyRow> copies) {
    /** Of bearable size each, to be carried out one after the other. */
    List<Errand> parts() {
      return copies.stream()
          .sorted(Comparator.comparingLong(CopyRow::uid))
          .gather(Gatherers.windowFixed(kind == Kind.MOVE ? MOVES : COPIES))
          .map(part -> new Errand(kind, target, part))
          .toList();
    }
  }

  /** What has come of an errand: the copies that were brought there. */
  record Brought(Errand errand, List<CopyRow> copies) {}

  /** An errand that is written down. */
  private record Written(long intent, Errand errand, FolderRow target) {}

  /** An errand that the server has answered. */
  private record Answered(Written written, Map<Long, Fate> fates) {}

  /** Told how the entering of a bundle goes, which another thread does. */
  interface Settling {
    /** This much of it, all of it or what was answered before the line broke, is entered. */
    void entered(List<Brought> brought);

    /** All of it was answered, and is entered. */
    void whole();

    /** It could not be entered. */
    void failed(Throwable why);
  }

  /** Ready to carry out bundles over one connection, one after the other. */
  Carrying carrying(Purpose purpose, IntConsumer dealt) {
    return new Carrying(purpose, dealt);
  }

  /**
   * Carries out bundles of errands over one connection. Each is written down first, and while the
   * server works at the next one the last is entered: it never waits for us.
   */
  final class Carrying {
    private final Purpose purpose;
    private final IntConsumer dealt;
    private Future<Boolean> settling = CompletableFuture.completedFuture(true);

    private Carrying(Purpose purpose, IntConsumer dealt) {
      this.purpose = purpose;
      this.dealt = dealt;
    }

    /**
     * @param open the source folder, opened for writing
     */
    void carry(OpenFolder open, List<Errand> bundle, Settling told) throws MailboxException {
      List<Answered> answered = new ArrayList<>();
      List<Written> written = write(purpose, bundle);
      Instant stamped = desk.now();
      try {
        for (Written one : written) {
          stamped = stampAnew(written.subList(answered.size(), written.size()), stamped);
          answered.add(new Answered(one, send(open, one.errand())));
          dealt.accept(one.errand().copies().size());
        }
      } finally {
        // What broke off in the middle stays an open intent; what was answered is entered.
        boolean whole = answered.size() == written.size();
        end();
        settling = startSettling(purpose, answered, whole, told);
      }
    }

    /** Waits until what was carried out last is entered. */
    void end() {
      Workers.result(settling);
    }
  }

  /**
   * Brings letters of one folder to others.
   *
   * @param open the source folder, selected for writing
   */
  List<Brought> bring(
      ImapConnection connection, OpenFolder open, Purpose purpose, List<Errand> errands)
      throws MailboxException {
    for (Errand errand : errands) {
      targets.ensure(connection, errand.target());
    }
    List<Brought> all = new ArrayList<>();
    Carrying carrying = carrying(purpose, n -> {});
    try {
      for (List<Errand> bundle : bundles(errands)) {
        carrying.carry(open, bundle, gathering(all));
      }
    } finally {
      carrying.end();
    }
    return all;
  }

  private static Settling gathering(List<Brought> all) {
    return new Settling() {
      @Override
      public void entered(List<Brought> brought) {
        all.addAll(brought);
      }

      @Override
      public void whole() {}

      @Override
      public void failed(Throwable why) {}
    };
  }

  /** {@link Recovery} goes by the time of an intent: it must not be long before its command. */
  private Instant stampAnew(List<Written> left, Instant stamped) {
    Instant now = desk.now();
    if (Duration.between(stamped, now).compareTo(STAMP) < 0) {
      return stamped;
    }
    desk.ledger()
        .writing(book -> left.forEach(written -> book.intents().stamp(written.intent(), now)));
    return now;
  }

  private Future<Boolean> startSettling(
      Purpose purpose, List<Answered> answered, boolean whole, Settling told) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              try {
                told.entered(settle(purpose, answered));
              } catch (RuntimeException | Error e) {
                told.failed(e);
                throw e;
              }
              if (whole) {
                told.whole();
              }
              return true;
            });
    Thread.ofVirtual().name("settling-" + mailbox).start(task);
    return task;
  }

  /** The same for letters that all go to one folder; gives those that were brought there. */
  List<CopyRow> bring(
      ImapConnection connection,
      OpenFolder open,
      Kind kind,
      Purpose purpose,
      FolderPath target,
      List<CopyRow> copies)
      throws MailboxException {
    List<Errand> errand = List.of(new Errand(kind, target, copies));
    return bring(connection, open, purpose, errand).stream()
        .flatMap(b -> b.copies().stream())
        .toList();
  }

  /** Commands of bearable size, and so many of them together as one look of Recovery can bear. */
  private static List<List<Errand>> bundles(List<Errand> errands) {
    List<List<Errand>> bundles = new ArrayList<>();
    List<Errand> bundle = new ArrayList<>();
    int letters = 0;
    for (Errand part : errands.stream().flatMap(e -> e.parts().stream()).toList()) {
      int size = part.copies().size();
      if (bundle.size() == Errands.COMMANDS || (letters > 0 && letters + size > MOVES)) {
        bundles.add(bundle);
        bundle = new ArrayList<>();
        letters = 0;
      }
      bundle.add(part);
      letters += size;
    }
    if (!bundle.isEmpty()) {
      bundles.add(bundle);
    }
    return bundles;
  }

  private List<Written> write(Purpose purpose, List<Errand> bundle) {
    return desk.ledger()
        .write(
            book ->
                bundle.stream()
                    .map(
                        errand -> {
                          CopyRow first = errand.copies().getFirst();
                          long intent =
                              book.intents()
                                  .open(
                                      mailbox,
                                      errand.kind(),
                                      purpose,
                                      first.folder(),
                                      first.validity(),
                                      errand.target(),
                                      targets.nextUid(errand.target()),
                                      desk.now(),
                                      errand.copies());
                          return new Written(intent, errand, targets.row(book, errand.target()));
                        })
                    .toList());
  }

  private static Map<Long, Fate> send(OpenFolder open, Errand errand) throws MailboxException {
    List<Long> uids = errand.copies().stream().map(CopyRow::uid).toList();
    MoveOutcome outcome =
        switch (errand.kind()) {
          case MOVE -> open.move(uids, errand.target());
          case COPY -> open.copy(uids, errand.target());
          case REMOVE -> throw new IllegalArgumentException("nothing is brought by a removal");
        };
    return outcome.fates();
  }

  /** Enters what the server answered, for every letter of an intent, and closes the intent. */
  List<CopyRow> settle(
      long intent,
      Kind kind,
      Purpose purpose,
      FolderRow target,
      List<CopyRow> batch,
      Map<Long, Fate> fates) {
    Written written = new Written(intent, new Errand(kind, target.path(), batch), target);
    return settle(purpose, List.of(new Answered(written, fates))).getFirst().copies();
  }

  private List<Brought> settle(Purpose purpose, List<Answered> answers) {
    try (IndexKeeper.Change change = desk.keeper().begin()) {
      List<Brought> brought =
          desk.ledger().write(book -> answers.stream().map(a -> settle(book, purpose, a)).toList());
      Set<LetterId> letters = new TreeSet<>();
      brought.forEach(b -> b.copies().forEach(copy -> copy.letter().ifPresent(letters::add)));
      switch (purpose) {
        case FILE, UNDO ->
            desk.ledger()
                .read(
                    book -> {
                      indexer.place(book, letters);
                      return true;
                    });
        case REFILE -> indexer.put(letters, n -> {}); // It is another customer's now.
      }
      return brought;
    }
  }

  private Brought settle(Book book, Purpose purpose, Answered answer) {
    Written written = answer.written();
    Errand errand = written.errand();
    List<CopyRow> brought = new ArrayList<>();
    for (CopyRow copy : errand.copies()) {
      Fate fate = answer.fates().getOrDefault(copy.uid(), new Fate.Gone());
      if (arrivals.enter(
          book, written.intent(), errand.kind(), purpose, written.target(), copy, fate)) {
        brought.add(copy);
      }
    }
    book.intents().close(written.intent(), desk.now());
    return new Brought(errand, brought);
  }

  /**
   * Sees to it that the target folders of these changes are there, in this order. Where the server
   * refuses to make one, the letters are left, with its words.
   *
   * @param there told of each folder as soon as it is there
   */
  void prepare(ImapConnection connection, List<Change> changes, Consumer<FolderPath> there)
      throws MailboxException {
    Map<FolderPath, String> refused =
        targets.ensureAll(connection, changes.stream().map(Change::target).toList(), there);
    if (refused.isEmpty()) {
      return;
    }
    desk.ledger()
        .writing(
            book -> {
              for (Change change : changes) {
                if (refused.containsKey(change.target())) {
                  Reason why = Filer.refused(refused.getOrDefault(change.target(), ""));
                  change
                      .copies()
                      .forEach(c -> book.copies().settle(c.id(), Outcome.LEFT, why, desk.now()));
                }
              }
            });
  }

  /** The target folder as the ledger knows it; made on the server where it is missing. */
  FolderRow ensure(ImapConnection connection, FolderPath target) throws MailboxException {
    return targets.ensure(connection, target);
  }
}

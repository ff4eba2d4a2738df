package io.tradepost.round;

import io.tradepost.archive.PackedLetter;
import io.tradepost.ledger.FolderRow;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.LetterSink;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.Role;
import io.tradepost.reply.Conversations;
import io.tradepost.search.IndexedLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/**
 * Takes letters in: fetched once, read once, kept in the vault, entered in the ledger with what was
 * decided on them, and put into the index. Fetching, reading and recording overlap; letters are
 * recorded in the order of their UIDs, and a batch is in the vault for good before the ledger
 * speaks of it, and in the ledger before the index does.
 */
final class Intake {
  /** Raw bytes on the way at any time; a larger letter goes alone. */
  private static final int BUDGET_KIB = 24 * 1024;

  private static final int BATCH_LETTERS = 250;
  private static final int BATCH_KIB = 8 * 1024;

  private final Desk desk;
  private final Recorder recorder;

  Intake(Desk desk, Recorder recorder) {
    this.desk = desk;
    this.recorder = recorder;
  }

  /** What has come of a letter on its way. */
  private sealed interface Arrival {
    /** It is here; {@code kib} is its share of the budget. */
    record Here(Future<Incoming> incoming, int kib) implements Arrival {}

    /** The server could not give it. */
    record Failed(long uid, String what) implements Arrival {}

    /** No more come. */
    record End() implements Arrival {}
  }

  /**
   * Takes these letters in.
   *
   * @param folder open on the server, the one that {@code row} remembers
   * @param done told how many have been recorded
   * @return how many were recorded
   */
  long take(
      OpenFolder folder, FolderRow row, Role role, List<Envelope> envelopes, LongConsumer done)
      throws MailboxException {
    LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    Semaphore budget = new Semaphore(BUDGET_KIB);
    CompletableFuture<Long> recorded = new CompletableFuture<>();
    Thread recording =
        Thread.ofVirtual()
            .name("recorder-" + row.mailbox())
            .start(() -> recordAll(row, role, arrivals, budget, recorded, done));
    try {
      folder.fetch(envelopes, new Receiver(row.mailbox(), role, arrivals, budget, recorded));
    } finally {
      arrivals.add(new Arrival.End());
      joinFully(recording);
    }
    return recorded.join();
  }

  /** Receives what the server sends and hands it to the workers. */
  private final class Receiver implements LetterSink {
    private final String mailbox;
    private final Role role;
    private final LinkedBlockingQueue<Arrival> arrivals;
    private final Semaphore budget;
    private final CompletableFuture<Long> recorded;

    Receiver(
        String mailbox,
        Role role,
        LinkedBlockingQueue<Arrival> arrivals,
        Semaphore budget,
        CompletableFuture<Long> recorded) {
      this.mailbox = mailbox;
      this.role = role;
      this.arrivals = arrivals;
      this.budget = budget;
      this.recorded = recorded;
    }

    @Override
    public void letter(Envelope envelope, RawLetter raw) {
      if (recorded.isCompletedExceptionally()) {
        recorded.join(); // Nothing more can be recorded: stop fetching, with the reason.
      }
      int kib = (int) Math.min(BUDGET_KIB, raw.size() / 1024 + 1);
      budget.acquireUninterruptibly(kib);
      arrivals.add(
          new Arrival.Here(
              switch (raw) {
                case RawLetter.InMemory small -> desk.workers().submit(() -> read(envelope, small));
                // The file is gone when this returns.
                case RawLetter.InFile large ->
                    CompletableFuture.completedFuture(readFile(envelope, large));
              },
              kib));
    }

    private Incoming readFile(Envelope envelope, RawLetter.InFile raw) {
      try {
        return read(envelope, raw);
      } catch (IOException e) {
        throw new UncheckedIOException("A large letter's temporary file could not be read", e);
      }
    }

    private Incoming read(Envelope envelope, RawLetter raw) throws IOException {
      Letter letter = desk.reader().read(raw);
      SequencedSet<String> links = desk.replies().links(letter);
      return new Incoming(
          envelope,
          letter,
          PackedLetter.of(letter.sha256(), raw),
          links,
          Conversations.name(links),
          desk.replies().of(letter),
          desk.orders().in(letter),
          desk.register().advise(mailbox, role, letter));
    }

    @Override
    public void gone(Envelope envelope) {
      // Somebody took it away between the listing and the fetch; the next look tells where to.
    }

    @Override
    public void failed(Envelope envelope, String what) {
      arrivals.add(new Arrival.Failed(envelope.uid(), what));
    }
  }

  private void recordAll(
      FolderRow row,
      Role role,
      LinkedBlockingQueue<Arrival> arrivals,
      Semaphore budget,
      CompletableFuture<Long> recorded,
      LongConsumer done) {
    Indexing indexing = new Indexing(desk);
    try {
      long count = 0;
      boolean more = true;
      while (more) {
        List<Incoming> batch = new ArrayList<>();
        Map<Long, String> failed = new TreeMap<>();
        int kib = 0;
        Arrival next = Workers.take(arrivals);
        while (next != null) {
          switch (next) {
            case Arrival.Here(var incoming, var size) -> {
              batch.add(Workers.result(incoming));
              kib += size;
            }
            case Arrival.Failed(var uid, var what) -> failed.put(uid, what);
            case Arrival.End end -> more = false;
          }
          boolean full = batch.size() >= BATCH_LETTERS || kib >= BATCH_KIB;
          next = more && !full ? arrivals.poll() : null;
        }
        if (!batch.isEmpty() || !failed.isEmpty()) {
          int share = kib;
          record(row, role, batch, failed, indexing, () -> budget.release(share));
          count += batch.size();
          done.accept(count);
        }
      }
      indexing.await();
      recorded.complete(count);
    } catch (RuntimeException | Error e) {
      recorded.completeExceptionally(e);
      budget.release(BUDGET_KIB); // Lets the fetching thread come to see that it is over.
      indexing.abandon();
    }
  }

  private void record(
      FolderRow row,
      Role role,
      List<Incoming> batch,
      Map<Long, String> failed,
      Indexing indexing,
      Runnable recorded) {
    Map<Integer, List<PackedLetter>> byYear = new TreeMap<>();
    batch.forEach(
        in ->
            byYear
                .computeIfAbsent(desk.year(in.envelope().internalDate()), y -> new ArrayList<>())
                .add(in.packed()));
    byYear.forEach((year, letters) -> desk.vault().store(row.mailbox(), year, letters));
    IndexKeeper.Change change = indexing.begin();
    List<IndexedLetter> documents;
    List<LetterId> joined = new ArrayList<>();
    try {
      documents =
          desk.register().deciding(book -> recorder.record(book, row, role, batch, failed, joined));
    } catch (RuntimeException | Error e) {
      change.close();
      throw e;
    }
    List<Callable<IndexedLetter>> puts =
        documents.stream().<Callable<IndexedLetter>>map(d -> () -> put(d)).toList();
    indexing.put(
        puts,
        () -> {
          change.close();
          recorded.run();
        },
        all -> {
          Indexer indexer = new Indexer(desk);
          indexer.join(joined);
          indexer.joinedMeanwhile(all);
        });
  }

  private IndexedLetter put(IndexedLetter document) {
    desk.keeper().index().put(document);
    return document;
  }

  private static void joinFully(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

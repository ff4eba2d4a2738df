package io.tradepost.round;

import io.tradepost.archive.PackedLetter;
import io.tradepost.ledger.FolderRow;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.LetterText;
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
import java.util.function.LongConsumer;

/**
 * Takes letters in: fetched once, read once, kept in the vault, entered in the ledger with what was
 * decided on them, and put into the index. Fetching, reading and recording overlap; letters are
 * recorded in the order of their UIDs, and a batch is in the vault for good before the ledger
 * speaks of it, and in the ledger before the index does.
 */
final class Intake {
  /** So much goes into the vault at once. */
  private static final int PIECE_LETTERS = 250;

  private static final int PIECE_KIB = 8 * 1024;

  private final Desk desk;
  private final Recorder recorder;

  Intake(Desk desk, Recorder recorder) {
    this.desk = desk;
    this.recorder = recorder;
  }

  /** A letter that was read, and its bytes ready for the vault. */
  private record Read(Incoming incoming, PackedLetter packed) {}

  /** What has come of a letter on its way. */
  private sealed interface Arrival {
    /** It is here; {@code kib} is the room that it takes. */
    record Here(Future<Read> letter, int kib) implements Arrival {}

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
    CompletableFuture<Long> recorded = new CompletableFuture<>();
    try (Room.Share room = desk.room().share()) {
      Thread recording =
          Thread.ofVirtual()
              .name("recorder-" + row.mailbox())
              .start(() -> new Recording(row, role, arrivals, room, done).run(recorded));
      try {
        folder.fetch(envelopes, new Receiver(row.mailbox(), role, arrivals, room, recorded));
      } finally {
        arrivals.add(new Arrival.End());
        joinFully(recording);
      }
    }
    return recorded.join();
  }

  /** Receives what the server sends and hands it to the workers. */
  private final class Receiver implements LetterSink {
    private final String mailbox;
    private final Role role;
    private final LinkedBlockingQueue<Arrival> arrivals;
    private final Room.Share room;
    private final CompletableFuture<Long> recorded;

    Receiver(
        String mailbox,
        Role role,
        LinkedBlockingQueue<Arrival> arrivals,
        Room.Share room,
        CompletableFuture<Long> recorded) {
      this.mailbox = mailbox;
      this.role = role;
      this.arrivals = arrivals;
      this.room = room;
      this.recorded = recorded;
    }

    @Override
    public void letter(Envelope envelope, RawLetter raw) {
      if (recorded.isCompletedExceptionally()) {
        recorded.join(); // Nothing more can be recorded: stop fetching, with the reason.
      }
      int kib = room.take(raw.size());
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

    private Read readFile(Envelope envelope, RawLetter.InFile raw) {
      try {
        return read(envelope, raw);
      } catch (IOException e) {
        throw new UncheckedIOException("A large letter's temporary file could not be read", e);
      }
    }

    private Read read(Envelope envelope, RawLetter raw) throws IOException {
      Letter letter = desk.reader().read(raw);
      SequencedSet<String> links = desk.replies().links(letter);
      return new Read(
          new Incoming(
              envelope,
              letter,
              links,
              Conversations.name(links),
              desk.replies().of(letter),
              desk.orders().in(letter),
              desk.register().advise(mailbox, role, letter)),
          PackedLetter.of(letter.sha256(), raw));
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

  /** Records what arrives, in a thread of its own. */
  private final class Recording {
    private final FolderRow row;
    private final Role role;
    private final LinkedBlockingQueue<Arrival> arrivals;
    private final Room.Share room;
    private final LongConsumer done;
    private final Indexing indexing = new Indexing(desk.keeper(), desk.workers());

    /** In the vault, and not yet in the ledger. */
    private final List<Incoming> batch = new ArrayList<>();

    private final Map<Long, String> failed = new TreeMap<>();
    private long characters;
    private long count;

    Recording(
        FolderRow row,
        Role role,
        LinkedBlockingQueue<Arrival> arrivals,
        Room.Share room,
        LongConsumer done) {
      this.row = row;
      this.role = role;
      this.arrivals = arrivals;
      this.room = room;
      this.done = done;
    }

    void run(CompletableFuture<Long> recorded) {
      try {
        boolean more = true;
        while (more) {
          more = takePiece();
          // Nothing waits where letters come one by one: each is entered at once.
          if (!more || room.isBatch(batch.size(), characters) || arrivals.isEmpty()) {
            recordBatch();
          }
        }
        indexing.await();
        recorded.complete(count);
      } catch (RuntimeException | Error e) {
        recorded.completeExceptionally(e);
        room.giveBackAll(); // Lets the fetching thread come to see that it is over.
        indexing.abandon();
      }
    }

    /** Takes what has arrived into the vault; tells whether more may come. */
    private boolean takePiece() {
      List<Read> piece = new ArrayList<>();
      boolean more = true;
      int kib = 0;
      Arrival next = Workers.take(arrivals);
      while (next != null) {
        switch (next) {
          case Arrival.Here(var letter, var size) -> {
            piece.add(Workers.result(letter));
            kib += size;
          }
          case Arrival.Failed(var uid, var what) -> failed.put(uid, what);
          case Arrival.End end -> more = false;
        }
        boolean full = piece.size() >= PIECE_LETTERS || kib >= PIECE_KIB;
        next = more && !full ? arrivals.poll() : null;
      }
      keep(piece);
      room.giveBack(kib);
      return more;
    }

    private void keep(List<Read> piece) {
      Map<Integer, List<PackedLetter>> byYear = new TreeMap<>();
      for (Read read : piece) {
        Incoming in = read.incoming();
        byYear
            .computeIfAbsent(desk.year(in.envelope().internalDate()), y -> new ArrayList<>())
            .add(read.packed());
        batch.add(in);
        characters += length(in.letter().text());
      }
      byYear.forEach((year, letters) -> desk.vault().store(row.mailbox(), year, letters));
    }

    private void recordBatch() {
      if (batch.isEmpty() && failed.isEmpty()) {
        return;
      }
      IndexKeeper.Change change = indexing.begin();
      List<IndexedLetter> documents;
      List<LetterId> joined = new ArrayList<>();
      try {
        documents =
            desk.register()
                .deciding(book -> recorder.record(book, row, role, batch, failed, joined));
      } catch (RuntimeException | Error e) {
        change.close();
        throw e;
      }
      index(documents, joined, change);
      count += batch.size();
      done.accept(count);
      batch.clear();
      failed.clear();
      characters = 0;
    }

    private void index(
        List<IndexedLetter> documents, List<LetterId> joined, IndexKeeper.Change change) {
      List<Callable<IndexedLetter>> puts =
          documents.stream().<Callable<IndexedLetter>>map(d -> () -> put(d)).toList();
      indexing.put(
          puts,
          change,
          all -> {
            Indexer indexer = new Indexer(desk);
            indexer.join(joined);
            indexer.joinedMeanwhile(all);
          });
    }
  }

  private static long length(LetterText text) {
    return (long) text.fresh().length() + text.quoted().length() + text.signature().length();
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

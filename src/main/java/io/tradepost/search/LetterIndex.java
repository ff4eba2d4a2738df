package io.tradepost.search;

import io.tradepost.letter.LetterId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The index over all letters, one document for each, whatever number of copies it has.
 *
 * <p>Safe for use by several threads at once. What is put, placed or removed is found after the
 * next {@link #refresh()}, and outlasts a crash after the next {@link #commit(long)}: whatever dies
 * when, the last commit is there, with the sequence number that it was given, from which the ledger
 * says what to put again. Putting the same letter twice is the same as putting it once. The index
 * can always be made anew from the vault; of a letter's text it holds the beginning and where its
 * words stand.
 */
public final class LetterIndex implements AutoCloseable {
  /**
   * Would warn on every start that vectors, which are not searched here, could be faster. Held,
   * because java.util.logging forgets a logger, and its level, that nobody holds; first in the
   * class, because Lucene asks for it when its first part is loaded.
   */
  private static final java.util.logging.Logger VECTORS =
      java.util.logging.Logger.getLogger(
          "org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(java.util.logging.Level.SEVERE);
  }

  /** What is more is written out by those who put letters in, and not by the one who refreshes. */
  private static final double BUFFER_MIB = 32;

  private final IndexFolder folder;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;

  private LetterIndex(
      IndexFolder folder,
      Directory directory,
      @Nullable IndexWriter writer,
      SearcherManager searchers) {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /**
   * Opens the index under that folder, or begins an empty one there with the sequence 0. Only one
   * process can.
   *
   * @throws IndexException if the index is another version's, damaged, or in another's hands
   */
  public static LetterIndex openForWriting(Path dir) {
    IndexFolder folder = new IndexFolder(dir);
    try {
      folder.refuseOtherVersions();
      folder.refuseMarked();
      folder.create();
      return write(folder);
    } catch (IOException | IllegalArgumentException e) {
      // Lucene takes some flipped bits for impossible arguments.
      throw folder.explain("cannot open the search index", e);
    }
  }

  /**
   * Removes whatever index is under that folder and begins an empty one.
   *
   * @throws IndexException if that fails
   */
  public static LetterIndex openAnew(Path dir) {
    IndexFolder folder = new IndexFolder(dir);
    try {
      folder.remove();
      folder.create();
      return write(folder);
    } catch (IOException e) {
      throw folder.explain("cannot make the search index anew", e);
    }
  }

  /**
   * Opens the last commit of the index under that folder, whoever writes to it meanwhile.
   *
   * @throws IndexException if there is none, or it is another version's or damaged
   */
  public static LetterIndex openForReading(Path dir) {
    IndexFolder folder = new IndexFolder(dir);
    try {
      folder.refuseOtherVersions();
      // Not mapped into memory: that goes by the foreign-function interface, and to get it going
      // takes longer than most commands search.
      Directory directory = new NIOFSDirectory(folder.path());
      return guarded(
          directory,
          () -> {
            folder.commitData(directory).ifPresent(folder::check);
            return new LetterIndex(folder, directory, null, new SearcherManager(directory, null));
          });
    } catch (IOException e) {
      throw folder.explain("cannot open the search index", e);
    }
  }

  private static LetterIndex write(IndexFolder folder) throws IOException {
    Directory directory = FSDirectory.open(folder.path());
    return guarded(
        directory,
        () -> {
          Optional<Map<String, String>> before = folder.commitData(directory);
          before.ifPresent(folder::check);
          IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
          config.setRAMBufferSizeMB(BUFFER_MIB);
          IndexWriter writer = new IndexWriter(directory, config);
          boolean opened = false;
          try {
            LetterIndex index =
                new LetterIndex(folder, directory, writer, new SearcherManager(writer, null));
            if (before.isEmpty()) {
              index.commit(0);
            }
            opened = true;
            return index;
          } finally {
            if (!opened) {
              writer.rollback(); // Or it would keep its lock.
            }
          }
        });
  }

  /** Closes the directory if what is done with it fails. */
  private static LetterIndex guarded(Directory directory, Opening opening) throws IOException {
    boolean opened = false;
    try {
      LetterIndex index = opening.open();
      opened = true;
      return index;
    } finally {
      if (!opened) {
        directory.close();
      }
    }
  }

  /** Puts a letter in, in place of what was known of it. */
  public void put(IndexedLetter letter) {
    change(
        w -> w.updateDocument(LetterDocument.key(letter.letter().id()), LetterDocument.of(letter)));
  }

  /** Puts letters in, in place of what was known of them. */
  public void putAll(Collection<IndexedLetter> letters) {
    letters.forEach(this::put);
  }

  /** Says where a letter's copies lie now; nothing happens where the letter is not known. */
  public void place(LetterId id, List<Place> places) {
    BinaryDocValuesField field =
        new BinaryDocValuesField(LetterFields.PLACES, Places.encode(places));
    change(w -> w.updateDocValues(LetterDocument.key(id), field));
  }

  /** Says which conversation a letter is part of now; nothing happens where it is not known. */
  public void join(LetterId id, String conversation) {
    BinaryDocValuesField field =
        new BinaryDocValuesField(LetterFields.CONVERSATION, new BytesRef(conversation));
    change(w -> w.updateDocValues(LetterDocument.key(id), field));
  }

  /** Says which flags a letter has now; nothing happens where the letter is not known. */
  public void flag(LetterId id, Set<Flag> flags) {
    NumericDocValuesField field = new NumericDocValuesField(LetterFields.FLAGS, Flag.mask(flags));
    change(w -> w.updateDocValues(LetterDocument.key(id), field));
  }

  /** Takes a letter out. */
  public void remove(LetterId id) {
    change(w -> w.deleteDocuments(LetterDocument.key(id)));
  }

  /** Takes all letters out. */
  public void clear() {
    change(IndexWriter::deleteAll);
  }

  /** Lets searches see what was changed; for a reader: what was committed since. */
  public void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException | AlreadyClosedException e) {
      throw folder.explain("cannot refresh the search index", e);
    }
  }

  /**
   * Makes all changes last.
   *
   * @param ledgerSequence up to which the ledger's changes were made here before this call
   */
  public synchronized void commit(long ledgerSequence) {
    change(
        w -> {
          w.setLiveCommitData(
              Map.of(
                      IndexFolder.SCHEMA_KEY, Integer.toString(IndexFolder.SCHEMA),
                      IndexFolder.SEQUENCE_KEY, Long.toString(ledgerSequence))
                  .entrySet());
          return w.commit();
        });
  }

  /** The number given to the last commit; 0 before the first. */
  public synchronized long committedSequence() {
    try {
      return folder
          .commitData(directory)
          .map(data -> Long.parseLong(data.getOrDefault(IndexFolder.SEQUENCE_KEY, "0")))
          .orElse(0L);
    } catch (IOException e) {
      throw folder.explain("cannot read the search index's last commit", e);
    }
  }

  /**
   * Letters that the query asks for.
   *
   * @param limit how many of them at most; 0 for their number alone
   */
  public Results search(Criterion criterion, int limit, Order order) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit below 0: " + limit);
    }
    return read(searcher -> LetterSearch.run(searcher, LuceneQueries.of(criterion), limit, order));
  }

  /** The letter with that short id or Message-ID, with or without angle brackets. */
  public Optional<Hit> find(String reference) {
    return read(
            searcher ->
                LetterSearch.run(
                    searcher, LuceneQueries.reference(reference), 1, Order.NEWEST_FIRST))
        .hits()
        .stream()
        .findFirst();
  }

  /** How many letters a search sees. */
  public long count() {
    return read(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  /** Closes it; what was changed since the last commit lasts too, under that commit's sequence. */
  @Override
  public synchronized void close() {
    List<AutoCloseable> parts = new ArrayList<>();
    parts.add(searchers);
    if (writer != null) {
      parts.add(writer);
    }
    parts.add(directory);
    IndexException failure = null;
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        if (failure == null) {
          failure = folder.explain("cannot close the search index", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void change(Change change) {
    if (writer == null) {
      throw new IllegalStateException("the index was opened for reading: " + folder.path());
    }
    try {
      change.apply(writer);
    } catch (AlreadyClosedException e) {
      // Lucene gives up after the first failure; that one says what was wrong.
      throw failed(
          "cannot write to the search index",
          writer.getTragicException() instanceof Exception tragic ? tragic : e);
    } catch (IOException e) {
      throw failed("cannot write to the search index", e);
    }
  }

  /** Damage that shows under way is remembered: the next to open the index makes it anew. */
  private IndexException failed(String what, Exception error) {
    IndexException failure = folder.explain(what, error);
    if (failure.fault() == IndexException.Fault.DAMAGED) {
      folder.markDamaged();
    }
    return failure;
  }

  private <T> T read(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | AlreadyClosedException e) {
      throw failed("cannot search the index", e);
    }
  }

  @FunctionalInterface
  private interface Opening {
    LetterIndex open() throws IOException;
  }

  @FunctionalInterface
  private interface Change {
    long apply(IndexWriter writer) throws IOException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }
}

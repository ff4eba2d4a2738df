package io.tradepost.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.ledger.Ledger;
import io.tradepost.letter.LetterId;
import io.tradepost.search.LetterIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class IndexingTest {
  @TempDir Path data;

  /** As when memory gives out while several mailboxes are taken in. */
  @Test
  @Timeout(30)
  void aBatchThatFailedKeepsNobodyFromCommitting() {
    try (ExecutorService workers = Executors.newSingleThreadExecutor();
        Ledger ledger = Ledger.open(data.resolve("ledger.sqlite"));
        LetterIndex index = LetterIndex.openForWriting(data.resolve("index"))) {
      IndexKeeper keeper = new IndexKeeper(ledger, index);
      Indexing indexing = new Indexing(keeper, workers);
      ledger.writing(book -> book.events().touch(new LetterId("0123456789ab")));
      Callable<String> failing =
          () -> {
            throw new OutOfMemoryError("as if");
          };
      indexing.put(List.of(failing), indexing.begin(), all -> {});

      assertThatThrownBy(() -> indexing.put(List.of(() -> "next"), indexing.begin(), all -> {}))
          .isInstanceOf(OutOfMemoryError.class);
      indexing.abandon();

      keeper.commit();
      assertThat(index.committedSequence()).isEqualTo(1);
    }
  }
}

package io.tradepost.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.ledger.Ledger;
import io.tradepost.letter.LetterId;
import io.tradepost.search.LetterIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class IndexKeeperTest {
  @TempDir Path data;

  /** As when a first sync goes on while the daemon puts the index on the disk. */
  @Test
  @Timeout(30)
  void aCommitGetsItsTurnBetweenBatchesThatOverlap() throws Exception {
    try (Ledger ledger = Ledger.open(data.resolve("ledger.sqlite"));
        LetterIndex index = LetterIndex.openForWriting(data.resolve("index"))) {
      IndexKeeper keeper = new IndexKeeper(ledger, index);
      IndexKeeper.Change last = keeper.begin();
      ledger.writing(book -> book.events().touch(new LetterId("0123456789ab")));
      Thread commit = Thread.ofVirtual().start(keeper::commit);
      while (commit.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }

      IndexKeeper.Change next = keeper.begin(last::close);

      commit.join();
      assertThat(index.committedSequence()).isEqualTo(1);
      next.close();
    }
  }

  @Test
  @Timeout(30)
  void overlappingBatchesGoOnWhileNobodyCommits() {
    try (Ledger ledger = Ledger.open(data.resolve("ledger.sqlite"));
        LetterIndex index = LetterIndex.openForWriting(data.resolve("index"))) {
      IndexKeeper keeper = new IndexKeeper(ledger, index);
      IndexKeeper.Change last = keeper.begin();

      IndexKeeper.Change next =
          keeper.begin(
              () -> {
                throw new AssertionError("the last batch was waited for");
              });

      next.close();
      last.close();
    }
  }
}

package io.tradepost.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RoomTest {
  private static final int MIB = 1 << 20;
  private final Room room = new Room();

  @Test
  void aLetterLargerThanAllTheRoomGoesAlone() throws Exception {
    try (Room.Share one = room.share();
        Room.Share other = room.share()) {
      int whole = one.take(100L * MIB);
      Thread waiting = Thread.ofVirtual().start(() -> other.take(1));
      awaitParked(waiting);

      one.giveBack(whole);

      waiting.join();
    }
  }

  @Test
  void whoBreaksOffHoldsNothing() {
    try (Room.Share broken = room.share()) {
      broken.take(20L * MIB);
      broken.giveBackAll();
      broken.take(10L * MIB);
    }
    try (Room.Share next = room.share()) {
      assertThat(next.take(100L * MIB)).isEqualTo(24 * 1024);
    }
  }

  @Test
  void batchesAreSmallerTheMoreAreTakenInSideBySide() {
    try (Room.Share one = room.share()) {
      assertThat(one.isBatch(999, 0)).isFalse();
      assertThat(one.isBatch(1000, 0)).isTrue();
      assertThat(one.isBatch(1, 4L << 20)).isTrue();
      try (Room.Share other = room.share()) {
        assertThat(other.isBatch(499, 0)).isFalse();
        assertThat(one.isBatch(500, 0)).isTrue();
        assertThat(one.isBatch(1, 2L << 20)).isTrue();
      }
      assertThat(one.isBatch(500, 0)).isFalse();
    }
  }

  @Test
  void manyWhoTakeAndGiveBackAllComeThrough() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> takers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        long size = (i + 1L) * 2 * MIB;
        Callable<Boolean> taker =
            () -> {
              try (Room.Share share = room.share()) {
                for (int times = 0; times < 200; times++) {
                  share.giveBack(share.take(size));
                }
              }
              return true;
            };
        takers.add(threads.submit(taker));
      }
      for (Future<Boolean> taker : takers) {
        assertThat(taker.get()).isTrue();
      }
    }
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}

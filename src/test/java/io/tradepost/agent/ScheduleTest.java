package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void aJobThatFailsInWhateverWayRunsAgainAtItsNextTime() throws Exception {
    CountDownLatch times = new CountDownLatch(4);
    try (Schedule schedule = new Schedule(ZoneOffset.UTC)) {
      schedule.every(
          Duration.ofMillis(20),
          "failing",
          () -> {
            times.countDown();
            if (times.getCount() % 2 == 0) {
              throw new IllegalStateException("on purpose");
            }
            throw new AssertionError("on purpose");
          });
      assertThat(times.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}

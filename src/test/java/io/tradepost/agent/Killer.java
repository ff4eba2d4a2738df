package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tradepost.mailbox.TappedLine.Tap;
import io.tradepost.mailbox.TappedLine.Way;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Listens to a program's words with the server, waits for a moment, and kills the program. */
final class Killer implements Tap {
  /** When to kill. */
  sealed interface Moment {
    /** So long after the first word to the server. */
    record AfterStart(Duration time) implements Moment {}

    /** So long after the first change to the mailbox. */
    record AfterChange(Duration time) implements Moment {}

    /** At this word from the first change on; whether before it is passed on. */
    record AtWord(int number, boolean before) implements Moment {}

    /** Not at all. */
    record Never() implements Moment {}

    /** Some time from the first word on. */
    static Moment afterStart(Duration most, Random random) {
      return new AfterStart(part(most, random));
    }

    /** Some time while letters are brought over. */
    static Moment whileChanging(Duration most, int words, Random random) {
      return random.nextBoolean()
          ? new AfterChange(part(most, random))
          : new AtWord(random.nextInt(words), random.nextBoolean());
    }

    private static Duration part(Duration whole, Random random) {
      return Duration.ofNanos((long) (whole.toNanos() * random.nextDouble()));
    }
  }

  private final Moment moment;
  private final AtomicInteger words = new AtomicInteger(-1);
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile @Nullable ChildProgram victim;

  Killer(Moment moment) {
    this.moment = moment;
  }

  void aimAt(ChildProgram program) {
    victim = program;
  }

  /** Waits for the first word. */
  void awaitStart() throws InterruptedException {
    if (!started.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the program does not come to the server");
    }
  }

  @Override
  public int heard(Way way, byte[] bytes) {
    if (started.getCount() > 0) {
      started.countDown();
      if (moment instanceof Moment.AfterStart(var time)) {
        killIn(time);
      }
    }
    if (words.get() < 0 && way == Way.TO_SERVER && isChange(bytes)) {
      words.set(0);
      if (moment instanceof Moment.AfterChange(var time)) {
        killIn(time);
      }
    }
    if (words.get() >= 0
        && moment instanceof Moment.AtWord(var number, var before)
        && words.getAndIncrement() == number
        && before) {
      kill();
    }
    return bytes.length;
  }

  @Override
  public void passed(Way way, byte[] bytes) {
    if (moment instanceof Moment.AtWord(var number, var before)
        && !before
        && words.get() == number + 1) {
      kill();
    }
  }

  private static boolean isChange(byte[] bytes) {
    String words = new String(bytes, ISO_8859_1);
    return words.contains("UID MOVE")
        || words.contains("UID COPY")
        || words.contains("UID STORE")
        || words.contains("CREATE");
  }

  private void killIn(Duration time) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              LockSupport.parkNanos(time.toNanos());
              kill();
            });
  }

  private void kill() {
    ChildProgram program = victim;
    if (program != null) {
      program.kill();
    }
  }
}

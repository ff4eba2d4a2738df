package io.tradepost.digest;

import io.tradepost.reply.Obligation.State;
import io.tradepost.reply.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well a group of letters was answered. What is still unanswered counts as such: it is never
 * left out of a share or a mean.
 *
 * @param owed letters that needed an answer
 * @param inTime answered within the rule's time, or by a promise that was kept
 * @param late answered, but too late
 * @param unanswered not answered, and their time is over
 * @param pending not answered, and there is time left
 * @param settled a person said that nothing is owed
 * @param holding answered first by a holding reply
 * @param broken promises not kept
 * @param median the answer time that half of the letters kept to; null where half of them have none
 * @param ninetieth the answer time that nine of ten kept to; null where more than one in ten has
 *     none
 */
public record Figures(
    int owed,
    int inTime,
    int late,
    int unanswered,
    int pending,
    int settled,
    int holding,
    int broken,
    @Nullable Duration median,
    @Nullable Duration ninetieth) {

  /** The figures of these; letters that need no answer do not count. */
  public static Figures of(Collection<Entry> entries) {
    List<Entry> owed =
        entries.stream()
            .filter(
                e ->
                    switch (e.obligation().state()) {
                      case SETTLED, NOT_NEEDED -> false;
                      case OPEN, REMINDED, OVERDUE, PROMISED, PROMISE_BROKEN, ANSWERED -> true;
                    })
            .toList();
    List<Entry> answered =
        owed.stream().filter(e -> e.obligation().state() == State.ANSWERED).toList();
    int unanswered = count(owed.stream().filter(Entry::late));
    List<Duration> times = answered.stream().map(Entry::taken).sorted().toList();
    int decided = times.size() + unanswered;
    return new Figures(
        owed.size(),
        count(answered.stream().filter(Entry::inTime)),
        count(answered.stream().filter(e -> !e.inTime())),
        unanswered,
        count(owed.stream().filter(e -> e.open() && !e.late())),
        count(entries.stream().filter(e -> e.obligation().state() == State.SETTLED)),
        count(owed.stream().filter(Figures::held)),
        count(owed.stream().filter(Entry::brokePromise)),
        nth(times, decided, 50),
        nth(times, decided, 90));
  }

  /** How many of a hundred were answered in time, of those whose time is over or who have one. */
  public OptionalInt percentInTime() {
    int decided = inTime + late + unanswered;
    return decided == 0
        ? OptionalInt.empty()
        // Rounded down: 100 means all of them.
        : OptionalInt.of((int) (100L * inTime / decided));
  }

  private static boolean held(Entry entry) {
    return entry.obligation().promises().stream().anyMatch(Promise.Until.class::isInstance);
  }

  /** The nearest-rank percentile over answered and unanswered, these counted as endless. */
  private static @Nullable Duration nth(List<Duration> times, int decided, int percent) {
    int rank = Math.ceilDiv(decided * percent, 100);
    return rank == 0 || rank > times.size() ? null : Objects.requireNonNull(times.get(rank - 1));
  }

  private static int count(Stream<Entry> entries) {
    return (int) entries.count();
  }
}

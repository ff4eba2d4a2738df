package io.tradepost.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A believable sales office: makes up the letters of its salespeople's mailboxes, each with the
 * place where the handbook wants it. Letters of one mailbox come in the order of their arrival; a
 * letter to two salespeople comes once for each.
 */
public final class SampleOffice {
  private SampleOffice() {}

  /**
   * The letters that the options ask for, made one at a time as the stream is read. Memory does not
   * grow with their number beyond the dealings that are going on at a time.
   */
  public static Stream<Sample> generate(SampleOptions options) {
    return StreamSupport.stream(
        Spliterators.spliterator(
            new Days(options),
            (long) options.mailboxes().size() * options.lettersPerMailbox(),
            Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  /** Goes through the days: each mailbox in turn gets its next letter, begun earlier or new. */
  private static final class Days implements Iterator<Sample> {
    private final Scene scene;
    private final Errands errands;
    private final SampleOptions options;
    private final Duration step;
    private int letter;
    private int desk;

    Days(SampleOptions options) {
      this.options = options;
      this.scene = new Scene(options);
      this.errands = new Errands(scene);
      this.step = options.span().dividedBy(options.lettersPerMailbox() + 1L);
    }

    @Override
    public boolean hasNext() {
      return letter < options.lettersPerMailbox();
    }

    @Override
    public Sample next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Desk current = scene.desks.get(desk);
      Instant now = options.until().minus(step.multipliedBy(options.lettersPerMailbox() - letter));
      Instant jittered =
          now.plusSeconds(scene.dice.below((int) Math.max(1, step.toSeconds() / 2)))
              .truncatedTo(ChronoUnit.SECONDS);
      Desk.Task due = current.due(jittered);
      desk = (desk + 1) % scene.desks.size();
      letter += desk == 0 ? 1 : 0;
      return due != null ? due.perform(jittered) : errands.begin(current, jittered);
    }
  }

  /** The customers that the office knows before the first letter. */
  static List<Firm> customers() {
    return World.load().customers();
  }
}

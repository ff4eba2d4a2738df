package io.tradepost.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.Automation;
import io.tradepost.letter.LetterId;
import io.tradepost.reply.Obligation.State;
import io.tradepost.reply.Terms.Salesperson;
import io.tradepost.reply.calendar.AroundTheClock;
import io.tradepost.reply.calendar.Holidays;
import io.tradepost.reply.promise.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What holds for every conversation, tried on a thousand made up ones each; the seed is its number.
 */
class ReplyClockPropertyTest {
  private static final int TRIES = 1000;

  @Test
  void theOrderInWhichLettersAreSeenChangesNothing() {
    int owed = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      RandomStory story = new RandomStory(seed);
      ToldConversation told = story.tell();
      ToldOffice office = new ToldOffice(told);
      Instant now = story.moment();
      List<Obligation> once = office.assess(now);
      List<ToldLetter> shuffled = new ArrayList<>(told.letters());
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(office.assess(now, shuffled)).as("%d: %s", seed, story).isEqualTo(once);
      owed += once.size();
    }
    assertThat(owed).isGreaterThan(TRIES);
  }

  @Test
  void lettersSeenTwiceCountOnce() {
    for (int seed = 0; seed < TRIES; seed++) {
      RandomStory story = new RandomStory(seed);
      ToldConversation told = story.tell();
      ToldOffice office = new ToldOffice(told);
      Instant now = story.moment();
      List<ToldLetter> twice = new ArrayList<>(told.letters());
      twice.addAll(told.letters());
      Collections.shuffle(twice, new Random(seed));
      assertThat(office.assess(now, twice)).as("%d: %s", seed, story).isEqualTo(office.assess(now));
    }
  }

  @Test
  void sentMaySyncLast() {
    for (int seed = 0; seed < TRIES; seed++) {
      RandomStory story = new RandomStory(seed);
      ToldConversation told = story.tell();
      ToldOffice office = new ToldOffice(told);
      Instant now = story.moment();
      List<ToldLetter> late = new ArrayList<>(told.letters());
      late.removeIf(letter -> Cast.STAFF.containsKey(letter.from()));
      told.letters().stream()
          .filter(letter -> Cast.STAFF.containsKey(letter.from()))
          .forEach(late::add);
      assertThat(office.assess(now, late)).as("%d: %s", seed, story).isEqualTo(office.assess(now));
    }
  }

  @Test
  void whatIsClosedStaysClosed() {
    int closed = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      RandomStory story = new RandomStory(seed);
      ToldOffice office = new ToldOffice(story.tell());
      Instant one = story.moment();
      Instant other = story.moment();
      Instant earlier = one.isBefore(other) ? one : other;
      List<Obligation> then = office.assess(one.isBefore(other) ? other : one);
      for (Obligation before : office.assess(earlier)) {
        if (Set.of(State.ANSWERED, State.SETTLED, State.NOT_NEEDED).contains(before.state())) {
          assertThat(then).as("%d: %s", seed, story).contains(before);
          closed++;
        }
      }
    }
    assertThat(closed).isGreaterThan(TRIES / 4);
  }

  @Test
  void whatIsOpenIsOpenFromItsLetterOnAndEachLetterIsOwedOnce() {
    for (int seed = 0; seed < TRIES; seed++) {
      RandomStory story = new RandomStory(seed);
      Instant now = story.moment();
      List<Obligation> owed = new ToldOffice(story.tell()).assess(now);
      assertThat(owed)
          .as("%d: %s", seed, story)
          .allSatisfy(
              one -> {
                assertThat(one.since()).isBeforeOrEqualTo(now);
                assertThat(one.due()).isAfterOrEqualTo(one.since());
                assertThat(one.letters()).isPositive();
                assertThat(one.state() == State.ANSWERED).isEqualTo(one.answeredAt() != null);
                if (one.answeredAt() != null) {
                  assertThat(one.answeredAt()).isBetween(one.since(), now);
                }
                if (Set.of(State.OVERDUE, State.PROMISE_BROKEN).contains(one.state())) {
                  assertThat(now).isAfter(one.due());
                }
              });
      assertThat(owed.stream().map(one -> one.letter() + one.customer())).doesNotHaveDuplicates();
    }
  }

  @Test
  void anyLettersAtAnyMomentAreAssessed() {
    AroundTheClock calendar = new AroundTheClock(ToldTime.ZONE, Holidays.NONE);
    Terms terms =
        new Terms(
            Duration.ofHours(24),
            Duration.ofHours(18),
            true,
            Duration.ofDays(5),
            Map.of(
                "a", new Salesperson("a", "a@x", calendar, Instant.EPOCH, List.of()),
                "b", new Salesperson("b", "", calendar, Instant.EPOCH, List.of())));
    ReplyClock clock = new ReplyClock(terms, Rules.promises());
    int owed = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      List<Turn> turns = new ArrayList<>();
      List<Turn> elsewhere = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        (random.nextInt(4) == 0 ? elsewhere : turns).add(wild(random));
      }
      Settlement said =
          new Settlement(
              id(random), moment(random), random.nextBoolean() ? moment(random) : null, "");
      Conversation one =
          new Conversation("c", turns, elsewhere, List.of(said), Map.of("k1", "b", "k2", "gone"));
      for (Instant now : List.of(Instant.MIN, moment(random), Instant.MAX)) {
        owed += clock.assess(one, now).size();
      }
    }
    assertThat(owed).isGreaterThan(TRIES);
  }

  private static Turn wild(Random random) {
    List<String> addresses = List.of("a@x", "", "c@y", "d@z", "@", "no address");
    Automation.Kind[] kinds = Automation.Kind.values();
    return new Turn(
        id(random),
        random.nextInt(3) == 0 ? "" : "m" + random.nextInt(6),
        random.nextBoolean() ? Set.of() : Set.of("m" + random.nextInt(6), ""),
        moment(random),
        List.of(Turn.Side.values()).get(random.nextInt(3)),
        addresses.get(random.nextInt(6)),
        Set.of(addresses.get(random.nextInt(6))),
        random.nextBoolean() ? Set.of() : Set.of(addresses.get(random.nextInt(6))),
        List.of(Set.<String>of(), Set.of("k1"), Set.of("k1", "k2")).get(random.nextInt(3)),
        List.of(Set.<String>of(), Set.of("a"), Set.of("a", "b", "gone")).get(random.nextInt(3)),
        random.nextBoolean() ? "" : "Re: :：[",
        random.nextInt(3) > 0 ? Automation.Kind.PERSON : kinds[random.nextInt(kinds.length)],
        new Remarks(
            random.nextInt(4) == 0,
            random.nextInt(4) == 0 ? List.of("We will revert.") : List.of()),
        random.nextBoolean(),
        random.nextInt(5) == 0);
  }

  private static LetterId id(Random random) {
    return new LetterId("letter%06d".formatted(random.nextInt(9)));
  }

  private static Instant moment(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> Instant.EPOCH;
      case 1 -> Instant.parse("0001-01-01T00:00:00Z");
      case 2 -> Instant.parse("9999-12-31T23:59:59Z");
      default -> Instant.parse("2026-03-02T00:00:00Z").plusSeconds(random.nextInt(900_000));
    };
  }
}

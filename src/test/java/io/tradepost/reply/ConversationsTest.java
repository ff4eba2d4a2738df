package io.tradepost.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.customer.Domains;
import io.tradepost.letter.Letter;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationsTest {
  private static final Counterparts COUNTERPARTS =
      new Counterparts(Cast::ours, Cast.FREEMAIL, Domains.shipped());

  private static Letter letter(String line) {
    return ToldLetter.of(line.hashCode() & Integer.MAX_VALUE, line).letter(List.of());
  }

  private static boolean joined(String one, String other) {
    Set<String> shared = new HashSet<>(Conversations.links(letter(one), COUNTERPARTS));
    shared.retainAll(Conversations.links(letter(other), COUNTERPARTS));
    return !shared.isEmpty();
  }

  @Test
  void oneSubjectAndOneCounterpartJoin() {
    assertThat(
            joined(
                "Mon 2 Mar 09:00 | Anna > Britty | Heater H12 | Price?",
                "Tue 3 Mar 09:00 | Amy > Pedro | Re: Heater H12 | 12.50"))
        .isTrue();
  }

  @Test
  void theAddressOfAFreeMailHouseIsACounterpartByItself() {
    assertThat(
            joined(
                "Mon 2 Mar 09:00 | Anna-at-home > Britty | Heater H12 | Price?",
                "Tue 3 Mar 09:00 | Britty > Anna | Re: Heater H12 | 12.50"))
        .isFalse();
  }

  @Test
  void aLetterToTwoCustomersJoinsNeitherBySubject() {
    assertThat(
            joined(
                "Mon 2 Mar 09:00 | Anna > Britty | Heater H12 | Price?",
                "Tue 3 Mar 09:00 | Britty > Anna, Bob | Heater H12 | New prices."))
        .isFalse();
  }

  @Test
  void machinesAreNotJoinedBySubject() {
    assertThat(
            joined(
                "Mon 2 Mar 09:00 | Machine > Britty | Supplier portal digest | 1",
                "Tue 3 Mar 09:00 | Machine > Britty | Supplier portal digest | 2"))
        .isFalse();
  }

  @Test
  void colleaguesAmongThemselvesAreNotJoinedBySubject() {
    assertThat(
            joined(
                "Mon 2 Mar 09:00 | Amy > Britty | Canton Fair booth 12 | Who goes?",
                "Tue 3 Mar 09:00 | Britty > Amy | Canton Fair booth 12 | Me."))
        .isFalse();
  }

  /** Half a span apart is always joined, a whole span never, wherever the borders lie. */
  @Test
  void timeJoinsWithoutBorders() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      java.time.Instant one =
          ToldTime.read("Mon 2 Mar 09:00").plusSeconds(random.nextInt(60 * 86_400));
      java.time.Instant near = one.plusSeconds(random.nextInt(14 * 86_400));
      java.time.Instant far = one.plusSeconds(28 * 86_400 + random.nextInt(86_400));
      String asks = ToldTime.tell(one) + " | Anna > Britty | Heater H12 | Price?";
      assertThat(joined(asks, ToldTime.tell(near) + " | Britty > Anna | Re: Heater H12 | 12"))
          .isTrue();
      assertThat(joined(asks, ToldTime.tell(far) + " | Britty > Anna | Re: Heater H12 | 12"))
          .isFalse();
    }
  }

  @Test
  void aLetterSaysWhatItAnswers() {
    ToldLetter first = ToldLetter.of(1, "Mon 2 Mar 09:00 | Anna > Britty | Heater H12 | Price?");
    ToldLetter answer =
        ToldLetter.of(2, "Mon 2 Mar 10:00 | Britty > Anna | Re: Heater H12 | 12.50");
    assertThat(Conversations.answered(answer.letter(List.of(first))))
        .containsExactly(first.messageId());
    assertThat(Conversations.answered(first.letter(List.of()))).isEmpty();
  }
}

package io.tradepost.round;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UndecidedTest {
  private final Undecided undecided = new Undecided();

  @Test
  void aLetterIsGivenOnce() throws IOException {
    Letter letter = letter("a", 10);
    undecided.keep(letter);
    undecided.keep(letter);
    assertThat(undecided.take(letter.sha256())).contains(letter);
    assertThat(undecided.take(letter.sha256())).isEmpty();
  }

  @Test
  void lettersAreToldApartByTheirBytes() throws IOException {
    Letter one = letter("a", 10);
    Letter other = letter("a", 15);
    undecided.keep(one);
    undecided.keep(other);
    assertThat(undecided.take(other.sha256())).contains(other);
    assertThat(undecided.take(one.sha256())).contains(one);
  }

  @Test
  void whatIsTooMuchIsLeftToTheVaultUntilThereIsRoomAgain() throws IOException {
    int large = 1 << 20;
    Letter first = letter("0", large);
    undecided.keep(first);
    for (int i = 1; i < 20; i++) {
      undecided.keep(letter(Integer.toString(i), large));
    }
    Letter last = letter("last", large);
    undecided.keep(last);
    assertThat(undecided.take(last.sha256())).isEmpty();
    assertThat(undecided.take(first.sha256())).contains(first);
    undecided.keep(last);
    assertThat(undecided.take(last.sha256())).contains(last);
  }

  private static Letter letter(String name, int length) throws IOException {
    String text = "Message-ID: <" + name + "@nevir-demo.es>\r\n\r\n" + "word ".repeat(length / 5);
    return new LetterReader(AutomationMarks.DEFAULT).read(RawLetter.of(text.getBytes(US_ASCII)));
  }
}

package io.tradepost.filing;

import static io.tradepost.filing.TestOffice.knowledge;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Letters in the layout of real senders, written by one who had seen neither the rule files nor the
 * sample letters. They are read and decided on as they would arrive, from nobody whom the office
 * knows. One that is judged wrongly is a reason to think about the rules, and never to enter its
 * own words there.
 */
class RealisticLettersTest {
  private static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);

  /** The rules were improved after a look at what was wrong with these. */
  @Test
  void lettersThatTheRulesWereImprovedOn() throws IOException {
    assertThat(wrong("first-letters.txt")).containsExactly("New message from buyer stefan_k78");
  }

  /**
   * The words were improved without a look at what was wrong with these; a buyer's lone address in
   * a platform's notice is read since one of them went astray.
   */
  @Test
  void lettersKeptFromTheOneWhoImprovedTheRules() throws IOException {
    assertThat(wrong("later-letters.txt")).containsExactly("Amostra do candeeiro");
  }

  /** Written when the rules were done: so many letters of strangers still go astray. */
  @Test
  void lettersWrittenAfterTheRules() throws IOException {
    assertThat(wrong("last-letters.txt"))
        .containsExactly(
            "Estufas",
            "Heizlüfter fürs Badezimmer",
            "Kettles failing",
            "Order short",
            "CE marking for your products",
            "3D product renders");
  }

  /** The subjects of those that are filed elsewhere than they should be. */
  private static List<String> wrong(String resource) throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> cases = cases(resource);
    for (String told : cases) {
      int head = told.indexOf('\n');
      String category = told.substring("= ".length(), head);
      Letter letter = read(told.substring(head + 1));
      Ruling ruling = TestOffice.rulebook().decide(letter, knowledge());
      if (!category(ruling).equals(category)) {
        wrong.add(letter.subject());
        System.out.printf(
            "  wrong: %s: %s, not %s, because %s%n",
            letter.subject(), category(ruling), category, ruling.decision().reasons());
      }
    }
    System.out.printf("%s: %d of %d right%n", resource, cases.size() - wrong.size(), cases.size());
    return wrong;
  }

  private static String category(Ruling ruling) {
    return switch (ruling.decision().verdict()) {
      case Decision.Verdict.File file -> file.category().label();
      case Decision.Verdict.BringTo bring -> "sent";
      case Decision.Verdict.Leave leave -> "left";
    };
  }

  private static List<String> cases(String resource) throws IOException {
    try (InputStream in = RealisticLettersTest.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.stripTrailing().split("\n%\n", -1));
    }
  }

  private static Letter read(String text) throws IOException {
    String whole =
        "To: britty@hotwell.example\nDate: Mon, 2 Mar 2026 10:15:00 +0100\nMessage-ID: <1@test>\n"
            + text;
    return READER.read(RawLetter.of(whole.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }
}

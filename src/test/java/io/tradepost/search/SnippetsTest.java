package io.tradepost.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.LetterText;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetsTest {
  @ParameterizedTest
  @CsvSource({
    "price, 'What is the PRICE?', 'What is the [PRICE]?'",
    "pri*, 'The price of a printer', 'The [price] of a [printer]'",
    "'\"price list\"', 'a price, the price list', 'a price, the [price] [list]'",
    "形式发票, '请把形式发票发来，形式不拘', '请把[形式发票]发来，形式不拘'",
    "票, '请把发票发来', '请把发[票]发来'",
    "報價, 请报价, 请[报价]",
    "PLK-276, 'about PLK-276(Rev.1) now', 'about [PLK-276](Rev.1) now'",
    "PLK276, 'about PLK-276 now', 'about [PLK-276] now'",
    "muller, 'from Müller', 'from [Müller]'",
    "price -list, 'price list', '[price] list'",
    "from:price, 'price', 'price'",
    "body:a or x, 'a b x', '[a] b [x]'",
    "ﾊﾞｽ, 'バス停', '[バス]停'",
  })
  void whatWasSearchedIsMarked(String query, String text, String snippet) {
    assertThat(shown(query, new LetterText(text, "", ""))).isEqualTo(snippet);
  }

  @Test
  void theDensestPlaceIsShownOnOneLine() {
    String text =
        "price here.\n"
            + "filler words ".repeat(60)
            + "\nthe price\n  list with prices\tprice\n"
            + "tail ".repeat(60);
    String snippet = shown("price list", new LetterText(text, "", ""));
    assertThat(snippet).contains("the [price] [list] with prices [price] tail");
    assertThat(snippet).startsWith("… ").endsWith(" …").doesNotContain("\n");
    assertThat(snippet.length()).isLessThan(Snippets.LENGTH + 20);
  }

  @Test
  void withoutAMatchTheNewTextsBeginningIsShown() {
    LetterText text = new LetterText("Hello,\nhow are you", "> old", "Anna");
    assertThat(shown("subject:price", text)).isEqualTo("Hello, how are you");
    assertThat(shown("", text)).isEqualTo("Hello, how are you");
    assertThat(shown("", new LetterText(" ", "> old", ""))).isEqualTo("> old");
    assertThat(shown("price", LetterText.NONE)).isEmpty();
  }

  @Test
  void aMatchInQuotedTextIsShownFromThere() {
    LetterText text = new LetterText("Yes.", "> the price please", "");
    assertThat(shown("price", text)).isEqualTo("> the [price] please");
  }

  @Test
  void marksPairUpAndNothingBreaksWhateverTheText() {
    Random random = new Random(11);
    String pieces = "ab PLK-276报价形式\uD83D\uDE00é\n\u0001\u0002\uD800。";
    Snippets snippets = new Snippets(Desk.asked("a or 报 or 形式 or PLK-276 or b*"));
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400); i > 0; i--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      String snippet = snippets.of(new LetterText(text.toString(), "", ""));
      assertThat(snippet.replaceAll("[^\u0001\u0002]", "")).matches("(\u0001\u0002)*");
    }
  }

  private static String shown(String query, LetterText text) {
    return new Snippets(Desk.asked(query)).of(text).replace('\u0001', '[').replace('\u0002', ']');
  }
}

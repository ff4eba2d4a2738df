package io.tradepost.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void aSentenceGivesItsWordsInOneSpelling() {
    assertThat(terms("Müller's PRICE-list, for Ångström & Łódź!"))
        .containsExactly("muller", "s", "price", "list", "for", "angstrom", "lodz");
  }

  @Test
  void chineseGivesPairsAndTheLastCharacter() {
    assertThat(terms("请报价")).containsExactly("请报", "报价", "价");
    assertThat(Words.of("请报价").getLast().kind()).isEqualTo(Token.Kind.SINGLE);
  }

  @Test
  void traditionalCharactersAreSearchedAsSimplifiedOnes() {
    assertThat(terms("報價單")).isEqualTo(terms("报价单"));
  }

  @Test
  void wrappedChineseGoesOnInTheNextLineButNotInTheNextParagraph() {
    assertThat(terms("形式\n发票")).contains("式发");
    assertThat(terms("形式\r\n 发票")).contains("式发");
    assertThat(terms("形式\n\n发票")).doesNotContain("式发");
  }

  @Test
  void japaneseKeepsItsVoicingMarksAndItsHalfWidthFormsAreMadeWhole() {
    assertThat(terms("バス")).isEqualTo(terms("ﾊﾞｽ"));
    assertThat(terms("バス")).isNotEqualTo(terms("ハス"));
    assertThat(terms("プリンター")).contains("ター");
  }

  @Test
  void fullWidthLettersAndHyphensAreAsNarrowOnes() {
    assertThat(terms("ＰＬＫ－２７６")).isEqualTo(terms("plk-276"));
  }

  @Test
  void aNumberGivesItsPartsAndThePartsJoined() {
    assertThat(terms("PLK-276(Rev.1)"))
        .contains("plk", "276", "rev", "1", "plk276", "plk276rev", "plk276rev1")
        .doesNotContain("plk27");
  }

  @Test
  void joinedPartsStandWhereTheirFirstPartStands() {
    List<Token> tokens = Words.of("see PLK-276 now");
    Token joined = tokens.stream().filter(t -> t.term().equals("plk276")).findFirst().orElseThrow();
    assertThat(joined.position()).isEqualTo(1);
    assertThat(joined.start()).isEqualTo(4);
    assertThat(joined.end()).isEqualTo(11);
    assertThat(tokens.getLast().position()).isEqualTo(3);
  }

  @Test
  void wordsWithoutDigitsAndLongChainsAreNotJoined() {
    assertThat(terms("price-list")).containsExactly("price", "list");
    assertThat(terms("a-1-b-2-c-3-d-4")).doesNotContain("a1");
  }

  @Test
  void aWordThatNeverEndsIsCut() {
    String endless = "x".repeat(100_000);
    assertThat(terms(endless)).containsExactly("x".repeat(Words.LONGEST));
  }

  @Test
  void positionsNeverGoBackAndOffsetsLieWithinWhateverTheText() {
    Random random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      String text = anything(random);
      int position = -1;
      for (Token token : Words.of(text)) {
        assertThat(token.position()).isBetween(Math.max(0, position), position + 1);
        assertThat(token.start()).isBetween(0, text.length());
        assertThat(token.end()).isBetween(token.start() + 1, text.length());
        assertThat(token.term()).isNotEmpty();
        position = token.position();
      }
    }
  }

  private static String anything(Random random) {
    String pieces = "aZ9é-_.()\n \r报價单がﾊﾞ한국ไทย\uD83D\uDE00\uD840\uDC00\u0301\u00AD\u200B,①½\uD800";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(pieces.charAt(random.nextInt(pieces.length())));
    }
    return text.toString();
  }

  private static List<String> terms(String text) {
    return Words.of(text).stream().map(Token::term).toList();
  }
}

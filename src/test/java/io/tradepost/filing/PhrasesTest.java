package io.tradepost.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static boolean found(String phrase, String text, Phrases.Fit fit) {
    return Phrases.of(List.of(phrase), fit).first(Folding.fold(text)) == 0;
  }

  @Test
  void wordsEndWhereTheirLettersEnd() {
    assertThat(found("rate", "the rate, please", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("rate", "separate", Phrases.Fit.WORDS)).isFalse();
    assertThat(found("rate", "rated", Phrases.Fit.WORDS)).isFalse();
    assertThat(found("rate*", "rated", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("rate*", "prorated", Phrases.Fit.WORDS)).isFalse();
    assertThat(found("rate", "separate", Phrases.Fit.ANYWHERE)).isTrue();
  }

  @Test
  void chineseJapaneseKoreanAndArabicWordsStandAnywhere() {
    assertThat(found("询价", "请询价一下", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("見積", "お見積りを", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("견적", "견적을", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("سعر", "والسعر", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("RFQ", "请看RFQ文件", Phrases.Fit.WORDS)).isTrue();
  }

  @Test
  void caseAccentsWidthLineEndsAndInvisibleCharactersDoNotMatter() {
    assertThat(found("cotizacion", "COTIZACIÓN", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("cotización", "cotizacio\u0301n", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("price list", "price\r\n  list", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("price list", "ｐｒｉｃｅ　ｌｉｓｔ", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("viagra", "via\u200bgra", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("we'd like", "we’d like", Phrases.Fit.WORDS)).isTrue();
    assertThat(found("fiyati", "FİYATI", Phrases.Fit.WORDS)).isTrue();
  }

  @Test
  void aBlankPhraseIsRefused() {
    assertThatThrownBy(() -> Phrases.of(List.of("a", " "), Phrases.Fit.WORDS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWalkFindsWhatLookingForEachPhraseFinds() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<String> phrases = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String phrase = random(random, 4);
        if (!phrases.contains(phrase)) {
          phrases.add(phrase);
        }
      }
      String text = random(random, 60);
      BitSet walked = new BitSet();
      Phrases.of(phrases, Phrases.Fit.ANYWHERE).find(text, walked::set);
      BitSet looked = new BitSet();
      for (int i = 0; i < phrases.size(); i++) {
        looked.set(i, text.contains(phrases.get(i)));
      }
      assertThat(walked).isEqualTo(looked);
    }
  }

  private static String random(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest); i >= 0; i--) {
      text.append("ab客价".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}

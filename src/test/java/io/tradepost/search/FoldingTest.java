package io.tradepost.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
  @ParameterizedTest
  @CsvSource({
    "Straße, strasse",
    "İstanbul, istanbul",
    "Việt Nam, viet nam",
    "ＮＥＶＩＲ, nevir",
    "後來, 后来",
    "臺灣, 台湾",
    "が, が",
    "Ёлка, елка",
  })
  void textsComeIntoOneSpelling(String text, String folded) {
    assertThat(Folding.fold(text)).isEqualTo(folded);
  }

  @Test
  void theTableOfTraditionalCharactersIsTheTransformsOwn() {
    Transliterator transform = Transliterator.getInstance("Traditional-Simplified");
    List<String> wrong = new ArrayList<>();
    for (int c = 0x4E00; c < 0xA000; c += 3) {
      String character = Character.toString(c);
      if (!Folding.fold(character).equals(transform.transliterate(character))) {
        wrong.add(character);
      }
    }
    assertThat(wrong).isEmpty();
  }
}

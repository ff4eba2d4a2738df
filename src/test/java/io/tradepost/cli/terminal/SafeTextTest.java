package io.tradepost.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void noControlOrOverrideSurvivesWhateverTheText() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      }
      assertThat(SafeText.line(text.toString()).codePoints())
          .noneMatch(c -> Character.isISOControl(c) || SafeText.misleading(c));
      assertThat(SafeText.block(text.toString()).codePoints())
          .noneMatch(c -> c != '\n' && (Character.isISOControl(c) || SafeText.misleading(c)));
    }
  }

  @Test
  void aLineHasNoLineEndsAndNoRunsOfBlanks() {
    assertThat(SafeText.line("  a\r\n\tb \u2028 c\u3000d ")).isEqualTo("a b c d");
  }

  @Test
  void aBlockKeepsItsLinesWhateverEndsThem() {
    assertThat(SafeText.block("a\r\nb\rc\n\td")).isEqualTo("a\nb\nc\n    d");
  }

  @Test
  void ordinaryTextOfAnyLanguageStaysAsItIs() {
    String text = "Größe 询价 цена שלום مرحبا 👨‍👩‍👧";
    assertThat(SafeText.line(text)).isEqualTo(text);
    assertThat(SafeText.block(text)).isEqualTo(text);
  }
}

package io.tradepost.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextWidthTest {
  @Test
  void everyAssignedWideCharacterOfUnicodeCountsDoubleAndNoOther() {
    List<String> wrong = new ArrayList<>();
    for (int c = 0x20; c <= 0x3FFFF; c++) {
      int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
      boolean wide =
          width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
      boolean counts = TextWidth.of(c) == 2;
      if (Character.isLetterOrDigit(c) && UCharacter.isDefined(c) && wide != counts) {
        wrong.add(String.format("U+%04X", c));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void marksAndJoinersTakeNoRoom() {
    assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
    assertThat(TextWidth.of("a\u200Db")).isEqualTo(2);
    assertThat(TextWidth.of("😀")).isEqualTo(2);
    assertThat(TextWidth.of("报价 PLK-276")).isEqualTo(12);
  }

  @Test
  void aCutNeverSplitsACharacterNorExceedsItsRoom() {
    assertThat(TextWidth.cut("询价单", 6)).isEqualTo("询价单");
    assertThat(TextWidth.cut("询价单", 5)).isEqualTo("询价…");
    assertThat(TextWidth.cut("询价单", 4)).isEqualTo("询…");
    assertThat(TextWidth.cut("😀😀😀", 4)).isEqualTo("😀…");
    assertThat(TextWidth.cut("word and more", 6)).isEqualTo("word…");
  }

  @Test
  void linesBreakAtBlanksAndChineseAnywhere() {
    assertThat(TextWidth.wrap("please quote 500 lamps", 12))
        .containsExactly("please quote", "500 lamps");
    assertThat(TextWidth.wrap("请报五百盏灯的价格", 8)).containsExactly("请报五百", "盏灯的价", "格");
    assertThat(TextWidth.wrap("one\n\ntwo", 8)).containsExactly("one", "", "two");
    assertThat(TextWidth.wrap("x".repeat(20), 8)).hasSize(3);
  }
}

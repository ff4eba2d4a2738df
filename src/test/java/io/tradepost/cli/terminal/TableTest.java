package io.tradepost.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.cli.terminal.Table.Cell;
import io.tradepost.cli.terminal.Table.Column;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableTest {
  private static List<String> print(Table table, int width, boolean colour) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    table.print(new Terminal(stream, stream, width, colour, false));
    stream.flush();
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Table letters() {
    return new Table(Column.fixed("LETTER"), Column.flexible("SUBJECT", 10), Column.number("SIZE"));
  }

  @Test
  void columnsAreAsWideAsTheirWidestCellCountingChineseDouble() {
    Table table = letters();
    table.row("aaaaaaaaaaaa", "询价单", "12");
    table.row("bbbbbbbbbbbb", "Inquiry", "1,234");
    assertThat(print(table, Terminal.UNLIMITED, false))
        .containsExactly(
            "LETTER        SUBJECT   SIZE",
            "aaaaaaaaaaaa  询价单      12",
            "bbbbbbbbbbbb  Inquiry  1,234");
  }

  @Test
  void onlyFlexibleColumnsAreCutAndNoLineIsWiderThanTheTerminal() {
    Random random = new Random(7);
    String signs = "abc 询价单 éß😀 wörd ";
    for (int round = 0; round < 300; round++) {
      Table table = letters();
      for (int row = 0; row < 5; row++) {
        StringBuilder subject = new StringBuilder();
        for (int i = random.nextInt(90); i > 0; i--) {
          subject.appendCodePoint(signs.codePointAt(random.nextInt(12)));
        }
        table.row("aaaaaaaaaaaa", subject.toString(), "99");
      }
      int width = 40 + random.nextInt(60);
      for (String line : print(table, width, false)) {
        assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void aLongSubjectEndsWithAnEllipsis() {
    Table table = letters();
    table.row("aaaaaaaaaaaa", "询价".repeat(40), "1");
    assertThat(print(table, 40, false).get(1))
        .startsWith("aaaaaaaaaaaa  询价询价")
        .contains("…")
        .endsWith("  1");
  }

  @Test
  void coloursTakeNoRoom() {
    Table plain = letters();
    plain.row("a", "b", "1");
    Table colourful = letters();
    Palette palette = new Palette(true);
    colourful.row(
        List.of(new Cell("a", palette::bad), new Cell("b", palette::good), Cell.of("1")), null);
    String line = print(colourful, 80, true).get(1);
    assertThat(line).contains("\u001b[31ma\u001b[0m");
    assertThat(line.replaceAll("\u001b\\[\\d*m", "")).isEqualTo(print(plain, 80, false).get(1));
  }

  @Test
  void aSubjectCannotSteerTheTerminalOrBreakTheRow() {
    Table table = letters();
    table.row("a", "one\r\ntwo\u001b[31m\u202Ethree", "1");
    assertThat(print(table, 80, false).get(1)).contains("one two\uFFFD[31mthree");
  }
}

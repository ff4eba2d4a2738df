package io.tradepost.digest;

import io.tradepost.digest.Page.Block;
import io.tradepost.digest.Page.Section;
import io.tradepost.digest.Page.Tile;
import java.util.List;

/** A page as plain text: the same blocks in the same order. */
final class TextPage {
  private final StringBuilder text = new StringBuilder(8 * 1024);
  private final Words words;

  private TextPage(Words words) {
    this.words = words;
  }

  static String of(Page page, Words words) {
    TextPage text = new TextPage(words);
    text.page(page);
    return text.text.toString();
  }

  private void page(Page page) {
    line(page.title());
    line(page.subtitle());
    line("");
    line(page.lead());
    page.sections().forEach(this::section);
    line("");
    line("-- ");
    page.foot().forEach(this::line);
  }

  private void section(Section section) {
    line("");
    line("");
    line(section.title());
    line("-".repeat(Math.min(60, section.title().codePointCount(0, section.title().length()))));
    if (!section.note().isEmpty()) {
      line(section.note());
    }
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Group(var name) -> {
        line("");
        line(name);
      }
      case Block.Sentence(var sentence) -> line(sentence);
      case Block.Item item -> item(item);
      case Block.Tiles(var tiles) -> tiles.forEach(this::tile);
      case Block.Grid(var head, var rows) -> {
        line("");
        rows.forEach(row -> row(head, row));
      }
      case Block.Chart chart -> chart(chart);
    }
  }

  private void item(Block.Item item) {
    line("");
    line("* " + item.what() + (item.badge().isEmpty() ? "" : "  [" + item.badge() + "]"));
    item.lines().forEach(l -> line("  " + l));
    item.quotes().forEach(q -> line("  " + q));
    line("  " + item.open());
  }

  private void tile(Tile tile) {
    line("  " + tile.value() + "  " + tile.label() + " (" + tile.note() + ")");
  }

  /** Each row by itself: columns would not stand under each other in a proportional font. */
  private void row(List<String> head, List<String> row) {
    StringBuilder cells = new StringBuilder(row.getFirst()).append(": ");
    for (int i = 1; i < row.size(); i++) {
      cells.append(i > 1 ? "; " : "").append(head.get(i)).append(' ').append(row.get(i));
    }
    line("  " + cells);
  }

  private void chart(Block.Chart chart) {
    line("");
    line(chart.title());
    for (int i = 0; i < chart.days().size(); i++) {
      Figures f = chart.days().get(i).figures();
      line(
          "  "
              + words.say(
                  "chart.day",
                  chart.dates().get(i),
                  f.inTime(),
                  f.late(),
                  f.unanswered(),
                  f.pending()));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

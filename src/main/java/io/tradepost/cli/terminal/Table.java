package io.tradepost.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows in columns that fit a terminal: where they are too wide together, the widest flexible
 * columns are cut, down to their least width. Cells are made safe to print.
 */
public final class Table {
  private static final String GAP = "  ";

  /**
   * A column.
   *
   * @param least columns it is never cut below; {@link Integer#MAX_VALUE} for one that is never cut
   * @param right whether it is set to the right, as numbers are
   */
  public record Column(String title, int least, boolean right) {
    /** Never cut. */
    public static Column fixed(String title) {
      return new Column(title, Integer.MAX_VALUE, false);
    }

    /** Never cut, set to the right. */
    public static Column number(String title) {
      return new Column(title, Integer.MAX_VALUE, true);
    }

    /** Cut where space is short. */
    public static Column flexible(String title, int least) {
      return new Column(title, least, false);
    }
  }

  /** A cell, and the colour that it is printed in. */
  public record Cell(String text, UnaryOperator<String> colour) {
    public Cell {
      text = SafeText.line(text);
    }

    public static Cell of(String text) {
      return new Cell(text, UnaryOperator.identity());
    }
  }

  private record Row(List<Cell> cells, @Nullable String below) {}

  private final List<Column> columns;
  private final List<Row> rows = new ArrayList<>();

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row without colours. */
  public void row(String... cells) {
    row(List.of(cells).stream().map(Cell::of).toList(), null);
  }

  /**
   * Adds a row.
   *
   * @param below a line to stand below it, safe to print, with its own colours; null for none
   */
  public void row(List<Cell> cells, @Nullable String below) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    rows.add(new Row(List.copyOf(cells), below));
  }

  /** Prints the titles and the rows. */
  public void print(Terminal terminal) {
    int[] widths = widths(terminal.width());
    Palette palette = terminal.palette();
    List<Cell> titles = columns.stream().map(c -> new Cell(c.title(), palette::strong)).toList();
    terminal.line(line(titles, widths));
    for (Row row : rows) {
      terminal.line(line(row.cells(), widths));
      if (row.below() != null) {
        terminal.line(row.below());
      }
    }
  }

  private String line(List<Cell> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      boolean last = i == widths.length - 1;
      String text = TextWidth.cut(cell.text(), widths[i]);
      String colored = cell.colour().apply(text);
      int blanks = Math.max(0, widths[i] - TextWidth.of(text));
      if (columns.get(i).right()) {
        line.repeat(" ", blanks).append(colored);
      } else {
        line.append(colored).repeat(" ", last ? 0 : blanks);
      }
      line.append(last ? "" : GAP);
    }
    return line.toString().stripTrailing();
  }

  private int[] widths(int terminalWidth) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              TextWidth.of(columns.get(i).title()),
              rows.stream()
                  .mapToInt(r -> TextWidth.of(r.cells().get(column).text()))
                  .max()
                  .orElse(0));
    }
    shrink(widths, terminalWidth - GAP.length() * (widths.length - 1));
    return widths;
  }

  /** Takes from the widest column that may be cut, as long as the sum is too large. */
  private void shrink(int[] widths, int available) {
    long sum = 0;
    for (int width : widths) {
      sum += width;
    }
    for (; sum > available; sum--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > columns.get(i).least() && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }
}

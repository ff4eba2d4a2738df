package io.tradepost.customer;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes CSV apart (RFC 4180). Read here and not by Jackson's parser: that one does not know in
 * which line of the file a record begins, once blank lines or line ends within quotes came before.
 */
final class CsvLines {
  /**
   * One record.
   *
   * @param number the line in which it begins, from 1
   * @param cells stripped
   */
  record Line(int number, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  /**
   * What could be read.
   *
   * @param openQuote the line of a quote that is never closed; 0 where there is none
   */
  record Read(List<Line> lines, int openQuote) {}

  private final String text;
  private final char separator;
  private final List<Line> lines = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int at = 0;
  private int lineNumber;
  private int began;

  private CsvLines(String text, char separator, int firstLine) {
    this.text = text;
    this.separator = separator;
    this.lineNumber = firstLine;
    this.began = firstLine;
  }

  /** Records without any value are left out. */
  static Read read(String text, char separator, int firstLine) {
    return new CsvLines(text, separator, firstLine).read();
  }

  private Read read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && cell.toString().isBlank()) {
        int opened = lineNumber;
        cell.setLength(0);
        if (!quoted()) {
          return new Read(lines, opened);
        }
      } else if (c == separator) {
        endCell();
      } else if (c == '\n' || c == '\r') {
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        lineNumber++;
        endLine();
      } else {
        cell.append(c);
      }
    }
    endLine();
    return new Read(lines, 0);
  }

  /** From behind the opening quote to behind the closing one; false where there is none. */
  private boolean quoted() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        lineNumber += c == '\n' ? 1 : 0;
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        at++;
        cell.append('"');
      } else {
        return true;
      }
    }
    return false;
  }

  private void endCell() {
    cells.add(cell.toString().strip());
    cell.setLength(0);
  }

  private void endLine() {
    endCell();
    Line line = new Line(began, List.copyOf(cells));
    if (!line.isBlank()) {
      lines.add(line);
    }
    cells = new ArrayList<>();
    began = lineNumber;
  }
}

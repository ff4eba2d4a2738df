import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes docs/demo.svg out of what the demo prints on a terminal, colours and all:
 *
 * <pre>
 * TRADEPOST_TTY=out TRADEPOST_COLUMNS=100 java -jar target/tradepost.jar demo --folder /tmp/demo | java docs/DemoPicture.java > docs/demo.svg
 * </pre>
 *
 * One mailbox, two searches, one reason and who waits are shown; "…" stands for what is left out.
 */
final class DemoPicture {
  private static final double COLUMN = 8.4;
  private static final int LINE = 19;

  public static void main(String[] arguments) throws Exception {
    String printed = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of("\u001b[1m$ ./tradepost demo\u001b[0m"));
    boolean shown = true;
    int explained = 0;
    for (String line : printed.split("\n")) {
      String plain = line.replaceAll("\u001b\\[[0-9;]*m", "");
      boolean second = plain.startsWith("Kevin  (") || plain.contains("'from:munoz");
      if (plain.startsWith("$ tradepost explain")) {
        explained++;
      }
      boolean waits = plain.startsWith("$ tradepost overdue");
      if (waits) {
        explained = 0;
      }
      if (second || explained == 2) {
        if (shown) {
          // The title that stands above what is left out.
          while (lines.getLast().isBlank() || lines.getLast().equals("Before:")) {
            lines.removeLast();
          }
          lines.add("…");
        }
        shown = false;
      } else if (plain.startsWith("Britty: 1") || explained == 1 || waits || plain.startsWith("That took")) {
        if (!shown) {
          lines.add("");
        }
        shown = true;
      }
      if (plain.startsWith("That took") || plain.startsWith("$ tradepost digest")) {
        break;
      }
      if (shown) {
        lines.add(plain.startsWith("$ ") ? "\u001b[1m" + line + "\u001b[0m" : line);
      }
    }
    System.out.write(svg(lines).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private static String svg(List<String> lines) {
    StringBuilder svg = new StringBuilder();
    int height = lines.size() * LINE + 44;
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"880\" height=\"").append(height);
    svg.append("\" viewBox=\"0 0 880 ").append(height).append("\" font-size=\"14\" font-family=\"");
    svg.append("'DejaVu Sans Mono','Menlo','Consolas','Noto Sans Mono CJK SC','PingFang SC',monospace\">\n");
    svg.append("<rect width=\"880\" height=\"").append(height).append("\" rx=\"8\" fill=\"#15202b\"/>\n");
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), 30 + i * LINE, svg);
    }
    return svg.append("</svg>\n").toString();
  }

  /** Each run of the same colour and width has its place: fonts differ in how wide they are. */
  private static void line(String line, int y, StringBuilder svg) {
    String style = "";
    int column = 0;
    for (int i = 0; i < line.length(); ) {
      if (line.charAt(i) == '\u001b') {
        int end = line.indexOf('m', i);
        style = line.substring(i + 2, end);
        i = end + 1;
        continue;
      }
      boolean wide = wide(line.codePointAt(i));
      StringBuilder run = new StringBuilder();
      int from = column;
      while (i < line.length() && line.charAt(i) != '\u001b' && wide(line.codePointAt(i)) == wide) {
        int c = line.codePointAt(i);
        run.appendCodePoint(c);
        column += wide ? 2 : 1;
        i += Character.charCount(c);
      }
      if (!run.toString().isBlank()) {
        svg.append("<text xml:space=\"preserve\" x=\"").append(Math.round((14 + from * COLUMN) * 10) / 10.0);
        svg.append("\" y=\"").append(y).append("\" textLength=\"");
        svg.append(Math.round((column - from) * COLUMN * 10) / 10.0).append('"').append(paint(style));
        svg.append('>').append(escaped(run.toString())).append("</text>\n");
      }
    }
  }

  private static String paint(String style) {
    return switch (style) {
      case "1" -> " fill=\"#ffffff\" font-weight=\"bold\"";
      case "2" -> " fill=\"#8899a6\"";
      case "31" -> " fill=\"#ff7b72\"";
      case "32" -> " fill=\"#7ee787\"";
      case "33" -> " fill=\"#f2cc60\"";
      case "36" -> " fill=\"#79c0ff\"";
      default -> " fill=\"#d5dde5\"";
    };
  }

  private static boolean wide(int c) {
    return (c >= 0x2E80 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFF60);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

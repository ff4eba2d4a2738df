package io.tradepost.digest;

import io.tradepost.digest.Page.Block;
import io.tradepost.digest.Page.Section;
import io.tradepost.digest.Page.Tile;
import io.tradepost.digest.Page.Tone;
import java.util.List;

/**
 * A page as HTML that mail programs understand alike: nested tables and inline styles (Outlook
 * renders with Word), nothing from the network, one column that fits a phone, colours that stand on
 * their own where a program paints the ground dark.
 */
final class HtmlPage {
  private static final String FONT =
      "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',Arial,sans-serif;";
  private static final String TABLE =
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\""
          + " border=\"0\"";
  private static final String INK = "#1d2939";
  private static final String PALE = "#5d6b82";
  private static final String LINE = "#e4e7ec";

  private final StringBuilder html = new StringBuilder(16 * 1024);
  private final Picture picture;

  /** Where the HTML finds the picture of the days. */
  @FunctionalInterface
  interface Picture {
    /** The value of the picture's {@code src}. */
    String source(Block.Chart chart);
  }

  private HtmlPage(Picture picture) {
    this.picture = picture;
  }

  static String of(Page page, Picture picture) {
    HtmlPage html = new HtmlPage(picture);
    html.page(page);
    return html.html.toString();
  }

  private void page(Page page) {
    add(
        """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>%s</title>
        <style>
        @media (prefers-color-scheme: dark) {
          .ground { background:#101828 !important; }
          .sheet { background:#1b2436 !important; border-color:#344054 !important; }
          .ink { color:#f2f4f7 !important; }
          .pale { color:#a3b0c5 !important; }
          .rule { border-color:#344054 !important; }
        }
        @media (max-width: 480px) { .sheet { padding:18px 16px !important; } .outer { padding:0 !important; } }
        </style>
        </head>
        """,
        escape(page.language()), escape(page.title()));
    add(
        "<body class=\"ground\" style=\"margin:0;padding:0;background:#f2f4f7;%s\">\n"
            + "%s class=\"ground\" style=\"background:#f2f4f7;\"><tr><td align=\"center\""
            + " class=\"outer\" style=\"padding:24px 8px;\">\n"
            // Outlook knows no max-width.
            + "<!--[if mso]><table role=\"presentation\" width=\"680\"><tr><td><![endif]-->\n"
            + "%s style=\"max-width:680px;\"><tr><td class=\"sheet\" style=\"background:#ffffff;"
            + "border:1px solid %s;border-radius:10px;padding:28px 32px;\">\n",
        FONT, TABLE, TABLE, LINE);
    head(page);
    page.sections().forEach(this::section);
    foot(page.foot());
    add("</td></tr></table>\n<!--[if mso]></td></tr></table><![endif]-->\n");
    add("</td></tr></table>\n</body>\n</html>\n");
  }

  private void head(Page page) {
    text("div", "ink", INK, "font-size:22px;line-height:1.3;font-weight:700;", page.title());
    text("div", "pale", PALE, "font-size:13px;line-height:1.5;padding-top:4px;", page.subtitle());
    add(
        "%s style=\"margin-top:16px;\"><tr><td style=\"background:%s;border-left:4px solid %s;"
            + "border-radius:4px;padding:12px 14px;color:%s;font-size:15px;line-height:1.45;"
            + "font-weight:600;%s\">%s</td></tr></table>\n",
        TABLE,
        ground(page.tone()),
        strong(page.tone()),
        strong(page.tone()),
        FONT,
        escape(page.lead()));
  }

  private void section(Section section) {
    text(
        "h2",
        "ink",
        INK,
        "font-size:17px;line-height:1.35;font-weight:700;margin:0;padding:28px 0 0 0;",
        section.title());
    if (!section.note().isEmpty()) {
      text("div", "pale", PALE, "font-size:13px;line-height:1.45;padding-top:2px;", section.note());
    }
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Group(var name) ->
          text(
              "div",
              "ink",
              INK,
              "font-size:14px;line-height:1.4;font-weight:700;padding-top:16px;",
              name);
      case Block.Sentence(var words) ->
          text("div", "ink", INK, "font-size:14px;line-height:1.5;padding-top:10px;", words);
      case Block.Item item -> item(item);
      case Block.Tiles(var tiles) -> tiles(tiles);
      case Block.Grid grid -> grid(grid);
      case Block.Chart chart -> chart(chart);
    }
  }

  private void item(Block.Item item) {
    add(
        "%s style=\"margin-top:10px;\"><tr><td class=\"rule\" style=\"border-left:3px solid %s;"
            + "padding:1px 0 1px 12px;\">\n",
        TABLE, strong(item.tone()));
    add("%s><tr><td valign=\"top\" style=\"%s\">", TABLE, FONT);
    // A subject may be written from right to left: its own direction must not turn the page's.
    add(
        "<div class=\"ink\" dir=\"auto\" style=\"color:%s;font-size:15px;line-height:1.4;"
            + "font-weight:600;word-break:break-word;overflow-wrap:anywhere;\">%s</div></td>",
        INK, escape(item.what()));
    if (!item.badge().isEmpty()) {
      add(
          "<td valign=\"top\" align=\"right\" style=\"padding-left:10px;white-space:nowrap;%s\">"
              + "<span style=\"background:%s;color:%s;border-radius:9px;padding:2px 9px;"
              + "font-size:12px;line-height:1.5;font-weight:700;\">%s</span></td>",
          FONT, ground(item.tone()), strong(item.tone()), escape(item.badge()));
    }
    add("</tr></table>\n");
    item.lines()
        .forEach(line -> text("div", "pale", PALE, "font-size:13px;line-height:1.5;", line));
    for (String quote : item.quotes()) {
      text(
          "div",
          "ink",
          INK,
          "font-size:13px;line-height:1.5;font-style:italic;overflow-wrap:anywhere;",
          quote);
    }
    add(
        "<div class=\"pale\" style=\"color:%s;font-family:Consolas,Menlo,monospace;font-size:12px;"
            + "line-height:1.5;\">%s</div>\n",
        PALE, escape(item.open()));
    add("</td></tr></table>\n");
  }

  /** Two beside each other: four would not fit a phone, and Outlook cannot wrap them. */
  private void tiles(List<Tile> tiles) {
    add("%s style=\"margin-top:12px;\">\n", TABLE);
    for (int i = 0; i < tiles.size(); i += 2) {
      add("<tr>");
      for (Tile tile : tiles.subList(i, Math.min(i + 2, tiles.size()))) {
        add(
            "<td width=\"50%%\" valign=\"top\" class=\"rule\" style=\"border:1px solid %s;"
                + "padding:10px 12px;%s\">",
            LINE, FONT);
        add(
            "<div class=\"%s\" style=\"color:%s;font-size:22px;line-height:1.25;font-weight:700;\">"
                + "%s</div>",
            tile.tone() == Tone.QUIET ? "ink" : "tone",
            tile.tone() == Tone.QUIET ? INK : strong(tile.tone()),
            escape(tile.value()));
        text("div", "ink", INK, "font-size:13px;line-height:1.4;", tile.label());
        text("div", "pale", PALE, "font-size:12px;line-height:1.4;", tile.note());
        add("</td>");
      }
      add("</tr>\n");
    }
    add("</table>\n");
  }

  private void grid(Block.Grid grid) {
    add("%s style=\"margin-top:16px;\">\n<tr>", TABLE.replace(" role=\"presentation\"", ""));
    for (int i = 0; i < grid.head().size(); i++) {
      cell("th", i, "pale", PALE, "font-size:12px;font-weight:600;", grid.head().get(i));
    }
    add("</tr>\n");
    for (List<String> row : grid.rows()) {
      add("<tr>");
      for (int i = 0; i < row.size(); i++) {
        cell("td", i, "ink", INK, "font-size:13px;", row.get(i));
      }
      add("</tr>\n");
    }
    add("</table>\n");
  }

  private void cell(
      String tag, int column, String name, String colour, String style, String words) {
    add(
        "<%s align=\"%s\" valign=\"bottom\" class=\"%s rule\" style=\"color:%s;border-bottom:1px"
            + " solid %s;padding:6px %s 6px 0;line-height:1.35;%s%s\">%s</%s>",
        tag,
        column == 0 ? "left" : "right",
        name,
        colour,
        LINE,
        column == 0 ? "8px" : "4px",
        style,
        FONT,
        escape(words),
        tag);
  }

  private void chart(Block.Chart chart) {
    text(
        "div",
        "ink",
        INK,
        "font-size:14px;line-height:1.4;font-weight:700;padding-top:18px;",
        chart.title());
    add(
        "<div style=\"padding-top:8px;\"><img src=\"%s\" width=\"614\" alt=\"%s\""
            + " style=\"display:block;width:100%%;max-width:614px;height:auto;border:0;\"></div>\n",
        escape(picture.source(chart)), escape(chart.title()));
    if (!chart.dates().isEmpty()) {
      add(
          "%s><tr><td align=\"left\" class=\"pale\" style=\"color:%s;font-size:12px;%s\">%s</td>"
              + "<td align=\"right\" class=\"pale\" style=\"color:%s;font-size:12px;%s\">%s</td>"
              + "</tr></table>\n",
          TABLE,
          PALE,
          FONT,
          escape(chart.dates().getFirst()),
          PALE,
          FONT,
          escape(chart.dates().getLast()));
    }
    add("<div style=\"padding-top:4px;font-size:12px;line-height:1.6;%s\">", FONT);
    for (int i = 0; i < chart.legend().size(); i++) {
      add(
          "<span style=\"color:%s;font-size:14px;\">&#9632;</span>&nbsp;<span class=\"pale\""
              + " style=\"color:%s;\">%s</span> &nbsp; ",
          ChartPicture.COLOURS.get(i), PALE, escape(chart.legend().get(i)));
    }
    add("</div>\n");
  }

  private void foot(List<String> lines) {
    add(
        "%s style=\"margin-top:28px;\"><tr><td class=\"rule\" style=\"border-top:1px solid %s;"
            + "padding-top:10px;\">\n",
        TABLE, LINE);
    lines.forEach(line -> text("div", "pale", PALE, "font-size:12px;line-height:1.6;", line));
    add("</td></tr></table>\n");
  }

  private void text(String tag, String name, String colour, String style, String words) {
    add(
        "<%s class=\"%s\" style=\"color:%s;%s%s\">%s</%s>\n",
        tag, name, colour, style, FONT, escape(words), tag);
  }

  private static String strong(Tone tone) {
    return switch (tone) {
      case BAD -> "#b42318";
      case WARN -> "#b54708";
      case DUE -> "#175cd3";
      case GOOD -> "#067647";
      case QUIET -> "#667085";
    };
  }

  private static String ground(Tone tone) {
    return switch (tone) {
      case BAD -> "#fee4e2";
      case WARN -> "#fef0c7";
      case DUE -> "#d1e9ff";
      case GOOD -> "#d1fadf";
      case QUIET -> "#f2f4f7";
    };
  }

  @SuppressWarnings("AnnotateFormatMethod") // That annotation is not on the class path.
  private void add(String form, Object... arguments) {
    html.append(arguments.length == 0 ? form : form.formatted(arguments));
  }

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}

package io.tradepost.demo;

import java.util.List;

/** A letter's HTML in the manner of its mail program. */
final class Html {
  private static final String WORD_STYLE =
      """
      <style><!--
      /* Font Definitions */
      @font-face {font-family:SimSun; panose-1:2 1 6 0 3 1 1 1 1 1;}
      @font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}
      @font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
      /* Style Definitions */
      p.MsoNormal, li.MsoNormal, div.MsoNormal
      	{margin:0cm; margin-bottom:.0001pt; font-size:11.0pt; font-family:"Calibri",sans-serif;}
      a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;}
      span.EmailStyle17 {mso-style-type:personal-compose; font-family:"Calibri",sans-serif;}
      @page WordSection1 {size:612.0pt 792.0pt; margin:72.0pt 90.0pt 72.0pt 90.0pt;}
      div.WordSection1 {page:WordSection1;}
      --></style>
      """;

  private static final List<String> NETWORKS = List.of("LinkedIn", "WeChat", "YouTube");

  private Html() {}

  /**
   * The whole page.
   *
   * @param contentId of a logo in the signature; empty for none
   */
  static String page(Draft d, Coding coding, String contentId) {
    StringBuilder out = new StringBuilder(4096);
    boolean word = d.mailer == Mailer.OUTLOOK;
    out.append("<html><head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=");
    out.append(coding.label()).append("\">\n").append(word ? WORD_STYLE : "");
    out.append("</head>\n<body>\n").append(word ? "<div class=\"WordSection1\">\n" : "");
    if (d.advertising) {
      advertising(out, d.text);
    } else {
      paragraphs(out, d.text, word);
    }
    if (!d.signature.isEmpty()) {
      paragraphs(out, d.signature, word);
    }
    if (!contentId.isEmpty()) {
      out.append("<img width=\"120\" src=\"cid:").append(contentId).append("\">\n");
    }
    Earlier quoted = d.quoted;
    if (quoted != null) {
      quote(out, d, quoted);
    }
    return out.append(word ? "</div>\n" : "").append("</body></html>\n").toString();
  }

  private static void quote(StringBuilder out, Draft d, Earlier quoted) {
    String head = Quotation.head(d.mailer, d.language, quoted);
    switch (d.mailer) {
      case OUTLOOK -> {
        out.append(
            "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm\">\n");
        paragraphs(out, head, true);
        out.append("</div>\n");
        paragraphs(out, quoted.text(), true);
      }
      case FOXMAIL, NETEASE -> {
        out.append("<div style=\"border-top:#ccc 1px solid\">");
        paragraphs(out, head, false);
        out.append("</div><blockquote style=\"margin-left:0.5em\">\n");
        paragraphs(out, quoted.text(), false);
        out.append("</blockquote>\n");
      }
      case GMAIL -> {
        out.append("<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">");
        out.append(escape(head.strip())).append("<br></div><blockquote class=\"gmail_quote\">\n");
        paragraphs(out, quoted.text(), false);
        out.append("</blockquote></div>\n");
      }
      case APPLE, THUNDERBIRD, MACHINE -> {
        out.append("<div class=\"moz-cite-prefix\">").append(escape(head.strip())).append("</div>");
        out.append("<blockquote type=\"cite\">\n");
        paragraphs(out, quoted.text(), false);
        out.append("</blockquote>\n");
      }
    }
  }

  private static void paragraphs(StringBuilder out, String text, boolean word) {
    String open = word ? "<p class=\"MsoNormal\">" : "<div>";
    String close = word ? "<o:p></o:p></p>\n" : "</div>\n";
    text.lines()
        .forEach(l -> out.append(open).append(l.isEmpty() ? "<br>" : escape(l)).append(close));
  }

  /** Tables within tables, a style on each cell and a tracked link for each line. */
  private static void advertising(StringBuilder out, String text) {
    out.append("<div style=\"display:none;font-size:1px;color:#ffffff\">Preview</div>\n");
    out.append("<table width=\"600\" cellpadding=\"0\" cellspacing=\"0\" align=\"center\">\n");
    text.lines().filter(l -> !l.isEmpty()).forEach(l -> row(out, l));
    for (String network : NETWORKS) {
      row(out, "Follow us on " + network);
    }
    out.append("</table>\n");
  }

  private static void row(StringBuilder out, String line) {
    String link = "https://click.mail-demo.com/t/" + Integer.toHexString(line.hashCode());
    out.append("<tr><td style=\"padding:12px 24px;background-color:#ffffff\">\n<table border=\"0\"")
        .append(" cellpadding=\"0\" cellspacing=\"0\" width=\"100%\"><tr>\n<td align=\"left\" ")
        .append("style=\"font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;")
        .append("color:#333333;mso-line-height-rule:exactly\">\n<a href=\"")
        .append(link)
        .append("/?utm_source=mail&amp;utm_medium=email\" style=\"color:#0068a5\">&raquo;</a>\n")
        .append(escape(line))
        .append("</td></tr></table>\n</td></tr>\n<tr><td height=\"1\" bgcolor=\"#eeeeee\" style=\"")
        .append("font-size:0;line-height:0\">&nbsp;</td></tr>\n");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

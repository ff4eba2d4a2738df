package io.tradepost.letter;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** What mail programs mark as quoted in the HTML they write. */
final class HtmlQuotes {
  private HtmlQuotes() {}

  enum Kind {
    /** Nothing of the sort. */
    NONE,
    /** The element is quoted. */
    ELEMENT,
    /** The element and all that follows it is quoted. */
    REST
  }

  static Kind kind(Element element) {
    if (element.attributesSize() == 0) {
      return Kind.NONE;
    }
    String id = element.id();
    if (!id.isEmpty()) {
      Kind byId = byId(id.toLowerCase(Locale.ROOT));
      if (byId != Kind.NONE) {
        return byId;
      }
    }
    if (element.normalName().equals("blockquote")
        && element.attr("type").equalsIgnoreCase("cite")) {
      return Kind.ELEMENT;
    }
    String classes = element.className();
    if (!classes.isEmpty()) {
      Kind byClass = byClass(element, " " + classes.toLowerCase(Locale.ROOT) + " ");
      if (byClass != Kind.NONE) {
        return byClass;
      }
    }
    return isOutlookHeader(element) ? Kind.REST : Kind.NONE;
  }

  private static Kind byId(String id) {
    return switch (id) {
      // Outlook on the web and on phones, Hotmail, Outlook for Mac.
      case "appendonsend",
          "divrplyfwdmsg",
          "x_divrplyfwdmsg",
          "stopspelling",
          "mail-editor-reference-message-container",
          "ms-outlook-mobile-body-separator-line" ->
          Kind.REST;
      // NetEase; Outlook for Mac.
      case "isreplycontent", "isforwardcontent", "olk_src_body_section" -> Kind.ELEMENT;
      default -> id.startsWith("yahoo_quoted") ? Kind.ELEMENT : Kind.NONE;
    };
  }

  private static Kind byClass(Element element, String classes) {
    if (classes.contains(" gmail_quote ") || classes.contains(" gmail_quote_container ")) {
      // Around an interleaved answer Gmail quotes by blockquotes alone; a forward has none.
      boolean frame =
          !element.normalName().equals("blockquote") && element.selectFirst("blockquote") != null;
      return frame ? Kind.NONE : Kind.ELEMENT;
    }
    if (classes.contains(" outlookmessageheader ")
        || classes.contains(" ms-outlook-mobile-reference-message ")) {
      return Kind.REST;
    }
    boolean quoted =
        classes.contains(" gmail_attr ")
            || classes.contains(" moz-cite-prefix ")
            || classes.contains(" moz-forward-container ")
            || classes.contains(" yahoo_quoted ")
            || classes.contains(" protonmail_quote ")
            || classes.contains(" tutanota_quote ")
            || classes.contains(" zmail_extra ")
            || classes.contains(" ntes-mailmaster-quote ")
            || classes.contains(" netease_mail_quote ")
            || classes.contains(" __aliyun_previous_contents ")
            || classes.contains(" mailru-blockquote ")
            || classes.contains(" yandex_quote ");
    return quoted ? Kind.ELEMENT : Kind.NONE;
  }

  /** Outlook and Foxmail draw a line above the header of what they quote. */
  private static boolean isOutlookHeader(Element element) {
    if (!element.normalName().equals("div")) {
      return false;
    }
    String style = element.attr("style").toLowerCase(Locale.ROOT);
    if (!style.contains("border-top") || !style.contains("solid")) {
      return false;
    }
    return QuoteMarks.isFromLabel(beginning(element));
  }

  /** The element's first characters; its whole text may be the whole letter. */
  private static String beginning(Element element) {
    StringBuilder text = new StringBuilder();
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof TextNode words) {
            text.append(words.text(), 0, Math.min(60, words.text().length()));
          }
          return text.length() < 60 && depth < 20
              ? NodeFilter.FilterResult.CONTINUE
              : NodeFilter.FilterResult.STOP;
        },
        element);
    return text.toString().stripLeading();
  }

  static boolean isSignature(Element element) {
    String classes = element.className();
    String id = element.id();
    return (classes.contains("gmail_signature") && !classes.contains("gmail_signature_prefix"))
        || classes.contains("moz-signature")
        || id.equalsIgnoreCase("signature")
        || id.equalsIgnoreCase("ms-outlook-mobile-signature");
  }
}

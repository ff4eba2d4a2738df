package io.tradepost.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * HTML to plain text: paragraphs, list items and table rows become lines; what is not shown is left
 * out. Passages that their markup gives away as quoted are taken out of the text; a line {@link
 * QuoteSplitter#PASSAGE} holds the place of each.
 */
final class HtmlText {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "table",
          "tr",
          "ul",
          "ol",
          "li",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "hr",
          "section",
          "article",
          "header",
          "footer",
          "dl",
          "dt",
          "dd",
          "form",
          "fieldset",
          "address",
          "center",
          "caption",
          "figure",
          "main",
          "nav",
          "aside");
  private static final Set<String> SPACED =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre");
  private static final Set<String> UNSEEN =
      Set.of("style", "script", "head", "title", "template", "object", "select", "noframes");

  private HtmlText() {}

  /**
   * @param text with a {@link QuoteSplitter#PASSAGE} line for each quoted passage
   * @param passages the quoted passages, in order
   */
  record Result(String text, List<String> passages) {}

  static Result read(String html) {
    Document document = Jsoup.parse(html);
    Walk walk = new Walk();
    NodeTraversor.traverse(walk, document);
    return new Result(walk.main.text(), walk.passages.stream().map(TextLines::text).toList());
  }

  private static final class Walk implements NodeVisitor {
    private static final int NOWHERE = -1;

    final TextLines main = new TextLines();
    final List<TextLines> passages = new ArrayList<>();
    private TextLines out = main;
    private int unseenDepth = NOWHERE;
    private int quotedDepth = NOWHERE;
    private int preformatted;

    @Override
    public void head(Node node, int depth) {
      if (unseenDepth != NOWHERE) {
        return;
      }
      if (node instanceof TextNode text) {
        out.add(text.getWholeText(), preformatted > 0);
      } else if (node instanceof Element element) {
        open(element, depth);
      }
    }

    private void open(Element element, int depth) {
      String tag = element.normalName();
      if (UNSEEN.contains(tag) || isHidden(element)) {
        unseenDepth = depth;
        return;
      }
      if (quotedDepth == NOWHERE) {
        HtmlQuotes.Kind kind = HtmlQuotes.kind(element);
        if (kind != HtmlQuotes.Kind.NONE) {
          // After a cut all that follows is quoted, so its end is the document's.
          quotedDepth = kind == HtmlQuotes.Kind.REST ? 0 : depth;
          main.line(String.valueOf(QuoteSplitter.PASSAGE));
          out = new TextLines();
          passages.add(out);
        } else if (HtmlQuotes.isSignature(element)) {
          out.line(QuoteSplitter.SIGNATURE_DASHES);
        }
      }
      switch (tag) {
        case "br" -> out.lineEnd();
        case "hr" -> out.block(false);
        case "li" -> {
          out.block(false);
          out.add("- ", true);
        }
        case "td", "th" -> out.cell();
        case "pre" -> {
          out.block(true);
          preformatted++;
        }
        default -> {
          if (BLOCKS.contains(tag)) {
            out.block(SPACED.contains(tag));
          }
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (unseenDepth != NOWHERE) {
        unseenDepth = unseenDepth == depth ? NOWHERE : unseenDepth;
        return;
      }
      if (node instanceof Element element) {
        String tag = element.normalName();
        if (tag.equals("pre")) {
          preformatted--;
        }
        if (tag.equals("a")) {
          mailAddress(element);
        }
        if (BLOCKS.contains(tag)) {
          out.block(SPACED.contains(tag));
        }
      }
      if (quotedDepth == depth) {
        quotedDepth = NOWHERE;
        out = main;
        out.block(false);
      }
    }

    /** A notice may name the buyer's address only behind a link. */
    private void mailAddress(Element link) {
      String href = link.attr("href");
      if (href.length() > 7 && href.regionMatches(true, 0, "mailto:", 0, 7)) {
        int end = href.indexOf('?');
        String address = href.substring(7, end < 7 ? href.length() : end).strip();
        if (!address.isEmpty() && !link.text().contains(address)) {
          out.add(" <" + address + ">", false);
        }
      }
    }

    private static boolean isHidden(Element element) {
      if (element.hasAttr("hidden")) {
        return true;
      }
      String style = element.attr("style");
      if (style.isEmpty()) {
        return false;
      }
      String bare = style.replace(" ", "").toLowerCase(Locale.ROOT);
      return bare.contains("display:none")
          || bare.contains("visibility:hidden")
          || bare.contains("mso-hide:all");
    }
  }
}

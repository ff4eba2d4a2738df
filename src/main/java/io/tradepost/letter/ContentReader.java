package io.tradepost.letter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of a letter's MIME tree its text, its attachments and what its reports say. */
final class ContentReader {
  private static final Pattern META_CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CALENDAR_REPLY = Pattern.compile("(?im)^METHOD\\s*:\\s*REPLY\\s*$");

  /** Text that a writer of HTML sends along for programs that cannot show it. */
  private static final int LONGEST_STUB = 40;

  private final Flaws flaws;
  private final boolean split;
  private final List<LetterText> texts = new ArrayList<>();
  private final List<PendingAttachment> attachments = new ArrayList<>();
  private final StringBuilder html = new StringBuilder();
  private final List<DeliveryReport> status = new ArrayList<>();
  private final List<String> returnedIds = new ArrayList<>();
  private boolean calendarReply;

  private record PendingAttachment(Attachment attachment, String contentId) {}

  private ContentReader(Flaws flaws, boolean split) {
    this.flaws = flaws;
    this.split = split;
  }

  static Content read(Part body, Flaws flaws) {
    ContentReader reader = new ContentReader(flaws, true);
    reader.visit(body, true);
    return new Content(
        reader.joined(),
        reader.attachments.stream().map(reader::placed).toList(),
        new AutomationJudge.Reports(reader.status, reader.calendarReply),
        reader.returnedIds);
  }

  private void visit(Part part, boolean wanted) {
    switch (part) {
      case Part.Words words -> words(words, wanted);
      case Part.Multi multi -> multi(multi, wanted);
      case Part.Embedded embedded -> embedded(embedded);
      case Part.Opaque opaque -> opaque(opaque);
    }
  }

  private void multi(Part.Multi multi, boolean wanted) {
    switch (multi.subtype()) {
      case "alternative" -> alternative(multi.children(), wanted);
      case "related" -> related(multi, wanted);
      case "encrypted" -> {
        flaws.add("an encrypted letter, whose text cannot be read");
        multi.children().forEach(child -> visit(child, wanted));
      }
      default -> multi.children().forEach(child -> visit(child, wanted));
    }
  }

  /** RFC 2387: the first part is the text, or the one that {@code start} names. */
  private void related(Part.Multi multi, boolean wanted) {
    String start = MessageIds.own(multi.header().type().get("start"));
    int root = 0;
    for (int i = 0; i < multi.children().size() && !start.isEmpty(); i++) {
      if (multi.children().get(i) instanceof Part.Words words
          && words.header().contentId().equals(start)) {
        root = i;
      }
    }
    for (int i = 0; i < multi.children().size(); i++) {
      Part child = multi.children().get(i);
      if (i != root && child instanceof Part.Words words && words.header().isText()) {
        attach(words.header(), words.size());
      } else {
        visit(child, wanted);
      }
    }
  }

  /** RFC 2046 §5.1.4: the same in several forms. Plain text is preferred if it says anything. */
  private void alternative(List<Part> children, boolean wanted) {
    int plain = -1;
    int rich = -1;
    for (int i = 0; i < children.size(); i++) {
      if (plain < 0 && isPlain(children.get(i))) {
        plain = i;
      } else if (holdsHtml(children.get(i))) {
        rich = i; // The last form is the one that the writer thinks best.
      }
    }
    LetterText chosen =
        wanted && plain >= 0 && children.get(plain) instanceof Part.Words words
            ? plainOrBetter(words, rich < 0 ? null : children.get(rich))
            : null;
    if (chosen != null) {
      texts.add(chosen);
    }
    for (int i = 0; i < children.size(); i++) {
      boolean isForm = i == plain || holdsHtml(children.get(i));
      visit(children.get(i), wanted && chosen == null && (!isForm || i == rich || rich < 0));
    }
  }

  private static boolean isPlain(Part part) {
    return part instanceof Part.Words words
        && words.header().mediaType().equals("text/plain")
        && !words.header().isAttachment();
  }

  private static boolean holdsHtml(Part part) {
    return switch (part) {
      case Part.Words words -> words.header().isHtml() && !words.header().isAttachment();
      case Part.Multi multi -> multi.children().stream().anyMatch(ContentReader::holdsHtml);
      case Part.Embedded embedded -> false;
      case Part.Opaque opaque -> false;
    };
  }

  /** The plain text; null where the richer form must be read instead. */
  private @Nullable LetterText plainOrBetter(Part.Words plain, @Nullable Part rich) {
    String text = plainText(plain);
    if (rich == null) {
      return split(text);
    }
    Part.Words page = firstHtml(rich);
    long letters = text.codePoints().filter(Character::isLetterOrDigit).limit(LONGEST_STUB).count();
    if (page == null || (letters >= LONGEST_STUB && !looksLikeStub(text))) {
      LetterText plainly = split(text);
      if (page == null || !split || !plainly.quoted().isEmpty() || !namesQuotes(page)) {
        return plainly;
      }
      // The plain form lost the quotation's marks; the HTML has them in its structure.
      LetterText structured = htmlText(page);
      return structured.quoted().isEmpty() || structured.fresh().isBlank() ? plainly : structured;
    }
    LetterText richly = htmlText(page);
    return richly.whole().isBlank() ? split(text) : null;
  }

  private static boolean looksLikeStub(String text) {
    if (text.length() > 400) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean aboutHtml =
        lower.contains("html") || lower.contains("browser") || lower.contains("浏览器");
    return aboutHtml
        && (lower.contains("view")
            || lower.contains("does not support")
            || lower.contains("doesn't support")
            || lower.contains("cannot display")
            || lower.contains("不支持")
            || lower.contains("查看")
            || lower.contains("anzeigen")
            || lower.contains("visualiz"));
  }

  private static boolean namesQuotes(Part.Words page) {
    String source = new String(page.bytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return source.contains("gmail_quote")
        || source.contains("divrplyfwdmsg")
        || source.contains("appendonsend")
        || source.contains("yahoo_quoted")
        || source.contains("type=\"cite\"")
        || source.contains("type=cite")
        || source.contains("isreplycontent")
        || source.contains("border-top:solid");
  }

  private static Part.@Nullable Words firstHtml(Part part) {
    if (part instanceof Part.Words words) {
      return words.header().isHtml() ? words : null;
    }
    if (part instanceof Part.Multi multi) {
      for (Part child : multi.children()) {
        Part.Words found = firstHtml(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private void words(Part.Words words, boolean wanted) {
    PartHeader header = words.header();
    if (header.isHtml()) {
      html.append(new String(words.bytes(), StandardCharsets.ISO_8859_1));
    }
    switch (header.mediaType()) {
      case "message/delivery-status", "message/global-delivery-status" ->
          status.add(DeliveryReport.ofStatus(plainText(words)));
      case "message/disposition-notification", "message/global-disposition-notification" ->
          receipt(DeliveryReport.ofReceipt(plainText(words)));
      case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers" ->
          returnedHeader(plainText(words));
      case "text/calendar" -> {
        calendarReply |=
            header.type().get("method").equalsIgnoreCase("reply")
                || CALENDAR_REPLY.matcher(plainText(words)).find();
        attach(header, words.size());
      }
      case "text/plain", "text/html", "text/enriched", "text/richtext" -> {
        boolean named = !header.filename().isEmpty() && !texts.isEmpty();
        if (header.isAttachment() || named) {
          attach(header, words.size());
        } else if (wanted) {
          texts.add(header.isHtml() ? htmlText(words) : split(plainText(words)));
        }
      }
      default -> attach(header, words.size());
    }
  }

  private void receipt(DeliveryReport report) {
    status.add(report);
    if (!report.originalMessageId().isEmpty()) {
      returnedIds.add(report.originalMessageId());
    }
  }

  private void returnedHeader(String text) {
    texts.add(new LetterText("", text.strip(), ""));
    for (String line : text.replaceAll("\n[ \t]+", " ").split("\n", -1)) {
      if (line.regionMatches(true, 0, "message-id:", 0, 11)) {
        addReturned(MessageIds.own(line.substring(11)));
      }
    }
  }

  private void addReturned(String id) {
    if (!id.isEmpty()) {
      returnedIds.add(id);
    }
  }

  private void embedded(Part.Embedded embedded) {
    HeaderBlock header = embedded.letter().header();
    addReturned(MessageIds.own(header.raw("Message-ID")));
    String subject = HeaderText.decode(header.raw("Subject"));
    String name = embedded.header().filename();
    if (name.isEmpty()) {
      name = (subject.isEmpty() ? "letter" : subject) + ".eml";
    }
    attachments.add(
        new PendingAttachment(
            new Attachment(name, embedded.header().mediaType(), embedded.size(), false), ""));
    ContentReader inner = new ContentReader(flaws, false);
    inner.visit(embedded.letter().body(), true);
    String said = inner.joined().fresh();
    String quoted = inner.joined().quoted();
    texts.add(
        new LetterText(
            "",
            headerLines(header, subject) + "\n" + said + (quoted.isEmpty() ? "" : "\n\n" + quoted),
            ""));
  }

  private static String headerLines(HeaderBlock header, String subject) {
    StringBuilder lines = new StringBuilder();
    for (String name : List.of("From", "Date", "To")) {
      String value = HeaderText.decode(header.raw(name));
      if (!value.isEmpty()) {
        lines.append(name).append(": ").append(value).append('\n');
      }
    }
    return lines.append("Subject: ").append(subject).append('\n').toString();
  }

  private void opaque(Part.Opaque opaque) {
    PartHeader header = opaque.header();
    String name = header.filename();
    switch (header.mediaType()) {
      case "application/ms-tnef", "application/vnd.ms-tnef" -> {
        flaws.add("TNEF (winmail.dat): what Outlook packed into it cannot be read");
        name = name.isEmpty() ? "winmail.dat" : name;
      }
      case "application/pkcs7-mime", "application/x-pkcs7-mime" -> {
        flaws.add("S/MIME: what is inside smime.p7m cannot be read");
        name = name.isEmpty() ? "smime.p7m" : name;
      }
      default -> {
        if (name.equalsIgnoreCase("winmail.dat")) {
          flaws.add("TNEF (winmail.dat): what Outlook packed into it cannot be read");
        }
      }
    }
    attachments.add(
        new PendingAttachment(
            new Attachment(name, header.mediaType(), opaque.size(), false), header.contentId()));
  }

  private void attach(PartHeader header, long size) {
    attachments.add(
        new PendingAttachment(
            new Attachment(header.filename(), header.mediaType(), size, false),
            header.contentId()));
  }

  private Attachment placed(PendingAttachment pending) {
    Attachment attachment = pending.attachment();
    boolean shown =
        !pending.contentId().isEmpty() && html.indexOf("cid:" + pending.contentId()) >= 0;
    return shown
        ? new Attachment(attachment.filename(), attachment.mediaType(), attachment.size(), true)
        : attachment;
  }

  private String plainText(Part.Words words) {
    String text = PlainText.of(decoded(words, words.header().charset()));
    Parameters type = words.header().type();
    return type.get("format").equalsIgnoreCase("flowed")
        ? PlainText.unflowed(text, type.get("delsp").equalsIgnoreCase("yes"))
        : text;
  }

  private LetterText htmlText(Part.Words words) {
    String charset = words.header().charset();
    if (charset.isEmpty()) {
      int head = Math.min(words.bytes().length, 2048);
      Matcher meta =
          META_CHARSET.matcher(new String(words.bytes(), 0, head, StandardCharsets.ISO_8859_1));
      charset = meta.find() ? meta.group(1) : "";
    }
    HtmlText.Result result = HtmlText.read(decoded(words, charset));
    if (split) {
      return QuoteSplitter.split(result.text(), result.passages());
    }
    return new LetterText(QuoteSplitter.whole(result.text(), result.passages()), "", "");
  }

  private String decoded(Part.Words words, String charset) {
    CharsetReader.Result result = CharsetReader.read(words.bytes(), charset);
    if (result.flaw() != null) {
      flaws.add(result.flaw());
    }
    return result.text();
  }

  private LetterText split(String text) {
    return split ? QuoteSplitter.split(text) : new LetterText(text.strip(), "", "");
  }

  private LetterText joined() {
    if (texts.size() == 1) {
      return texts.getFirst();
    }
    return new LetterText(
        join(texts.stream().map(LetterText::fresh).toList()),
        join(texts.stream().map(LetterText::quoted).toList()),
        join(texts.stream().map(LetterText::signature).toList()));
  }

  private static String join(List<String> parts) {
    return String.join("\n\n", parts.stream().filter(part -> !part.isBlank()).toList());
  }
}

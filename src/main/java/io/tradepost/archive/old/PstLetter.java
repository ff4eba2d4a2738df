package io.tradepost.archive.old;

import com.pff.PSTAttachment;
import com.pff.PSTException;
import com.pff.PSTMessage;
import com.pff.PSTRecipient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/**
 * Makes a letter (RFC 5322) of an Outlook item again: its header as it came over the wire where
 * Outlook kept that, else from the item's properties; its text, its HTML and its attachments. The
 * same item gives the same bytes each time.
 */
final class PstLetter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);

  /** Letters within letters. */
  private static final int DEEPEST = 12;

  private final MimeWriter mime;
  private final List<String> missing;
  private int boundaries;

  /**
   * For one letter.
   *
   * @param missing receives what could not be read of it
   */
  PstLetter(OutputStream out, List<String> missing) {
    this.mime = new MimeWriter(out);
    this.missing = missing;
  }

  void write(PSTMessage message) throws PSTException, IOException {
    write(message, 0);
  }

  private void write(PSTMessage message, int depth) throws PSTException, IOException {
    header(message);
    mime.line("MIME-Version: 1.0");
    List<PSTAttachment> attachments = attachments(message);
    if (attachments.isEmpty()) {
      body(message);
      return;
    }
    String boundary = boundary();
    mime.line("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
    mime.line("");
    mime.line("--" + boundary);
    body(message);
    for (PSTAttachment attachment : attachments) {
      mime.line("--" + boundary);
      attachment(attachment, depth);
    }
    mime.line("--" + boundary + "--");
  }

  private String boundary() {
    boundaries++;
    return MimeWriter.MARK + boundaries;
  }

  private void header(PSTMessage message) throws PSTException, IOException {
    PstHeader kept = PstHeader.of(message.getTransportMessageHeaders());
    for (String field : kept.fields()) {
      mime.line(field);
    }
    if (!kept.has("From")) {
      mime.line("From: " + sender(message));
    }
    if (!kept.has("To") && !kept.has("Cc") && !kept.has("Bcc")) {
      recipients(message);
    }
    if (!kept.has("Subject")) {
      mime.field("Subject", message.getSubject());
    }
    Date sent =
        message.getClientSubmitTime() != null
            ? message.getClientSubmitTime()
            : message.getMessageDeliveryTime();
    if (!kept.has("Date") && sent != null) {
      mime.line("Date: " + DATE.format(sent.toInstant().atZone(ZoneOffset.UTC)));
    }
    id("Message-ID", message.getInternetMessageId(), kept);
    id("In-Reply-To", message.getInReplyToId(), kept);
  }

  private void id(String name, String id, PstHeader kept) throws IOException {
    if (!kept.has(name) && !id.isBlank()) {
      mime.line(name + ": " + id.replaceAll("[^\\x21-\\x7e]+", " ").strip());
    }
  }

  private static String sender(PSTMessage message) {
    String address = message.getSenderEmailAddress();
    return address.isBlank() && message.getSenderName().isBlank()
        ? address(message.getSentRepresentingName(), message.getSentRepresentingEmailAddress())
        : address(message.getSenderName(), address);
  }

  private void recipients(PSTMessage message) throws PSTException, IOException {
    String[] names = {"To", "Cc", "Bcc"};
    for (int type = 1; type <= names.length; type++) {
      List<String> addresses = new ArrayList<>();
      for (int i = 0; i < message.getNumberOfRecipients(); i++) {
        PSTRecipient recipient = message.getRecipient(i);
        if (recipient != null && recipient.getRecipientType() == type) {
          String smtp = recipient.getSmtpAddress();
          addresses.add(
              address(
                  recipient.getDisplayName(),
                  smtp == null || smtp.isBlank() ? recipient.getEmailAddress() : smtp));
        }
      }
      if (!addresses.isEmpty()) {
        mime.line(names[type - 1] + ": " + String.join(",\r\n ", addresses));
      }
    }
  }

  /**
   * An address; one of Exchange's own directory, which is none of the Internet, keeps its last name
   * in a domain that cannot be (RFC 2606).
   */
  static String address(String name, String address) {
    String mailbox = address.replaceAll("[^\\x21-\\x7e]|[<>,;\"()]", "");
    if (mailbox.indexOf('@') < 0) {
      String last = mailbox.substring(mailbox.lastIndexOf('=') + 1).replaceAll("[^\\w.+-]", "");
      mailbox = (last.isEmpty() ? "unknown" : last.toLowerCase(Locale.ROOT)) + "@exchange.invalid";
    }
    String shown = MimeWriter.encoded(name);
    if (shown.isEmpty() || shown.equals(mailbox)) {
      return mailbox;
    }
    String phrase =
        shown.startsWith("=?")
            ? shown
            : "\"" + shown.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return phrase + " <" + mailbox + ">";
  }

  private void body(PSTMessage message) throws PSTException, IOException {
    String text = message.getBody();
    String html = message.getBodyHTML();
    if (text.isBlank() && html.isBlank()) {
      RtfText.Content content = RtfText.of(message.getRTFBody());
      text = content.html() ? "" : content.text();
      html = content.html() ? content.text() : "";
    }
    if (html.isBlank()) {
      mime.text("plain", text);
    } else if (text.isBlank()) {
      mime.text("html", html);
    } else {
      String boundary = boundary();
      mime.line("Content-Type: multipart/alternative; boundary=\"" + boundary + "\"");
      mime.line("");
      mime.line("--" + boundary);
      mime.text("plain", text);
      mime.line("--" + boundary);
      mime.text("html", html);
      mime.line("--" + boundary + "--");
    }
  }

  private List<PSTAttachment> attachments(PSTMessage message) {
    List<PSTAttachment> all = new ArrayList<>();
    for (int i = 0; i < message.getNumberOfAttachments(); i++) {
      int number = i;
      Attempt<PSTAttachment> read = Attempt.at(() -> message.getAttachment(number));
      if (read.result() == null) {
        missing.add("attachment " + (i + 1) + ": " + read.why());
      } else {
        all.add(read.result());
      }
    }
    return all;
  }

  private void attachment(PSTAttachment attachment, int depth) throws IOException {
    if (attachment.getAttachMethod() == PSTAttachment.ATTACHMENT_METHOD_EMBEDDED) {
      embedded(attachment, depth);
      return;
    }
    String file = name(attachment);
    String type = attachment.getMimeTag();
    mime.line(
        "Content-Type: "
            + (type.matches("[\\w.+-]+/[\\w.+-]+") && !type.startsWith("multipart/")
                ? type
                : "application/octet-stream")
            + ";\r\n "
            + MimeWriter.parameter("name", file));
    String id = attachment.getContentId().replaceAll("[^\\x21-\\x7e]|[<>]", "");
    mime.line(
        "Content-Disposition: "
            + (id.isEmpty() ? "attachment" : "inline")
            + ";\r\n "
            + MimeWriter.parameter("filename", file));
    if (!id.isEmpty()) {
      mime.line("Content-ID: <" + id + ">");
    }
    mime.line("Content-Transfer-Encoding: base64");
    mime.line("");
    content(attachment, file);
  }

  private static String name(PSTAttachment attachment) {
    for (String name :
        List.of(
            attachment.getLongFilename(), attachment.getFilename(), attachment.getDisplayName())) {
      if (!name.isBlank()) {
        return name;
      }
    }
    return "attachment";
  }

  private void content(PSTAttachment attachment, String file) throws IOException {
    Attempt<InputStream> opened = Attempt.at(attachment::getFileInputStream);
    if (opened.result() == null) {
      missing.add("attachment " + MimeWriter.encoded(file) + ": " + opened.why());
      return;
    }
    try (Tolerant content = new Tolerant(opened.result())) {
      mime.base64(content);
      if (!content.why.isEmpty()) {
        missing.add("attachment " + MimeWriter.encoded(file) + ": " + content.why);
      }
    }
  }

  /** Ends where the file is damaged, and remembers why. */
  private static final class Tolerant extends InputStream {
    private final InputStream in;
    private String why = "";

    Tolerant(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (!why.isEmpty()) {
        return -1;
      }
      Attempt<Integer> read = Attempt.at(() -> in.read(bytes, from, length));
      why = read.result() == null ? read.why() : "";
      return read.result() == null ? -1 : read.result();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private void embedded(PSTAttachment attachment, int depth) throws IOException {
    mime.line("Content-Type: message/rfc822");
    mime.line("");
    Attempt<Boolean> written =
        Attempt.at(
            () -> {
              PSTMessage message = depth < DEEPEST ? attachment.getEmbeddedPSTMessage() : null;
              if (message == null) {
                throw new IOException("it cannot be read");
              }
              write(message, depth + 1);
              return true;
            });
    if (written.result() == null) {
      missing.add("attached letter: " + written.why());
    }
    mime.line("");
  }
}

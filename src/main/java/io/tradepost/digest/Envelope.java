package io.tradepost.digest;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;

/**
 * An e-mail of the agent's own, as it is sent: a multipart/alternative of plain text and HTML. It
 * says of itself that a program wrote it (RFC 3834), so that neither an absence notice nor our own
 * reply clock answers it.
 *
 * @param messageId without brackets; the same however often the e-mail is sent
 * @param from our address
 * @param to one address
 */
public record Envelope(
    String messageId, String company, String from, String to, Instant date, Rendered rendered) {
  /** Marks what the agent sends; the value is its own address. */
  public static final String LOOP = "X-Loop";

  /** The Message-ID of the e-mail for that occasion: it follows from the occasion alone. */
  public static String messageId(String kind, String slot, String to, String from) {
    String domain = from.substring(from.indexOf('@') + 1);
    return "tradepost." + kind + "." + digest(kind + '\n' + slot + '\n' + to) + "@" + domain;
  }

  private static String digest(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The whole e-mail, in ASCII. */
  public String content() {
    try {
      MimeMessage message = new Fixed(messageId);
      message.setFrom(new InternetAddress(from, Plain.of(company), "UTF-8"));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
      message.setSubject(rendered.subject(), "UTF-8");
      message.setSentDate(Date.from(date));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "All");
      message.setHeader(LOOP, from);
      message.setContent(parts());
      message.saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return bytes.toString(StandardCharsets.US_ASCII);
    } catch (MessagingException e) {
      throw new IllegalStateException("The e-mail to " + to + " could not be made", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The e-mail to " + to + " could not be made", e);
    }
  }

  private MimeMultipart parts() throws MessagingException {
    MimeMultipart alternative =
        new MimeMultipart("alternative", text(rendered.text(), "plain"), html());
    byte[] workbook = rendered.workbook().orElse(null);
    if (workbook == null) {
      return alternative;
    }
    MimeBodyPart words = new MimeBodyPart();
    words.setContent(alternative);
    MimeBodyPart book = new MimeBodyPart();
    book.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")));
    book.setFileName(rendered.attachmentName());
    book.setDisposition("attachment");
    return new MimeMultipart("mixed", words, book);
  }

  private MimeBodyPart html() throws MessagingException {
    MimeBodyPart html = text(rendered.html(), "html");
    byte[] picture = rendered.picture();
    if (picture == null) {
      return html;
    }
    MimeBodyPart days = new MimeBodyPart();
    days.setDataHandler(new DataHandler(new ByteArrayDataSource(picture, "image/png")));
    days.setContentID("<" + Rendered.PICTURE + ">");
    days.setFileName("days.png");
    days.setDisposition("inline");
    MimeBodyPart related = new MimeBodyPart();
    related.setContent(new MimeMultipart("related", html, days));
    return related;
  }

  /** Quoted-printable or base64: seven bits and short lines pass every server. */
  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /** Keeps its Message-ID, which jakarta.mail would make anew. */
  private static final class Fixed extends MimeMessage {
    private final String id;

    Fixed(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}

package io.tradepost.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes a letter's bytes. */
final class Wire {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, CRLF);
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);

  /** One line; text beyond ASCII goes out as UTF-8, as raw headers do. */
  Wire line(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(CRLF);
    return this;
  }

  /** A header field; the value may hold folds. */
  Wire field(String name, String value) {
    return line(name + ": " + value);
  }

  Wire raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The part's own fields, a blank line and its body. */
  void part(Part part) {
    switch (part) {
      case Part.Text t -> text(t);
      case Part.File f -> file(f);
      case Part.Multi m -> multi(m);
      case Part.Lines l -> {
        field("Content-Type", l.type());
        line("");
        raw(l.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void text(Part.Text text) {
    byte[] body = text.coding().bytes(text.text().replace("\n", "\r\n"));
    field("Content-Type", text.type() + ";\r\n\tcharset=\"" + text.coding().label() + "\"");
    switch (text.transfer()) {
      case PLAIN -> {
        field("Content-Transfer-Encoding", text.coding().sevenBit() ? "7bit" : "8bit");
        line("");
        raw(body);
      }
      case QUOTED_PRINTABLE -> {
        field("Content-Transfer-Encoding", "quoted-printable");
        line("");
        quotedPrintable(body);
      }
      case BASE64 -> {
        field("Content-Transfer-Encoding", "base64");
        line("");
        raw(BASE64.encode(body));
      }
    }
    line("");
  }

  private void file(Part.File file) {
    field(
        "Content-Type",
        file.type() + HeaderText.parameter("name", file.name(), file.naming(), Coding.UTF_8));
    field("Content-Transfer-Encoding", "base64");
    if (!file.contentId().isEmpty()) {
      field("Content-ID", "<" + file.contentId() + ">");
    }
    field(
        "Content-Disposition",
        (file.contentId().isEmpty() ? "attachment" : "inline")
            + HeaderText.parameter("filename", file.name(), file.naming(), Coding.UTF_8));
    line("");
    raw(BASE64.encode(file.bytes()));
    line("");
  }

  private void multi(Part.Multi multi) {
    field("Content-Type", multi.type() + ";\r\n\tboundary=\"" + multi.boundary() + "\"");
    line("");
    if (multi.boundary().startsWith("----=_")) {
      line("This is a multi-part message in MIME format.").line("");
    }
    for (Part part : multi.parts()) {
      line("--" + multi.boundary());
      part(part);
    }
    line("--" + multi.boundary() + "--");
  }

  /** RFC 2045 §6.7. */
  private void quotedPrintable(byte[] body) {
    int column = 0;
    for (int i = 0; i < body.length; i++) {
      byte b = body[i];
      if (b == '\r' && i + 1 < body.length && body[i + 1] == '\n') {
        out.writeBytes(CRLF);
        i++;
        column = 0;
        continue;
      }
      boolean beforeBreak = i + 1 == body.length || body[i + 1] == '\r';
      boolean plain = (b > 32 && b < 127 && b != '=') || (b == ' ' && !beforeBreak);
      if (column + (plain ? 1 : 3) > 75) {
        out.write('=');
        out.writeBytes(CRLF);
        column = 0;
      }
      if (plain) {
        out.write(b);
        column++;
      } else {
        out.write('=');
        out.write(HEX[(b >> 4) & 15]);
        out.write(HEX[b & 15]);
        column += 3;
      }
    }
  }
}

package io.tradepost.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Makes letters for tests. */
final class Letters {
  static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);

  private Letters() {}

  static Letter read(byte[] bytes) {
    try {
      return READER.read(RawLetter.of(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a letter written as text with {@code \n}, as it is and with CRLF, and wants the same. */
  static Letter read(String text) {
    Letter lf = read(text.getBytes(StandardCharsets.UTF_8));
    Letter crlf = read(crlf(text).getBytes(StandardCharsets.UTF_8));
    if (!lf.text().equals(crlf.text())
        || !lf.id().equals(crlf.id())
        || !lf.headers().equals(crlf.headers())
        || !lf.flaws().equals(crlf.flaws())) {
      throw new AssertionError("other with CRLF than with LF:\n" + lf + "\n" + crlf);
    }
    return crlf;
  }

  static Letter read(String text, Charset charset) {
    return read(text.getBytes(charset));
  }

  /** The cases of a test resource, which lines of a single percent sign keep apart. */
  static List<String> cases(String resource) throws IOException {
    try (InputStream in = Letters.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.stripTrailing().split("\n%\n", -1));
    }
  }

  static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  static String base64(byte[] bytes) {
    return Base64.getMimeEncoder().encodeToString(bytes);
  }

  static String base64(String text, Charset charset) {
    return base64(text.getBytes(charset));
  }

  /** A letter with that body and an ordinary header. */
  static String plain(String body) {
    return """
    From: Anna Ruiz <anna@nevir-demo.es>
    To: britty@hotwell.example
    Subject: Offer
    Date: Mon, 2 Mar 2026 10:15:00 +0100
    Message-ID: <1@nevir-demo.es>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8

    """
        + body;
  }

  static String html(String body) {
    return plain(body).replace("text/plain", "text/html");
  }
}

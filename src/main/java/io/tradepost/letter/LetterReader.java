package io.tradepost.letter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads letters: raw bytes in, {@link Letter} out. Whatever the bytes are, a letter comes out; what
 * was wrong with it is listed in it. Each letter is read once, front to back, in bounded memory.
 *
 * <p>Immutable; may be used by any number of threads.
 */
public final class LetterReader {
  private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int MOST_REFERENCES = 100;

  /** As qmail and others give a returned letter's header: within the text. */
  private static final Pattern RETURNED_ID =
      Pattern.compile("(?im)^[> ]*Message-ID:\\s*<([^<>\\s]{1,400})>");

  private final AutomationJudge judge;

  /**
   * @param marks the weak marks of automatic mail, from {@code rules/auto-replies.yaml}
   */
  public LetterReader(AutomationMarks marks) {
    this.judge = new AutomationJudge(marks);
  }

  /**
   * Reads one letter.
   *
   * @throws IOException only if the source itself cannot be read
   */
  public Letter read(RawLetter raw) throws IOException {
    Flaws flaws = new Flaws();
    try (InputStream in = raw.open()) {
      FingerprintStream source = new FingerprintStream(in);
      Part.Parsed parsed = new MimeWalk(source, flaws).letter();
      source.drain();
      if (source.lineBroken()) {
        flaws.add("a line of more than " + FingerprintStream.LONGEST_LINE + " bytes");
      }
      return letter(parsed, content(parsed.body(), flaws), source, flaws);
    }
  }

  /** The last resort: what this program's own mistake makes unreadable costs only the content. */
  private static Content content(Part body, Flaws flaws) {
    try {
      return ContentReader.read(body, flaws);
    } catch (RuntimeException e) {
      flaws.add("content that could not be read: " + e.getClass().getSimpleName());
      return Content.NONE;
    }
  }

  private Letter letter(
      Part.Parsed parsed, Content content, FingerprintStream source, Flaws flaws) {
    HeaderBlock block = parsed.header();
    String charset = likelyCharset(parsed.body());
    Headers headers = headers(block, charset);
    String subject = HeaderText.decode(block.raw("Subject"), charset);
    List<Address> from = addresses(block, "From", charset);
    if (from.isEmpty()) {
      flaws.add("no writer");
    }
    DateReader.Result date = DateReader.read(HeaderText.decode(block.raw("Date")));
    if (date.flaw() != null) {
      flaws.add(date.flaw());
    }
    Automation automation = judge.judge(headers, from, subject, content.reports());
    return new Letter(
        id(block, source.bodyDigest()),
        source.wholeHex(),
        source.size(),
        MessageIds.own(HeaderText.unfolded(block.raw("Message-ID"))),
        MessageIds.all(all(block, "In-Reply-To")),
        references(block, automation, content),
        from,
        addresses(block, "Reply-To", charset),
        addresses(block, "To", charset),
        addresses(block, "Cc", charset),
        addresses(block, "Bcc", charset),
        subject,
        date.date(),
        content.text(),
        content.attachments(),
        headers,
        automation,
        MessageIds.threadIndex(block.raw("Thread-Index")),
        flaws.list());
  }

  private static Headers headers(HeaderBlock block, String charset) {
    List<Headers.Field> fields = new ArrayList<>(block.fields().size());
    for (HeaderBlock.Field field : block.fields()) {
      fields.add(new Headers.Field(field.name(), HeaderText.decode(field.value(), charset)));
    }
    return new Headers(fields);
  }

  private static List<Address> addresses(HeaderBlock block, String name, String charset) {
    List<Address> addresses = new ArrayList<>();
    for (HeaderBlock.Field field : block.fields()) {
      if (field.name().equalsIgnoreCase(name)) {
        addresses.addAll(AddressReader.read(HeaderText.characters(field.value(), charset)));
      }
    }
    return addresses;
  }

  private static String all(HeaderBlock block, String name) {
    StringBuilder all = new StringBuilder();
    for (HeaderBlock.Field field : block.fields()) {
      if (field.name().equalsIgnoreCase(name)) {
        all.append(HeaderText.unfolded(field.value())).append(' ');
      }
    }
    return all.toString();
  }

  /** A bounce joins the conversation of the letter it gives back. */
  private static List<String> references(
      HeaderBlock block, Automation automation, Content content) {
    List<String> references = MessageIds.all(all(block, "References"));
    boolean report =
        switch (automation.kind()) {
          case BOUNCE, DELAY, RECEIPT -> true;
          case PERSON, AUTO_REPLY, CALENDAR_REPLY, BULK, GENERATED -> false;
        };
    if (!report) {
      return references;
    }
    Set<String> all = new LinkedHashSet<>(references);
    all.addAll(content.returnedIds());
    Matcher named = RETURNED_ID.matcher(content.text().whole());
    for (int count = 0; count < 5 && named.find(); count++) {
      all.add(named.group(1));
    }
    List<String> list = new ArrayList<>(all);
    return list.subList(Math.max(0, list.size() - MOST_REFERENCES), list.size());
  }

  /** The charset in which raw header bytes probably are: that of the body. */
  private static String likelyCharset(Part body) {
    return switch (body) {
      case Part.Words words -> words.header().charset();
      case Part.Multi multi -> {
        for (Part child : multi.children()) {
          String charset = likelyCharset(child);
          if (!charset.isEmpty()) {
            yield charset;
          }
        }
        yield "";
      }
      case Part.Embedded embedded -> "";
      case Part.Opaque opaque -> "";
    };
  }

  /** See {@link Letter#id()}. Blanks do not count: folding differs between servers. */
  private static LetterId id(HeaderBlock block, byte[] bodyDigest) {
    MessageDigest digest = FingerprintStream.sha256();
    boolean named = false;
    for (String name : List.of("Message-ID", "Date", "From", "Subject")) {
      named |= addTo(digest, block.raw(name));
    }
    if (!named) {
      // Nothing names the letter: whatever else its header holds does.
      block.fields().forEach(field -> addTo(digest, field.name() + field.value()));
    }
    if (!block.strayEnd().isEmpty()) {
      addTo(digest, block.strayEnd()); // A body that no blank line sets off is no body's digest.
    }
    byte[] hash = digest.digest(bodyDigest);
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | (hash[i] & 0xff);
    }
    StringBuilder id = new StringBuilder(12);
    for (int i = 0; i < 12; i++) {
      id.append(BASE_32.charAt((int) (bits >>> (59 - 5 * i)) & 31));
    }
    return new LetterId(id.toString());
  }

  /** Whether there was anything to add. */
  private static boolean addTo(MessageDigest digest, String text) {
    byte[] value = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (byte b : value) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        value[length++] = b;
      }
    }
    digest.update(value, 0, length);
    digest.update((byte) 0);
    return length > 0;
  }
}

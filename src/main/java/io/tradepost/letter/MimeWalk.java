package io.tradepost.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Walks through a letter's structure once, front to back, and keeps what is worth keeping. Memory
 * is bounded whatever the letter: texts are held up to a limit, everything else is counted as it
 * passes by. Whatever the parser stumbles over, what was read until then is kept.
 */
final class MimeWalk {
  static final int MOST_PARTS = 500;
  static final int LONGEST_TEXT = 2 << 20;
  private static final int MOST_TEXT = 8 << 20;
  private static final int PEEK = 64 * 1024;

  private static final MimeConfig LENIENT =
      MimeConfig.custom()
          .setStrictParsing(false)
          .setMalformedHeaderStartsBody(false)
          .setMaxLineLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxHeaderLen(-1)
          .setMaxContentLen(-1)
          .build();

  private final FingerprintStream source;
  private final Flaws flaws;
  private final byte[] buffer = new byte[8192];
  private int parts;
  private long textHeld;

  MimeWalk(FingerprintStream source, Flaws flaws) {
    this.source = source;
    this.flaws = flaws;
  }

  /** The whole letter. Only the source's own failure comes out as an exception. */
  Part.Parsed letter() throws IOException {
    return letter(source, 0);
  }

  private Part.Parsed letter(InputStream in, int depth) throws IOException {
    MimeTokenStream tokens = tokens(new PartDescriptor(depth, "text/plain"));
    tokens.parse(in);
    List<Part> body = new ArrayList<>();
    HeaderBlock header = entity(tokens, body);
    return new Part.Parsed(header, body.isEmpty() ? emptyText(header) : body.getFirst());
  }

  private static Part emptyText(HeaderBlock header) {
    byte[] stray = header.strayEnd().getBytes(StandardCharsets.ISO_8859_1);
    return new Part.Words(PartHeader.of(new HeaderBlock(), "text/plain"), stray, stray.length);
  }

  private static MimeTokenStream tokens(PartDescriptor descriptor) {
    MimeTokenStream tokens =
        new MimeTokenStream(LENIENT, DecodeMonitor.SILENT, new FieldReader(), descriptor);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    return tokens;
  }

  /** Reads one entity to its end; its part goes into the list before its content is read. */
  private HeaderBlock entity(MimeTokenStream tokens, List<Part> into) throws IOException {
    HeaderBlock header = new HeaderBlock();
    while (advance(tokens)) {
      switch (tokens.getState()) {
        case T_FIELD -> header.add(tokens.getField().getName(), tokens.getField().getBody());
        case T_BODY -> {
          if (tokens.getBodyDescriptor() instanceof PartDescriptor.Described described) {
            leaf(tokens.getInputStream(), tokens, described, into);
          }
        }
        case T_START_MULTIPART -> {
          if (tokens.getBodyDescriptor() instanceof PartDescriptor.Described described) {
            multipart(tokens, described, into);
          }
        }
        case T_END_BODYPART, T_END_MESSAGE, T_END_OF_STREAM -> {
          header.report(flaws);
          return header;
        }
        case T_START_MESSAGE,
            T_START_BODYPART,
            T_START_HEADER,
            T_END_HEADER,
            T_PREAMBLE,
            T_EPILOGUE,
            T_END_MULTIPART,
            T_RAW_ENTITY -> {}
      }
    }
    header.report(flaws);
    return header;
  }

  private void multipart(
      MimeTokenStream tokens, PartDescriptor.Described described, List<Part> into)
      throws IOException {
    List<Part> children = new ArrayList<>();
    into.add(new Part.Multi(described.part(), children));
    byte[] preamble = new byte[0];
    while (advance(tokens)) {
      switch (tokens.getState()) {
        case T_PREAMBLE -> {
          InputStream in = tokens.getInputStream();
          preamble = upTo(in, PEEK);
          if (preamble.length == PEEK) {
            // No preamble is that long: the boundary is another than the header says.
            undeclared(
                new SequenceInputStream(new ByteArrayInputStream(preamble), in),
                preamble,
                described,
                children);
            preamble = new byte[0];
          }
        }
        case T_START_BODYPART -> entity(tokens, children);
        case T_END_MULTIPART, T_END_OF_STREAM, T_END_MESSAGE, T_END_BODYPART -> {
          if (children.isEmpty() && preamble.length > 0) {
            undeclared(new ByteArrayInputStream(preamble), preamble, described, children);
          }
          return;
        }
        case T_START_MESSAGE,
            T_START_HEADER,
            T_FIELD,
            T_END_HEADER,
            T_START_MULTIPART,
            T_BODY,
            T_EPILOGUE,
            T_RAW_ENTITY -> {}
      }
    }
  }

  private void leaf(
      InputStream in, MimeTokenStream tokens, PartDescriptor.Described described, List<Part> into)
      throws IOException {
    PartHeader header = described.part();
    if (++parts > MOST_PARTS) {
      flaws.add("more than " + MOST_PARTS + " parts");
      return;
    }
    if (header.isMultipart() && described.depth() < PartDescriptor.DEEPEST) {
      byte[] peeked = upTo(in, PEEK);
      List<Part> children = new ArrayList<>();
      into.add(new Part.Multi(header, children));
      undeclared(
          new SequenceInputStream(new ByteArrayInputStream(peeked), in),
          peeked,
          described,
          children);
    } else if (header.isMultipart()
        || (header.isMessage() && described.depth() >= PartDescriptor.DEEPEST)) {
      flaws.add("parts nested more than " + PartDescriptor.DEEPEST + " deep");
      into.add(new Part.Opaque(header, count(in, "")));
    } else if (header.isMessage()) {
      CountingStream counted = new CountingStream(tokens.getDecodedInputStream());
      Part.Parsed letter = letter(counted, described.depth() + 1);
      count(counted, "");
      into.add(new Part.Embedded(header, letter, counted.count()));
    } else if (header.isText() || header.mediaType().startsWith("message/")) {
      into.add(words(in, header, described.block().strayEnd()));
    } else {
      into.add(new Part.Opaque(header, count(in, header.encoding())));
    }
  }

  /** A multipart whose boundary is missing or wrong: the content itself is asked for it. */
  private void undeclared(
      InputStream in, byte[] beginning, PartDescriptor.Described described, List<Part> children)
      throws IOException {
    String boundary = BoundarySearch.in(beginning);
    if (boundary.isEmpty() || boundary.equals(described.part().boundary())) {
      flaws.add("a multipart without parts");
      children.add(words(in, PartHeader.of(new HeaderBlock(), "text/plain"), ""));
      return;
    }
    flaws.add("a multipart whose boundary is missing or wrong");
    MimeTokenStream tokens = tokens(new PartDescriptor(described.depth() + 1, "text/plain"));
    tokens.parseHeadless(in, "multipart/mixed; boundary=\"" + boundary + "\"");
    List<Part> found = new ArrayList<>();
    if (tokens.getState() == EntityState.T_START_MULTIPART
        && tokens.getBodyDescriptor() instanceof PartDescriptor.Described inner) {
      multipart(tokens, inner, found);
    } else {
      flaws.add("parts nested more than " + PartDescriptor.DEEPEST + " deep");
      found.add(new Part.Opaque(described.part(), count(in, "")));
    }
    for (Part part : found) {
      children.addAll(part instanceof Part.Multi multi ? multi.children() : List.of(part));
    }
  }

  private Part.Words words(InputStream in, PartHeader header, String before) throws IOException {
    int room = (int) Math.min(LONGEST_TEXT, Math.max(0, MOST_TEXT - textHeld));
    byte[] raw = upTo(in, room);
    textHeld += raw.length;
    long rest = raw.length < room ? 0 : count(in, header.encoding());
    if (rest > 0) {
      flaws.add("a text too long to keep whole");
    }
    TransferCoding.Decoded decoded = TransferCoding.decode(raw, header.encoding());
    if (decoded.flaw() != null) {
      flaws.add(decoded.flaw());
    }
    byte[] bytes = decoded.bytes();
    if (!before.isEmpty()) {
      byte[] joined = (before + "\n").getBytes(StandardCharsets.ISO_8859_1);
      int start = joined.length;
      joined = Arrays.copyOf(joined, start + bytes.length);
      System.arraycopy(bytes, 0, joined, start, bytes.length);
      bytes = joined;
    }
    return new Part.Words(header, bytes, bytes.length + rest);
  }

  /** Reads to the end and counts the bytes that the encoded ones stand for. */
  private long count(InputStream in, String encoding) throws IOException {
    boolean isBase64 = encoding.equals("base64");
    TransferCoding.Base64Count base64 = new TransferCoding.Base64Count();
    InputStream decoded =
        encoding.equals("quoted-printable") ? new QuotedPrintableInputStream(in) : in;
    long size = 0;
    int read;
    while ((read = read(decoded, buffer, 0, buffer.length)) >= 0) {
      size += read;
      if (isBase64) {
        base64.add(buffer, read);
      }
    }
    return isBase64 ? base64.bytes() : size;
  }

  /** The stream's beginning, all of it where it is shorter than the limit. */
  private byte[] upTo(InputStream in, int limit) throws IOException {
    byte[] bytes = new byte[Math.min(limit, 4096)];
    int length = 0;
    int read;
    while (length < limit && (read = read(in, bytes, length, bytes.length - length)) >= 0) {
      length += read;
      if (length == bytes.length && length < limit) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 4L * bytes.length));
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** One step of the parser; false where it can go no further. */
  private boolean advance(MimeTokenStream tokens) throws IOException {
    if (tokens.getState() == EntityState.T_END_OF_STREAM || parts > MOST_PARTS) {
      return false;
    }
    try {
      return tokens.next() != EntityState.T_END_OF_STREAM;
    } catch (IOException e) {
      throwIfSource();
      flaws.add("a structure that cannot be read to its end");
      return false;
    } catch (MimeException | RuntimeException e) {
      // Whatever the parser dies of, what it gave until now is kept.
      flaws.add("a structure that cannot be read to its end");
      return false;
    }
  }

  /** Reads; content that a decoder refuses ends there, a source that fails is the caller's. */
  private int read(InputStream in, byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throwIfSource();
      flaws.add("a part that cannot be decoded to its end");
      return -1;
    } catch (RuntimeException e) {
      flaws.add("a part that cannot be decoded to its end");
      return -1;
    }
  }

  private void throwIfSource() throws IOException {
    IOException failure = source.failure();
    if (failure != null) {
      throw failure;
    }
  }
}

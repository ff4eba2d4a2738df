package io.tradepost.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes samples as Maildirs that Dovecot serves, and beside them {@code truth.jsonl} with a line
 * for each letter. A mailbox {@code Britty} becomes {@code <root>/britty/Maildir}. Letters lie on
 * disk with bare LF line ends, as Dovecot keeps them by default; the truth's {@code sha256} and
 * {@code size} are those of the letter as IMAP gives it, with CR LF.
 */
public final class SampleMaildir {
  /** How Dovecot lays folders out. */
  public enum Layout {
    /** {@code .Sent} beside {@code cur}, Dovecot's default. */
    MAILDIR_PLUS_PLUS,
    /** {@code Sent} beside {@code cur}, Dovecot's {@code LAYOUT=fs}. */
    FS
  }

  private static final ObjectMapper JSON = new JsonMapper();
  private final Path root;
  private final Layout layout;
  private final Set<Path> made = new HashSet<>();
  private final Map<Long, Integer> arrivals = new HashMap<>();

  private SampleMaildir(Path root, Layout layout) {
    this.root = root;
    this.layout = layout;
  }

  /**
   * Writes all samples under the root, which is made where it is missing.
   *
   * @return how many letters
   */
  public static long write(Path root, Stream<Sample> samples, Layout layout) throws IOException {
    SampleMaildir maildir = new SampleMaildir(root, layout);
    Files.createDirectories(root);
    long count = 0;
    try (BufferedWriter truth = Files.newBufferedWriter(root.resolve("truth.jsonl"))) {
      for (Iterator<Sample> i = samples.iterator(); i.hasNext(); count++) {
        Sample sample = i.next();
        Path file = maildir.store(sample);
        truth.write(JSON.writeValueAsString(maildir.line(sample, file)));
        truth.newLine();
      }
    }
    return count;
  }

  /** The Maildir of a mailbox. */
  public static Path of(Path root, String mailbox) {
    return root.resolve(mailbox.toLowerCase(java.util.Locale.ROOT)).resolve("Maildir");
  }

  private Path store(Sample sample) throws IOException {
    Path inbox = of(root, sample.mailbox());
    String sent = layout == Layout.FS ? "Sent" : ".Sent";
    Path folder = sample.folder() == Role.INBOX ? inbox : inbox.resolve(sent);
    if (made.add(folder)) {
      for (String sub : List.of("cur", "new", "tmp")) {
        Files.createDirectories(folder.resolve(sub));
      }
      if (layout == Layout.MAILDIR_PLUS_PLUS && sample.folder() == Role.SENT) {
        Files.writeString(folder.resolve("maildirfolder"), "");
      }
    }
    byte[] bytes = bare(sample.raw());
    Path file = folder.resolve("cur").resolve(name(sample, bytes.length));
    Files.write(file, bytes);
    // Dovecot's INTERNALDATE is the file's modification time.
    Files.setLastModifiedTime(file, FileTime.from(sample.internalDate()));
    return file;
  }

  /** {@code seconds.Mmicros.host,S=size,W=size with CR LF:2,flags}, as Dovecot names its files. */
  private String name(Sample sample, int stored) {
    long seconds = sample.internalDate().getEpochSecond();
    int among = arrivals.merge(seconds, 1, Integer::sum);
    return seconds
        + ".M"
        + among
        + "P1.sample,S="
        + stored
        + ",W="
        + sample.raw().length
        + ":2,"
        + flags(sample.flags());
  }

  /** Maildir's letters for IMAP's flags, in ASCII order. */
  private static String flags(Set<String> flags) {
    return (flags.contains("\\Draft") ? "D" : "")
        + (flags.contains("\\Flagged") ? "F" : "")
        + (flags.contains("\\Answered") ? "R" : "")
        + (flags.contains("\\Seen") ? "S" : "");
  }

  private static byte[] bare(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    int from = 0;
    for (int i = 0; i + 1 < raw.length; i++) {
      if (raw[i] == '\r' && raw[i + 1] == '\n') {
        out.write(raw, from, i - from);
        from = i + 1;
      }
    }
    out.write(raw, from, raw.length - from);
    return out.toByteArray();
  }

  private Map<String, Object> line(Sample sample, Path file) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("mailbox", sample.mailbox());
    line.put("folder", sample.folder().name());
    line.put("file", root.relativize(file).toString());
    line.put("sha256", sha256(sample.raw()));
    line.put("size", sample.raw().length);
    line.put("internalDate", sample.internalDate().toString());
    line.put("flags", sample.flags().stream().sorted().toList());
    line.put("category", sample.truth().category());
    line.put("country", sample.truth().country());
    line.put("company", sample.truth().company());
    line.put("kind", sample.truth().kind());
    line.put("targets", sample.truth().targets());
    line.put("matter", sample.truth().matter());
    line.put("owing", sample.truth().owing().label());
    return line;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * {@code SampleMaildir ROOT [mailboxes=Britty,Kevin] [letters=2000] [seed=1] [average=12000]
   * [until=2026-06-30T00:00:00Z] [layout=maildir++|fs]}; also writes an installation for the
   * mailboxes where {@code home=DIR port=N rules=DIR} are given.
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    if (arguments.length == 0) {
      out.println(
          "Usage: SampleMaildir ROOT [mailboxes=A,B] [letters=N] [seed=N] [average=BYTES]"
              + " [until=INSTANT] [layout=maildir++|fs] [home=DIR port=N rules=DIR]");
      return;
    }
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      int is = argument.indexOf('=');
      given.put(is < 0 ? "root" : argument.substring(0, is), argument.substring(is + 1));
    }
    SampleOptions options =
        new SampleOptions(
            Long.parseLong(given.getOrDefault("seed", "1")),
            List.of(given.getOrDefault("mailboxes", "Britty").split(",", -1)),
            Integer.parseInt(given.getOrDefault("letters", "2000")),
            Instant.parse(given.getOrDefault("until", "2026-06-30T00:00:00Z")),
            Integer.parseInt(given.getOrDefault("average", "12000")));
    Path root = Path.of(given.getOrDefault("root", "."));
    Layout layout =
        given.getOrDefault("layout", "").equals("fs") ? Layout.FS : Layout.MAILDIR_PLUS_PLUS;
    long count = write(root, SampleOffice.generate(options), layout);
    out.println(count + " letters written to " + root);
    if (given.containsKey("home")) {
      SampleHome.write(
          Path.of(given.getOrDefault("home", "")),
          options,
          new SampleHome.Server(
              "127.0.0.1", Integer.parseInt(given.getOrDefault("port", "143")), "demo"),
          Path.of(given.getOrDefault("rules", "rules")));
    }
  }
}

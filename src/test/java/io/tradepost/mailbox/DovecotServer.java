package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/**
 * A private Dovecot 2.3 on 127.0.0.1 for tests: Maildir in a temporary folder, any user name signs
 * in with {@link #PASSWORD}. Works as root and as a plain user; {@link #close} ends it and removes
 * its folder. Guard tests with {@link NeedsDovecot}.
 */
public final class DovecotServer implements AutoCloseable {
  /** The password of every user. */
  public static final String PASSWORD = "open-sesame";

  private static final Path BINARY = Path.of("/usr/sbin/dovecot");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private volatile Options options;
  private final Path home;
  private final int port;
  private final int tlsPort;
  private volatile Process process;
  private final AtomicLong delivered = new AtomicLong();
  private final Set<Path> made = new HashSet<>();

  /**
   * How the server behaves.
   *
   * @param delimiter between folder names
   * @param prefix of the personal namespace, ends with the delimiter; empty for none
   * @param without capabilities that are not advertised (Dovecot still obeys their commands)
   * @param specialUse whether Sent, Drafts, Junk, Trash and Archive exist and are marked
   * @param tls whether there is a TLS port too, with a certificate made for the occasion
   * @param fsync whether changes are forced to the disk
   * @param quota how much each user may keep, as {@code 2G}
   */
  public record Options(
      char delimiter,
      String prefix,
      Set<String> without,
      boolean specialUse,
      boolean tls,
      boolean fsync,
      String quota) {

    /** Delimiter {@code /}, no prefix, everything advertised, nothing forced to the disk. */
    public static Options plain() {
      return new Options('/', "", Set.of(), true, false, false, "2G");
    }

    /** Delimiter {@code .} and all folders under {@code INBOX.}, as Courier and cPanel have it. */
    public static Options underInbox() {
      return new Options('.', "INBOX.", Set.of(), true, false, false, "2G");
    }

    /** The same with these capabilities hidden; SPECIAL-USE takes the marked folders away. */
    public Options without(String... capabilities) {
      Set<String> all = new LinkedHashSet<>(without);
      all.addAll(Arrays.asList(capabilities));
      boolean special = specialUse && !all.contains("SPECIAL-USE");
      return new Options(delimiter, prefix, Set.copyOf(all), special, tls, fsync, quota);
    }

    /** The same with a TLS port. */
    public Options withTls() {
      return new Options(delimiter, prefix, without, specialUse, true, fsync, quota);
    }

    /** The same with changes forced to the disk. */
    public Options withFsync() {
      return new Options(delimiter, prefix, without, specialUse, tls, true, quota);
    }

    /** The same with so much room for each user. */
    public Options withQuota(String room) {
      return new Options(delimiter, prefix, without, specialUse, tls, fsync, room);
    }
  }

  private DovecotServer(Options options, Path home, int port, int tlsPort, Process process) {
    this.options = options;
    this.home = home;
    this.port = port;
    this.tlsPort = tlsPort;
    this.process = process;
  }

  /** Whether Dovecot is installed here. */
  public static boolean available() {
    return Files.isExecutable(BINARY);
  }

  /** Starts one with {@link Options#plain}. */
  public static DovecotServer start() {
    return start(Options.plain());
  }

  /** Starts one; returns when it takes connections. */
  public static DovecotServer start(Options options) {
    try {
      Path home = Files.createTempDirectory(place(), "tpd");
      int port = freePort();
      int tlsPort = options.tls ? freePort() : 0;
      if (options.tls) {
        makeCertificate(home);
      }
      Files.createDirectories(home.resolve("mail"));
      own(home.resolve("mail"));
      openToAll(home);
      Files.writeString(
          home.resolve("dovecot.conf"),
          DovecotConfig.write(options, home, port, tlsPort, PASSWORD));
      var server = new DovecotServer(options, home, port, tlsPort, launch(home));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> server.process.destroy()));
      server.awaitPort();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A short path, since names of Unix sockets are limited to 108 bytes; in memory where there is
   * such a place, since thousands of small files are written.
   */
  private static Path place() {
    return Stream.of("/dev/shm", "/tmp")
        .map(Path::of)
        .filter(Files::isWritable)
        .findFirst()
        .orElseThrow();
  }

  private static Process launch(Path home) throws IOException {
    return new ProcessBuilder(
            BINARY.toString(), "-F", "-c", home.resolve("dovecot.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("out.log").toFile()))
        .start();
  }

  /** Ends all connections and the server; the mail stays for {@link #startAgain}. */
  public void stop() {
    try {
      process.destroy(); // SIGTERM: Dovecot ends its children itself
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all connections and the server, and starts it again on the same port and letters. */
  public void restart() {
    stop();
    startAgain(PASSWORD);
  }

  /** Starts anew with so much room for each user. */
  public void quota(String room) {
    options = options.withQuota(room);
    restart();
  }

  /** Starts a stopped server on the same port, where this password signs in from now on. */
  public void startAgain(String password) {
    try {
      Files.writeString(
          home.resolve("dovecot.conf"),
          DovecotConfig.write(options, home, port, tlsPort, password));
      process = launch(home);
      awaitPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String host() {
    return "127.0.0.1";
  }

  /** The port for plain text. */
  public int port() {
    return port;
  }

  /** The port for TLS; 0 without TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  /** The certificate in PEM, for {@code localhost} and 127.0.0.1; only with TLS. */
  public Path certificate() {
    return home.resolve("cert.pem");
  }

  /** How that user signs in, in plain text. */
  public Account account(String mailbox, String user) {
    return account(mailbox, user, PASSWORD);
  }

  /** The same with another password. */
  public Account account(String mailbox, String user, String password) {
    return new Account(
        mailbox, host(), port, Security.NONE, user, () -> password, Timeouts.USUAL, false);
  }

  public Options options() {
    return options;
  }

  /** What Dovecot logged so far. */
  public String log() {
    try {
      Path log = home.resolve("dovecot.log");
      return (Files.exists(log) ? Files.readString(log) : "")
          + Files.readString(home.resolve("out.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a user's Maildir lies. */
  public Path maildir(String user) {
    return home.resolve("mail").resolve(user).resolve("Maildir");
  }

  /** Where a folder of a user lies; it need not exist. */
  public Path folder(String user, FolderPath folder) {
    Path dir = maildir(user);
    if (!folder.equals(FolderPath.INBOX)) {
      for (String name : folder.segments()) {
        dir = dir.resolve(BASE64MailboxEncoder.encode(name));
      }
    }
    return dir;
  }

  /**
   * Puts a letter into a folder by writing its file: thousands per second, no connection needed.
   *
   * @param flags of {@code \Seen \Answered \Flagged \Deleted \Draft}
   */
  public void deliver(
      String user, FolderPath folder, byte[] letter, Instant internalDate, String... flags) {
    try {
      Path dir = folder(user, folder);
      if (made.add(dir)) {
        makeMaildir(user, dir);
      }
      long number = delivered.incrementAndGet();
      String name = internalDate.getEpochSecond() + ".M" + number + "P1.test,S=" + letter.length;
      Path tmp = dir.resolve("tmp").resolve(name);
      Files.write(tmp, letter);
      own(tmp);
      // Dovecot takes INTERNALDATE from the file's time.
      Files.setLastModifiedTime(tmp, java.nio.file.attribute.FileTime.from(internalDate));
      Path place =
          flags.length == 0
              ? dir.resolve("new").resolve(name)
              : dir.resolve("cur").resolve(name + ":2," + maildirFlags(flags));
      Files.move(tmp, place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all connections and the server; its port stays free for nobody in particular. */
  @Override
  public void close() {
    stop();
    deleteTree(home);
  }

  private void makeMaildir(String user, Path dir) throws IOException {
    for (String sub : new String[] {"cur", "new", "tmp"}) {
      Files.createDirectories(dir.resolve(sub));
    }
    // Every folder from the user's home down belongs to the one whom Dovecot runs mail as.
    Path top = home.resolve("mail").resolve(user);
    own(top);
    for (Path p = dir; p != null && !p.equals(top); p = p.getParent()) {
      own(p);
    }
    for (String sub : new String[] {"cur", "new", "tmp"}) {
      own(dir.resolve(sub));
    }
  }

  private static String maildirFlags(String[] flags) {
    return Stream.of(flags)
        .map(
            flag ->
                switch (flag) {
                  case "\\Draft" -> "D";
                  case "\\Flagged" -> "F";
                  case "\\Answered" -> "R";
                  case "\\Seen" -> "S";
                  case "\\Deleted" -> "T";
                  default -> throw new IllegalArgumentException("no Maildir flag for " + flag);
                })
        .sorted()
        .collect(Collectors.joining());
  }

  private void awaitPort() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host(), port), 1000);
        socket.setSoTimeout(5000);
        if (socket.getInputStream().read() == '*') {
          return;
        }
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          String log = log();
          close();
          throw new IOException("Dovecot does not start: " + log, e);
        }
        sleep();
      }
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void makeCertificate(Path home) throws IOException {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "30", //
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                home.resolve("key.pem").toString(), //
                "-out",
                home.resolve("cert.pem").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(openssl.getInputStream().readAllBytes(), US_ASCII);
    try {
      if (openssl.waitFor() != 0) {
        throw new IOException("openssl made no certificate: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void openToAll(Path dir) throws IOException {
    Files.setPosixFilePermissions(
        dir, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void own(Path path) throws IOException {
    if (DovecotConfig.ROOT) {
      Files.setAttribute(path, "unix:uid", DovecotConfig.NOBODY);
      Files.setAttribute(path, "unix:gid", DovecotConfig.NOBODY);
    }
  }

  private static void deleteTree(Path top) {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    } catch (IOException e) {
      // A temporary folder that stays behind fails no test.
      System.err.println("left behind: " + top + " (" + e + ")");
    }
  }
}

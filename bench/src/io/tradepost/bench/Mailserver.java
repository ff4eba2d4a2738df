package io.tradepost.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A private Dovecot on 127.0.0.1 with Maildirs as it lays them out by itself. Changes are not
 * forced to the disk ({@code mail_fsync = never}): what is compared is work, not disks.
 */
final class Mailserver implements AutoCloseable {
  static final String PASSWORD = "demo";
  private static final String ASIDE = "aside";
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Path home;
  private final int port;
  private final Process process;
  private int old;

  private Mailserver(Path home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /** Starts one that serves {@code home/mail/<user>/Maildir}. */
  static Mailserver start(Path home) throws IOException, InterruptedException {
    remove(home.resolve(ASIDE)); // A run that was broken off left it.
    // Names of Unix sockets are limited to 108 bytes.
    Path run = Files.createTempDirectory(Path.of("/tmp"), "tpb");
    Timed.must(Map.of(), List.of("chmod", "755", run.toString()));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path config = run.resolve("dovecot.conf");
    Files.writeString(config, config(home.toAbsolutePath(), run, port));
    Process process =
        new ProcessBuilder("dovecot", "-F", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(run.resolve("out.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    for (int tries = 0; tries < 200; tries++) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        if (socket.getInputStream().read() == '*') {
          return new Mailserver(home, port, process);
        }
      } catch (IOException e) {
        Thread.sleep(50); // Not yet.
      }
    }
    process.destroy();
    throw new IOException("Dovecot does not start: " + Files.readString(run.resolve("out.log")));
  }

  int port() {
    return port;
  }

  Imap connect(String user) throws IOException {
    return new Imap(port, user, PASSWORD);
  }

  /** Makes these Maildirs the server's, as hard links: every reset gives the same letters. */
  void serve(Path letters) throws IOException, InterruptedException {
    Path mail = mail();
    putAside(mail);
    Timed.must(Map.of(), List.of("cp", "-al", letters.toString(), mail.toString()));
    try (Stream<Path> all = Files.walk(mail)) {
      for (Path file : all.toList()) {
        // What the server keeps for itself it changes in place: that must be a copy.
        if (Files.isRegularFile(file) && file.getFileName().toString().startsWith("dovecot")) {
          Path copy = file.resolveSibling(".copy");
          Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
          Files.move(copy, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    if (ROOT) {
      Timed.must(Map.of(), List.of("chown", "-R", "nobody:", mail.toString()));
    }
  }

  Path mail() {
    return home.resolve("mail");
  }

  private Path aside() {
    return home.resolve(ASIDE);
  }

  /**
   * Gets a folder of many files out of the way, and removes it when all is over: a file system such
   * as ext4 looks long for free inodes where many were freed a moment ago, and that would be
   * measured.
   */
  void putAside(Path folder) throws IOException {
    Files.createDirectories(aside());
    if (Files.exists(folder)) {
      Files.move(folder, aside().resolve("old-" + old++));
    }
  }

  static void remove(Path folder) throws IOException, InterruptedException {
    Timed.must(Map.of(), List.of("rm", "-rf", folder.toString()));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor();
      remove(aside());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String config(Path home, Path run, int port) throws IOException {
    String me = System.getProperty("user.name");
    String owner = ROOT ? "nobody" : me;
    String group = ROOT ? "nogroup" : group();
    String internal =
        ROOT
            ? ""
            : "default_internal_user = %1$s\ndefault_login_user = %1$s\n".formatted(me)
                + "default_internal_group = %s\n".formatted(group);
    return """
    base_dir = %2$s/run
    state_dir = %2$s/state
    log_path = %2$s/dovecot.log
    protocols = imap
    listen = 127.0.0.1
    ssl = no
    disable_plaintext_auth = no
    auth_failure_delay = 0
    first_valid_uid = 1
    first_valid_gid = 1
    login_trusted_networks = 127.0.0.1/32
    mail_max_userip_connections = 50
    mail_location = maildir:~/Maildir
    mail_fsync = never
    passdb {
      driver = static
      args = password=%6$s
    }
    userdb {
      driver = static
      args = uid=%4$s gid=%5$s home=%1$s/mail/%%Ln
    }
    service imap-login {
      chroot =
      service_count = 0
      inet_listener imap {
        port = %3$d
      }
      inet_listener imaps {
        port = 0
      }
    }
    service anvil {
      chroot =
    }
    service stats {
      chroot =
    }
    namespace inbox {
      inbox = yes
      separator = /
      mailbox Sent {
        auto = subscribe
        special_use = \\Sent
      }
    }
    """
            .formatted(home, run, port, owner, group, PASSWORD)
        + internal;
  }

  private static String group() throws IOException {
    Process id = new ProcessBuilder("id", "-gn").start();
    return new String(id.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
        .strip();
  }
}

package io.tradepost.mailbox;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code dovecot.conf} for {@link DovecotServer}. */
final class DovecotConfig {
  /** Root needs another user for the mail: Dovecot refuses to open mail as root. */
  static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  static final int NOBODY = 65534;

  /** What Dovecot 2.3.19 advertises after signing in. */
  private static final String ALL =
      "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES"
          + " THREAD=REFS THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN"
          + " NAMESPACE UIDPLUS LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES"
          + " WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW"
          + " STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE QUOTA";

  private DovecotConfig() {}

  static String write(
      DovecotServer.Options options, Path home, int port, int tlsPort, String password) {
    String me = System.getProperty("user.name");
    String uid = ROOT ? String.valueOf(NOBODY) : me;
    String users =
        ROOT
            ? ""
            : "default_internal_user = %1$s\ndefault_login_user = %1$s\n".formatted(me)
                + "default_internal_group = "
                + group()
                + "\n";
    String advertised =
        Stream.of(ALL.split(" "))
            .filter(c -> !options.without().contains(c))
            .collect(Collectors.joining(" "));
    return """
    base_dir = %1$s/run
    state_dir = %1$s/state
    log_path = %1$s/dovecot.log
    protocols = imap
    listen = 127.0.0.1%9$s
    disable_plaintext_auth = no
    auth_failure_delay = 0
    auth_mechanisms = plain login
    first_valid_uid = 1
    first_valid_gid = 1
    login_trusted_networks = 127.0.0.1/32
    mail_max_userip_connections = 50
    mail_location = maildir:~/Maildir:LAYOUT=fs
    mail_fsync = %2$s
    mail_plugins = quota
    mail_home = %1$s/mail/%%u
    imap_capability = %3$s
    passdb {
      driver = static
      args = password=%4$s
    }
    userdb {
      driver = static
      args = uid=%5$s gid=%6$s home=%1$s/mail/%%u
    }
    protocol imap {
      mail_plugins = quota imap_quota
    }
    plugin {
      quota = count:User quota
      quota_rule = *:storage=%10$s
      quota_grace = 0
      quota_vsizes = yes
    }
    service imap-login {
      chroot =
      service_count = 0
      inet_listener imap {
        port = %7$d
      }
      inet_listener imaps {
        port = %8$d
        ssl = yes
      }
    }
    service anvil {
      chroot =
    }
    service stats {
      chroot =
    }
    """
            .formatted(
                home,
                options.fsync() ? "optimized" : "never",
                advertised,
                password,
                uid,
                ROOT ? String.valueOf(NOBODY) : group(),
                port,
                tlsPort,
                // An address that the certificate does not name.
                options.tls() ? ", 127.0.0.2" : "",
                options.quota())
        + users
        + tls(options, home)
        + namespace(options);
  }

  private static String tls(DovecotServer.Options options, Path home) {
    return options.tls()
        ? "ssl = yes\nssl_cert = <%1$s/cert.pem\nssl_key = <%1$s/key.pem\n".formatted(home)
        : "ssl = no\n";
  }

  private static String namespace(DovecotServer.Options options) {
    String special =
        options.specialUse()
            ? Set.of("Sent", "Drafts", "Junk", "Trash", "Archive").stream()
                .sorted()
                .map(
                    "  mailbox %1$s {\n    auto = subscribe\n    special_use = \\%1$s\n  }\n"
                        ::formatted)
                .collect(Collectors.joining())
            : "";
    return "namespace inbox {\n  inbox = yes\n  separator = %s\n  prefix = %s\n%s}\n"
        .formatted(options.delimiter(), options.prefix(), special);
  }

  private static String group() {
    try {
      Process id = new ProcessBuilder("id", "-gn").start();
      return new String(id.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .strip();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

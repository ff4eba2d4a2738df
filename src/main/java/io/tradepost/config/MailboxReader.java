package io.tradepost.config;

import io.tradepost.config.Settings.Exclude;
import io.tradepost.config.Settings.Mailbox;
import io.tradepost.config.Settings.Recipient;
import io.tradepost.config.Settings.Security;
import io.tradepost.config.Settings.Server;
import io.tradepost.config.Settings.SignIn;
import io.tradepost.config.Settings.Smtp;
import io.tradepost.config.Settings.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Reads the accounts: {@code mailboxes} and {@code smtp}. */
final class MailboxReader {
  /** A sender is an address or a domain, with or without an {@code @} before it. */
  private static final Kind<String> SENDER =
      new Kind<>(
          "an e-mail address or a domain",
          text ->
              text.indexOf('@') > 0
                  ? Kinds.ADDRESS.parse().of(text)
                  : Kinds.DOMAIN.parse().of(text.startsWith("@") ? text.substring(1) : text));

  private final Kind<Secret> secret;
  private final List<Recipient> managers;
  private final String sentFolder;
  private final CalendarReader calendars;
  private final String usualCalendar;
  private final LeaveReader leaves = new LeaveReader();
  private final Map<String, String> taken = new HashMap<>();

  MailboxReader(
      Path home,
      Map<String, String> environment,
      List<Recipient> managers,
      String sentFolder,
      CalendarReader calendars,
      String usualCalendar) {
    this.secret = SecretKind.of(home, environment);
    this.managers = managers;
    this.sentFolder = sentFolder;
    this.calendars = calendars;
    this.usualCalendar = usualCalendar;
  }

  List<Mailbox> mailboxes(Section root) {
    List<Mailbox> mailboxes = new ArrayList<>();
    List<Section> groups = root.groups("mailboxes");
    if (!root.has("mailboxes") || root.isEmptyList("mailboxes")) {
      root.error(
          "mailboxes",
          "missing; needed is a list of at least one mailbox with name, address, imap");
    }
    for (Section group : groups) {
      mailboxes.add(mailbox(group));
    }
    leaves.standIns(mailboxes);
    return List.copyOf(mailboxes);
  }

  private Mailbox mailbox(Section group) {
    String name = group.need("name", Kinds.PERSON_NAME).orElse("");
    String address = group.need("address", Kinds.ADDRESS).orElse("");
    if (!group.has("imap")) {
      group.error("imap", "missing; needed is a group such as { host: imap.hotwell.example }");
    }
    Section imap = group.group("imap");
    Server server = server(imap, s -> s == Security.TLS ? 993 : 143, group.has("imap"));
    int connections = imap.get("connections", Kind.number(1, 20), 3);
    imap.done();
    String user = group.get("user", Kinds.TEXT, address);
    Secret password = password(group);
    Mailbox read =
        new Mailbox(
            name,
            address,
            server,
            connections,
            user,
            password,
            group.get("sign-in", Kind.choice(SignIn.values()), SignIn.PASSWORD),
            manager(group),
            group.get("status", Kind.choice(Status.values()), Status.REGULAR),
            exclude(group.group("exclude")),
            group.get("sent", FolderKinds.PATH_OR_AUTO, sentFolder),
            calendars.named(group, "calendar", usualCalendar),
            leaves.read(name, group));
    group.done();
    once(group, "name", name, "name");
    once(group, "address", address, "address");
    if (!server.host().isEmpty() && !user.isEmpty()) {
      once(group, "user", user + " at " + server.host(), "account");
    }
    return read;
  }

  private Secret password(Section group) {
    if (!group.has("password")) {
      group.error("password", "missing; needed is " + secret.allowed());
    }
    Secret password = group.find("password", secret).orElse(NONE);
    password.advice().ifPresent(advice -> group.warning("password", advice));
    return password;
  }

  /** Stands in where an error has been reported, so that reading can go on; never handed out. */
  private static final Secret NONE = new EnvironmentSecret("NONE", Map.of("NONE", "NONE"));

  private String manager(Section group) {
    String manager = group.get("manager", Kinds.PERSON_NAME, "");
    if (manager.isEmpty() || managers.stream().anyMatch(m -> m.name().equals(manager))) {
      return manager;
    }
    group.error("manager", notAmong(manager, managers));
    return "";
  }

  /** What is said of a name that is no manager's. */
  static String notAmong(String name, List<Recipient> managers) {
    List<String> names = managers.stream().map(Recipient::name).toList();
    return "found "
        + Words.quoted(name)
        + ", allowed is a name from managers"
        + (names.isEmpty() ? ", where there is none" : ": " + String.join(", ", names));
  }

  private static Exclude exclude(Section exclude) {
    List<String> folders = exclude.list("folders", FolderKinds.PATH);
    Set<String> addresses = new LinkedHashSet<>();
    Set<String> domains = new LinkedHashSet<>();
    for (String sender : exclude.list("senders", SENDER)) {
      (sender.contains("@") ? addresses : domains).add(sender);
    }
    exclude.done();
    return new Exclude(
        folders,
        java.util.Collections.unmodifiableSet(addresses),
        java.util.Collections.unmodifiableSet(domains));
  }

  /** How mail is sent. Without user and password the server is spoken to without sign-in. */
  Smtp smtp(Section group) {
    Server server = server(group, MailboxReader::smtpPort, true);
    String from = group.need("from", Kinds.ADDRESS).orElse("");
    boolean signsIn = group.has("password");
    String user = group.get("user", Kinds.TEXT, signsIn ? from : "");
    if (group.has("user") && !signsIn) {
      group.error("password", "missing; with a user, needed is " + secret.allowed());
    }
    Secret password = group.find("password", secret).orElse(null);
    if (password != null) {
      password.advice().ifPresent(advice -> group.warning("password", advice));
    }
    group.done();
    return new Smtp(server, user, password, from);
  }

  private static int smtpPort(Security security) {
    return switch (security) {
      case TLS -> 465;
      case STARTTLS -> 587;
      case NONE -> 25;
    };
  }

  private static Server server(
      Section group, ToIntFunction<Security> usualPort, boolean hostNeeded) {
    String host =
        (hostNeeded ? group.need("host", Kinds.HOST) : group.find("host", Kinds.HOST)).orElse("");
    Security security = group.get("security", Kind.choice(Security.values()), Security.TLS);
    int port = group.get("port", Kind.number(1, 65535), usualPort.applyAsInt(security));
    boolean plain = group.get("allow-plain-text", Kinds.YES_OR_NO, false);
    if (security == Security.NONE && !plain && !host.isEmpty() && !isLoopback(host)) {
      group.error(
          "security",
          "found 'none', which sends the password readable to all; use tls or starttls, or add"
              + " allow-plain-text: true if the network is yours alone");
    }
    return new Server(host, port, security, plain);
  }

  /** By its spelling alone: a name must not be looked up for reading a file. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || host.equals("::1")
        || host.equals("0:0:0:0:0:0:0:1");
  }

  private void once(Section group, String key, String value, String what) {
    if (value.isEmpty()) {
      return;
    }
    String earlier =
        taken.putIfAbsent(what + " " + value.toLowerCase(Locale.ROOT), group.path(key));
    if (earlier != null) {
      group.error(
          key,
          Words.quoted(value)
              + " is already the "
              + what
              + " of "
              + earlier.replaceAll("\\..*", ""));
    }
  }
}

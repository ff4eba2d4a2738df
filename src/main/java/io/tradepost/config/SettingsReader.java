package io.tradepost.config;

import io.tradepost.config.Settings.Backup;
import io.tradepost.config.Settings.Calendar;
import io.tradepost.config.Settings.Company;
import io.tradepost.config.Settings.Filing;
import io.tradepost.config.Settings.Folders;
import io.tradepost.config.Settings.Format;
import io.tradepost.config.Settings.Language;
import io.tradepost.config.Settings.Level;
import io.tradepost.config.Settings.Lines;
import io.tradepost.config.Settings.Log;
import io.tradepost.config.Settings.Mailbox;
import io.tradepost.config.Settings.NewCustomers;
import io.tradepost.config.Settings.Recipient;
import io.tradepost.config.Settings.Reply;
import io.tradepost.config.Settings.Retention;
import io.tradepost.config.Settings.Sent;
import io.tradepost.config.Settings.Watch;
import io.tradepost.config.Settings.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code tradepost.yaml}'s keys; each method reads one of its groups. */
final class SettingsReader {
  private static final String DAILY = "0 30 8 ? * MON-SAT";
  private static final String MONTHLY = "0 0 2 L * ?";
  private static final Kind<Language> LANGUAGE =
      new Kind<>(
          "zh-CN | en",
          text ->
              Stream.of(Language.values())
                  .filter(l -> l.tag().equals(text))
                  .findFirst()
                  .orElseThrow(Unfit::new));
  private final Section root;
  private final Problems problems;
  private final Path home;
  private final Map<String, String> environment;

  SettingsReader(Section root, Path home, Map<String, String> environment) {
    this.root = root;
    this.problems = root.problems();
    this.home = home;
    this.environment = environment;
  }

  Settings read() throws ConfigException {
    Company company = company();
    Path data = data(root, home);
    Path rules = root.get("rules", Kinds.path(home), home.resolve("rules"));
    Folders folders = folders();
    List<Recipient> managers = managers();
    CalendarReader calendarReader = new CalendarReader(company.zone());
    List<Calendar> calendars = calendarReader.calendars(root);
    ReplyReader replyReader = new ReplyReader(calendarReader, managers);
    Reply reply = replyReader.reply(root.group("reply"));
    MailboxReader reader =
        new MailboxReader(
            home, environment, managers, folders.sent(), calendarReader, reply.calendar());
    List<Mailbox> mailboxes = reader.mailboxes(root);
    Section sending = root.group("smtp");
    Settings.Smtp smtp = root.has("smtp") ? reader.smtp(sending) : null;
    Filing filing = filing();
    Backup backup = backup(mailboxes);
    Watch watch = watch();
    Log log = log(data);
    root.done();
    problems.check();
    return new Settings(
        home,
        company,
        data,
        rules,
        calendars,
        mailboxes,
        managers,
        smtp,
        folders,
        filing,
        reply,
        backup,
        watch,
        log,
        problems.warnings());
  }

  static Path data(Section root, Path home) {
    return root.get("data", Kinds.path(home), home.resolve("data"));
  }

  static ZoneId zone(Section company) {
    return company.find("zone", Kinds.ZONE).orElseGet(ZoneId::systemDefault);
  }

  static Language language(Section company) {
    return company.get("language", LANGUAGE, Language.ENGLISH);
  }

  private Company company() {
    Section company = root.group("company");
    List<String> domains = company.list("domains", Kinds.DOMAIN);
    if (!company.has("domains")) {
      company.error(
          "domains",
          "missing; needed is a list of the domains that your own letters come from ([] where you"
              + " write from freemail accounts only)");
    }
    String name = company.get("name", Kinds.TEXT, domains.isEmpty() ? "" : domains.getFirst());
    Company read =
        new Company(
            name,
            java.util.Collections.unmodifiableSet(new LinkedHashSet<>(domains)),
            zone(company),
            language(company));
    company.done();
    return read;
  }

  private List<Recipient> managers() {
    Map<String, Recipient> managers = new LinkedHashMap<>();
    for (Section manager : root.groups("managers")) {
      String name = manager.need("name", Kinds.PERSON_NAME).orElse("");
      String address = manager.need("address", Kinds.ADDRESS).orElse("");
      String digest = manager.get("digest", TimeKinds.CRON, DAILY);
      String weekly = manager.get("weekly", TimeKinds.CRON_OR_NONE, "");
      String monthly = manager.get("monthly", TimeKinds.CRON_OR_NONE, "");
      manager.done();
      Recipient earlier =
          managers.putIfAbsent(
              name.toLowerCase(Locale.ROOT), new Recipient(name, address, digest, weekly, monthly));
      if (earlier != null && !name.isEmpty()) {
        manager.error("name", Words.quoted(name) + " is the name of another manager already");
      }
    }
    return List.copyOf(managers.values());
  }

  private Folders folders() {
    Section folders = root.group("folders");
    Folders read =
        new Folders(
            folders.get("customer", FolderKinds.PATH, "Customer"),
            folders.get("business-assistant", FolderKinds.PATH, "Business Assistant"),
            folders.get("others", FolderKinds.PATH, "Others"),
            folders.get("sent", FolderKinds.PATH_OR_AUTO, ""),
            Map.copyOf(folders.table("countries", Kinds.COUNTRY, FolderKinds.NAME)));
    new FolderCheck(folders).check(read);
    folders.done();
    return read;
  }

  private Filing filing() {
    Section filing = root.group("filing");
    Filing read =
        new Filing(
            filing.get("when", Kind.choice(When.values()), When.ARRIVAL),
            filing.get("sent", Kind.choice(Sent.values()), Sent.COPY),
            filing.get("new-customers", Kind.choice(NewCustomers.values()), NewCustomers.REGISTER));
    filing.done();
    return read;
  }

  private Backup backup(List<Mailbox> mailboxes) {
    Section backup = root.group("backup");
    List<Format> formats = backup.list("formats", Kind.choice(Format.values()));
    if (backup.isEmptyList("formats")) {
      backup.error("formats", "found an empty list, allowed is a list of eml-zip | mbox | maildir");
    }
    Backup read =
        new Backup(
            backup.get("schedule", TimeKinds.CRON, MONTHLY),
            backup.get("to", Kinds.path(home), home.resolve("backup")),
            formats.isEmpty() ? List.of(Format.EML_ZIP) : formats.stream().distinct().toList(),
            backup.get("keep", Kind.number(1, 120), 1),
            retention(backup, mailboxes),
            backup.list("encrypt-to", Kinds.AGE_RECIPIENT).stream().distinct().toList());
    if (!read.recipients().isEmpty() && read.formats().contains(Format.MAILDIR)) {
      backup.error(
          "encrypt-to",
          "a maildir is a folder and cannot be encrypted; allowed with it are"
              + " formats of one file: eml-zip, mbox");
    }
    backup.done();
    return read;
  }

  private static Retention retention(Section backup, List<Mailbox> mailboxes) {
    Map<String, String> known = new LinkedHashMap<>();
    mailboxes.forEach(m -> known.put(m.name().toLowerCase(Locale.ROOT), m.name()));
    Kind<String> mailbox =
        new Kind<>(
            "one of " + String.join(", ", known.values()),
            text -> {
              String name = known.get(text.toLowerCase(Locale.ROOT));
              if (name == null) {
                throw new Unfit();
              }
              return name;
            });
    Optional<Period> after = backup.get("retention", TimeKinds.RETENTION, Optional.empty());
    Section hold = backup.group("hold");
    Retention read =
        new Retention(
            after.orElse(null),
            Set.copyOf(hold.list("mailboxes", mailbox)),
            Set.copyOf(hold.list("customers", Kinds.TEXT)));
    hold.done();
    return read;
  }

  private Watch watch() {
    Section watch = root.group("watch");
    Kind<Duration> poll = TimeKinds.duration(Duration.ofSeconds(5), Duration.ofDays(1));
    // RFC 2177: a server may sign a client off that was silent for 30 minutes.
    Kind<Duration> idle = TimeKinds.duration(Duration.ofSeconds(10), Duration.ofMinutes(28));
    Watch read =
        new Watch(
            watch.get("poll", poll, Duration.ofSeconds(60)),
            watch.get("idle-renewal", idle, Duration.ofMinutes(9)));
    watch.done();
    return read;
  }

  private Log log(Path data) {
    Section log = root.group("log");
    Kind<Duration> keep = TimeKinds.duration(Duration.ofDays(1), Duration.ofDays(3660));
    Log read =
        new Log(
            log.get("level", Kind.choice(Level.values()), Level.INFO),
            log.get("to", Kinds.path(home), data.resolve("log")),
            log.get("format", Kind.choice(Lines.values()), Lines.TEXT),
            log.get("keep", keep, Duration.ofDays(30)),
            log.get("max-size", TimeKinds.BYTES, 200L << 20));
    log.done();
    return read;
  }
}

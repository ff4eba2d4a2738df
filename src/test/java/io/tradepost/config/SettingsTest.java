package io.tradepost.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.config.Settings.Format;
import io.tradepost.config.Settings.Security;
import io.tradepost.config.Settings.Since;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  /** As the design writes it, with secrets unquoted inside braces. */
  private static final String FULL =
      """
      company:
        name: Hotwell
        domains: [Hotwell.example, 热井.example]   # mail from these is ours
        zone: Asia/Shanghai
        language: zh-CN
      data: var/data
      rules: /srv/rules
      mailboxes:
        - name: Britty
          address: Britty@Hotwell.example
          imap: { host: imap.hotwell.example, port: 1993, security: starttls, connections: 2 }
          user: britty
          password: ${command:pass show mail/britty}
          manager: Lin
          status: probation
          sign-in: token
          sent: Gesendet
          calendar: around-the-clock
          leave: [{ from: 2026-12-01, to: 2026-12-10, stand-in: Clara }, { from: 2026-02-01, to: 2026-02-01 }]
          exclude: { folders: [Private, Work/Own], senders: [bank.example, "@Club.example", Mum@Home.example] }
        - { name: Anna, address: anna@hotwell.example, imap: { host: "::1", security: none }, password: ${file:secrets/anna}, status: left }
        - { name: Clara, address: clara@hotwell.example, imap: { host: "::1", security: none }, password: ${file:secrets/clara} }
      calendars:
        - { name: office, hours: { MON-FRI: ["13:30-17:30", "8:30-12:00"], SAT: "08:30-12:00" }, holidays: [CN] }
        - { name: shop, zone: Europe/Madrid, hours: { "SAT-MON,WED": [00:00-24:00], TUE: [] } }
      managers:
        - { name: Lin, address: lin@hotwell.example, digest: "0 0 9 ? * MON", weekly: "0 0 9 ? * FRI", monthly: none }
        - { name: Wu, address: wu@hotwell.example }
      smtp: { host: smtp.hotwell.example, security: starttls, user: agent, password: ${env:SMTP_PASSWORD}, from: Agent@hotwell.example }
      folders: { customer: Work/Customer, business-assistant: BA, others: Rest, sent: Out, countries: { ES: SP, NO: Norway } }
      filing: { when: answered, sent: move, new-customers: others }
      reply: { within: 36h, calendar: office, remind-after: 1d6h30m, since: 2026-01-31, cc: true, promises: 3,
        new-thread: 3d, no-reply-folder: No reply, mark: keyword, holidays: [CN, HK],
        escalate: { after: 60h, to: Wu } }
      backup: { schedule: "0 0 3 1 * ?", to: /srv/backup, formats: [mbox, eml-zip, mbox], keep: 2,
        encrypt-to: age1rlhd3qcuu3yuknuhmmpq6g2r4vyjkk5v7mewz3m73m30tcpue3jq3phfe3,
        retention: 10y, hold: { mailboxes: [britty], customers: NEVIR } }
      watch: { poll: 2m, idle-renewal: 5m }
      log: { level: debug, to: log, format: json, keep: 7d, max-size: 1GB }
      """;

  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void anEmptyHome() {
    home = new Home(folder);
  }

  @Test
  void everyKeyIsRead() throws Exception {
    Settings read = home.settings(FULL).read();
    assertThat(read.company().name()).isEqualTo("Hotwell");
    assertThat(read.company().domains()).containsExactly("hotwell.example", "xn--elq105f.example");
    assertThat(read.company().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(read.company().language()).isEqualTo(Settings.Language.CHINESE);
    assertThat(read.data()).isEqualTo(folder.resolve("var/data"));
    assertThat(read.rules()).isEqualTo(Path.of("/srv/rules"));
    assertThat(read.folders())
        .isEqualTo(
            new Settings.Folders(
                "Work/Customer", "BA", "Rest", "Out", Map.of("ES", "SP", "NO", "Norway")));
    assertThat(read.filing())
        .isEqualTo(
            new Settings.Filing(
                Settings.When.ANSWERED, Settings.Sent.MOVE, Settings.NewCustomers.OTHERS));
    assertThat(read.reply())
        .isEqualTo(
            new Settings.Reply(
                Duration.ofHours(36),
                "office",
                Duration.ofMinutes(30 * 60 + 30),
                new Since.Day(LocalDate.of(2026, 1, 31)),
                true,
                3,
                Duration.ofDays(3),
                "No reply",
                Settings.Mark.KEYWORD,
                List.of("CN", "HK"),
                new Settings.Escalation(Duration.ofHours(60), "Wu")));
    assertThat(read.backup())
        .isEqualTo(
            new Settings.Backup(
                "0 0 3 1 * ?",
                Path.of("/srv/backup"),
                List.of(Format.MBOX, Format.EML_ZIP),
                2,
                new Settings.Retention(Period.ofYears(10), Set.of("Britty"), Set.of("NEVIR")),
                List.of("age1rlhd3qcuu3yuknuhmmpq6g2r4vyjkk5v7mewz3m73m30tcpue3jq3phfe3")));
    assertThat(read.watch())
        .isEqualTo(new Settings.Watch(Duration.ofMinutes(2), Duration.ofMinutes(5)));
    assertThat(read.log())
        .isEqualTo(
            new Settings.Log(
                Settings.Level.DEBUG,
                folder.resolve("log"),
                Settings.Lines.JSON,
                Duration.ofDays(7),
                1L << 30));
  }

  @Test
  void everyKeyOfAMailboxIsRead() throws Exception {
    Settings.Mailbox britty = home.settings(FULL).read().mailboxes().getFirst();
    assertThat(britty.name()).isEqualTo("Britty");
    assertThat(britty.address()).isEqualTo("britty@hotwell.example");
    assertThat(britty.imap())
        .isEqualTo(new Settings.Server("imap.hotwell.example", 1993, Security.STARTTLS, false));
    assertThat(britty.connections()).isEqualTo(2);
    assertThat(britty.user()).isEqualTo("britty");
    assertThat(britty.password().source()).isEqualTo("command pass");
    assertThat(britty.manager()).isEqualTo("Lin");
    assertThat(britty.status()).isEqualTo(Settings.Status.PROBATION);
    assertThat(britty.signIn()).isEqualTo(Settings.SignIn.TOKEN);
    assertThat(britty.sent()).isEqualTo("Gesendet");
    assertThat(britty.exclude().folders()).containsExactly("Private", "Work/Own");
    assertThat(britty.exclude().addresses()).containsExactly("mum@home.example");
    assertThat(britty.exclude().domains()).containsExactly("bank.example", "club.example");
  }

  @Test
  void workingHoursAreReadDayByDay() throws Exception {
    List<Settings.Calendar> calendars = home.settings(FULL).read().calendars();
    List<Settings.Hours> split =
        List.of(new Settings.Hours(510, 720), new Settings.Hours(810, 1050));
    Settings.Calendar office = calendars.getFirst();
    assertThat(office.name()).isEqualTo("office");
    assertThat(office.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(office.holidays()).containsExactly("CN");
    assertThat(office.hours())
        .isEqualTo(
            Map.of(
                DayOfWeek.MONDAY, split,
                DayOfWeek.TUESDAY, split,
                DayOfWeek.WEDNESDAY, split,
                DayOfWeek.THURSDAY, split,
                DayOfWeek.FRIDAY, split,
                DayOfWeek.SATURDAY, List.of(new Settings.Hours(510, 720))));
    assertThat(calendars.getLast().zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
    assertThat(calendars.getLast().hours().keySet())
        .containsExactlyInAnyOrder(
            DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
  }

  @Test
  void leaveIsReadInOrderAndTheCalendarIsTheUsualOneWhereNoneIsNamed() throws Exception {
    Settings read = home.settings(FULL).read();
    Settings.Mailbox britty = read.mailboxes().getFirst();
    assertThat(britty.leaves())
        .containsExactly(
            new Settings.Leave(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 1), ""),
            new Settings.Leave(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 10), "Clara"));
    assertThat(britty.calendar()).isEqualTo("around-the-clock");
    assertThat(read.mailbox("Anna").orElseThrow().calendar()).isEqualTo("office");
  }

  @Test
  void whatAMailboxDoesNotSayComesFromElsewhere() throws Exception {
    Settings.Mailbox anna = home.settings(FULL).read().mailbox("ANNA").orElseThrow();
    assertThat(anna.imap()).isEqualTo(new Settings.Server("::1", 143, Security.NONE, false));
    assertThat(anna.connections()).isEqualTo(3);
    assertThat(anna.user()).isEqualTo("anna@hotwell.example");
    assertThat(anna.sent()).isEqualTo("Out");
    assertThat(anna.manager()).isEmpty();
    assertThat(anna.password().source()).isEqualTo("file " + folder.resolve("secrets/anna"));
  }

  @Test
  void managersAndSendingAreRead() throws Exception {
    Settings read = home.settings(FULL).read();
    assertThat(read.managers())
        .containsExactly(
            new Settings.Recipient(
                "Lin", "lin@hotwell.example", "0 0 9 ? * MON", "0 0 9 ? * FRI", ""),
            new Settings.Recipient("Wu", "wu@hotwell.example", "0 30 8 ? * MON-SAT", "", ""));
    Settings.Smtp smtp = Objects.requireNonNull(read.smtp());
    assertThat(smtp.server())
        .isEqualTo(new Settings.Server("smtp.hotwell.example", 587, Security.STARTTLS, false));
    assertThat(smtp.user()).isEqualTo("agent");
    assertThat(smtp.from()).isEqualTo("agent@hotwell.example");
  }

  @Test
  void allButCompanyAndMailboxesHasADefault() throws Exception {
    Settings read = home.settings(Home.SETTINGS).read();
    assertThat(read.home()).isEqualTo(folder);
    assertThat(read.data()).isEqualTo(folder.resolve("data"));
    assertThat(read.rules()).isEqualTo(folder.resolve("rules"));
    assertThat(read.company().name()).isEqualTo("hotwell.example");
    assertThat(read.company().language()).isEqualTo(Settings.Language.ENGLISH);
    assertThat(read.smtp()).isNull();
    assertThat(read.folders())
        .isEqualTo(new Settings.Folders("Customer", "Business Assistant", "Others", "", Map.of()));
    assertThat(read.reply().within()).isEqualTo(Duration.ofHours(24));
    assertThat(read.reply().remindAfter()).isEqualTo(Duration.ofHours(18));
    assertThat(read.reply().since()).isEqualTo(new Since.Adoption());
    assertThat(read.reply().calendar()).isEqualTo(Settings.Reply.AROUND_THE_CLOCK);
    assertThat(read.reply().cc()).isFalse();
    assertThat(read.reply().newThread()).isEqualTo(Duration.ofDays(7));
    assertThat(read.reply().escalation()).isNull();
    assertThat(read.calendars()).isEmpty();
    assertThat(read.backup())
        .isEqualTo(
            new Settings.Backup(
                "0 0 2 L * ?",
                folder.resolve("backup"),
                List.of(Format.EML_ZIP),
                1,
                Settings.Retention.FOREVER,
                List.of()));
    assertThat(read.watch())
        .isEqualTo(new Settings.Watch(Duration.ofSeconds(60), Duration.ofMinutes(9)));
    assertThat(read.log().to()).isEqualTo(folder.resolve("data/log"));
    assertThat(read.mailboxes().getFirst().imap().port()).isEqualTo(993);
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void theReminderKeepsItsPartOfAnotherDeadline() throws Exception {
    Settings read = home.settings(Home.SETTINGS + "reply: { within: 4h }\n").read();
    assertThat(read.reply().remindAfter()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void norwayIsACountryAndNotANo() throws Exception {
    Settings read = home.settings(Home.SETTINGS + "folders: { countries: { NO: On } }\n").read();
    assertThat(read.folders().countries()).containsExactly(Map.entry("NO", "On"));
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkChangeNothing() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    bytes.writeBytes(FULL.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    Settings plain = home.settings(FULL).read();
    Settings windows = home.settings(bytes.toByteArray()).read();
    assertThat(windows).isEqualTo(plain);
  }

  @Test
  void linesAreCountedRightWithWindowsLineEnds() throws IOException {
    home.settings((Home.SETTINGS + "dada: x\n").replace("\n", "\r\n"));
    assertThatThrownBy(home::read)
        .isInstanceOf(ConfigException.class)
        .hasMessage("config/tradepost.yaml:8: dada: unknown key, did you mean 'data'?");
  }

  @Test
  void aFileInAnotherEncodingIsNamedWithItsLine() throws IOException {
    home.settings((Home.SETTINGS + "# caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(home::read)
        .hasMessage("config/tradepost.yaml:8: not UTF-8 from here on; save it as UTF-8");
    home.settings(Home.SETTINGS.getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(home::read)
        .hasMessage("config/tradepost.yaml:1: the file is in UTF-16; save it as UTF-8");
  }

  @Test
  void aMissingFileSaysHowToWriteOne() {
    assertThatThrownBy(home::read)
        .hasMessage(
            "config/tradepost.yaml: there is no such file; write one with 'tradepost init', or name"
                + " its folder with --config DIR");
  }

  @Test
  void aVariableThatIsNotSetIsAWarningOnly() throws Exception {
    Settings read = home.settings(Home.SETTINGS.replace("BRITTY}", "OTHER}")).read();
    assertThat(read.warnings())
        .extracting(ConfigError::toString)
        .containsExactly(
            "config/tradepost.yaml:6: mailboxes[0].password: environment variable OTHER is not set;"
                + " set it for the user and the service that run tradepost");
  }

  @Test
  void nothingThatIsPrintedHoldsASecret() throws Exception {
    Settings read = home.settings(FULL).read();
    Installation installation =
        Installation.locate(null, Map.of("SMTP_PASSWORD", "hunter2"), folder);
    assertThat(installation.settings().toString()).contains("•••").doesNotContain("hunter2");
    assertThat(installation.toString()).doesNotContain("hunter2");
    assertThat(read.mailboxes().getFirst().password()).hasToString("•••");
  }
}

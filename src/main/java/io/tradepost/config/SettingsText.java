package io.tradepost.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a new settings file: what was answered, and as comments what else there is. */
final class SettingsText {
  /** Texts that no YAML reader takes for anything else. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*([ ._@/+-]+[A-Za-z0-9]+)*");

  private static final Pattern SPECIAL = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):[A-Za-z0-9_./-]+}");

  private SettingsText() {}

  static String of(Answers answers) {
    StringBuilder text = new StringBuilder(HEAD);
    company(text, answers);
    text.append("data: data                  # ledger, vault and index\n\nmailboxes:\n");
    answers.mailboxes().forEach(m -> mailbox(text, m));
    text.append(answers.managers().isEmpty() ? "\n" + NO_MANAGERS : "\nmanagers:\n");
    for (Answers.Manager manager : answers.managers()) {
      text.append("  - name: ").append(quote(manager.name())).append('\n');
      text.append("    address: ").append(quote(manager.address())).append('\n');
      text.append(
          "    digest: \"0 30 8 ? * MON-SAT\"   # Quartz cron: every working day at 8:30\n");
    }
    return text.append(REST).toString();
  }

  private static void company(StringBuilder text, Answers answers) {
    text.append("company:\n");
    text.append("  name: ").append(quote(answers.company())).append('\n');
    text.append("  domains: ")
        .append(list(answers.domains()))
        .append("   # mail from these is ours\n");
    text.append("  zone: ").append(quote(answers.zone())).append('\n');
    text.append("  language: ").append(quote(answers.language())).append("   # zh-CN or en\n");
  }

  private static void mailbox(StringBuilder text, Answers.Account mailbox) {
    text.append("  - name: ").append(quote(mailbox.name())).append('\n');
    text.append("    address: ").append(quote(mailbox.address())).append('\n');
    text.append("    imap:\n      host: ").append(quote(mailbox.host())).append('\n');
    text.append("      port: ").append(mailbox.port()).append('\n');
    text.append("      security: ").append(quote(mailbox.security()));
    text.append("   # tls | starttls | none\n");
    if (mailbox.allowPlainText()) {
      text.append("      allow-plain-text: true   # the password crosses the network readably\n");
    }
    text.append("    user: ").append(quote(mailbox.user())).append('\n');
    text.append("    password: ").append(quote(mailbox.password())).append('\n');
    if (mailbox.manager() != null) {
      text.append("    manager: ").append(quote(mailbox.manager())).append('\n');
    }
    text.append("    status: regular   # regular | probation | left\n");
    text.append(
        "    # exclude: { folders: [Private], senders: [bank.example] }   # never fetched\n");
  }

  private static String list(List<String> texts) {
    return texts.stream().map(SettingsText::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  /** The text as a YAML scalar that means the same everywhere, also inside brackets. */
  static String quote(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches();
    if (plain || REFERENCE.matcher(text).matches()) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  private static final String HEAD =
      """
      # Settings of Tradepost. docs/configuration.md describes every key.
      # 'tradepost check' reads this file and tries every mailbox.

      """;

  private static final String NO_MANAGERS =
      """
      # managers:                 # who receives a digest
      #   - { name: Lin, address: lin@hotwell.example, digest: "0 30 8 ? * MON-SAT" }
      """;

  private static final String REST =
      """

      # smtp: { host: smtp.hotwell.example, port: 465, security: tls, user: agent@hotwell.example, password: ${env:SMTP_PASSWORD}, from: agent@hotwell.example }

      folders:
        customer: Customer        # Customer/<country>/<company>
        business-assistant: Business Assistant
        others: Others
        sent: auto                # asked from each server
        # countries: { ES: SP }   # folder names other than the ISO code

      filing:
        when: arrival             # arrival | seen | answered
        sent: copy                # sent letters to the customer's folder: copy | move
        new-customers: register   # an unknown company's inquiry: register | others

      # reply: { within: 24h, calendar: around-the-clock, remind-after: 18h, since: adoption }
      # backup: { schedule: "0 0 2 L * ?", to: backup, formats: [eml-zip], keep: 1 }
      # watch: { poll: 60s, idle-renewal: 9m }
      # log: { level: info, format: text, keep: 30d, max-size: 200MB }
      """;
}

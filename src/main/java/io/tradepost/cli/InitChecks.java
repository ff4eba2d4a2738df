package io.tradepost.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What answers to {@code init} must look like. */
final class InitChecks {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> SECURITY = Set.of("tls", "starttls", "none");
  private static final int LAST_PORT = 65_535;

  private InitChecks() {}

  /** Each objection is empty for a good answer. */
  static String nameObjection(String name) {
    return NAME.matcher(name).matches()
        ? ""
        : "A name of English letters, such as Britty; it names archives.";
  }

  static String addressObjection(String address) {
    return ADDRESS.matcher(address).matches() ? "" : "An e-mail address, such as anna@example.com.";
  }

  static String portObjection(String port) {
    return port.matches("\\d{1,5}") && portFits(Integer.parseInt(port))
        ? ""
        : "A number from 1 to 65535; usual are 993 (tls) and 143 (starttls).";
  }

  static String zoneObjection(String zone) {
    try {
      ZoneId.of(zone);
      return "";
    } catch (DateTimeException e) {
      return "A time zone, such as Asia/Shanghai or Europe/Madrid.";
    }
  }

  static String variableObjection(String variable) {
    return VARIABLE.matcher(variable).matches() ? "" : "A name such as BRITTY_PASSWORD.";
  }

  /**
   * Whether the settings are the example that the product ships with: its mail domain can be
   * nobody's (RFC 2606).
   */
  static boolean example(Path settings) throws IOException {
    return Files.readString(settings).contains("@hotwell.example");
  }

  /**
   * Checks zone and language given as options.
   *
   * @throws WrongUse if there is none such
   */
  static void company(String zone, String language) {
    if (!Set.of("en", "zh-CN").contains(language)) {
      throw new WrongUse("--language takes en or zh-CN, not " + language);
    }
    if (!zone.isEmpty() && !zoneObjection(zone).isEmpty()) {
      throw new WrongUse("--zone " + zone + ": " + zoneObjection(zone));
    }
  }

  /**
   * Checks a mailbox given as options.
   *
   * @throws WrongUse with all that is wrong, one a line
   */
  static void options(NewMailboxOptions given) {
    List<String> wrong = new ArrayList<>();
    add(wrong, "--mailbox " + given.name, nameObjection(given.name));
    add(wrong, "--address " + given.address, addressObjection(given.address));
    if (!SECURITY.contains(given.security)) {
      add(wrong, "--security " + given.security, "tls, starttls or none.");
    }
    if (given.port != 0 && !portFits(given.port)) {
      add(wrong, "--port " + given.port, portObjection(""));
    }
    long passwords =
        Stream.of(given.environment, given.file, given.command).filter(s -> !s.isEmpty()).count();
    if (passwords != 1) {
      add(
          wrong,
          "--mailbox " + given.name,
          "One of --password-env, --password-file, --password-command is needed.");
    }
    if (!given.environment.isEmpty()) {
      add(wrong, "--password-env", variableObjection(given.environment));
    }
    if (!wrong.isEmpty()) {
      throw new WrongUse(String.join("\n", wrong));
    }
  }

  /** Where the password comes from, as the settings name it. */
  static String password(NewMailboxOptions given) {
    if (!given.environment.isEmpty()) {
      return "${env:" + given.environment + "}";
    }
    return given.file.isEmpty() ? "${command:" + given.command + "}" : "${file:" + given.file + "}";
  }

  static int usualPort(String security) {
    return security.equals("tls") ? 993 : 143;
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean portFits(int port) {
    return port >= 1 && port <= LAST_PORT;
  }

  private static void add(List<String> wrong, String where, String objection) {
    if (!objection.isEmpty()) {
      wrong.add(where + ": " + objection);
    }
  }
}

package io.tradepost.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes an installation for the sample letters: its settings, its customers and its rules. */
public final class SampleHome {
  private static final Duration OFFICE_HISTORY = Duration.ofDays(14);

  /** The sample office's own names for countries, as its settings hold them. */
  public static final Map<String, String> COUNTRY_ALIASES = Map.of("ES", "SP");

  /** In the config folder; also the mark of a demo's folder. */
  static final String PASSWORD_FILE = "demo.password";

  private SampleHome() {}

  /**
   * The IMAP server that holds the sample mailboxes; plain text, so on a loopback address.
   *
   * @param password of every mailbox
   */
  public record Server(String host, int port, String password) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * Writes {@code config/tradepost.yaml} and {@code rules/} under the home. What stands there is
   * replaced, but the rules folder's other files stay.
   *
   * @param shippedRules the folder whose rules are copied; its customers are not
   */
  public static void write(Path home, SampleOptions options, Server server, Path shippedRules)
      throws IOException {
    Path config = Files.createDirectories(home.resolve("config"));
    Path rules = Files.createDirectories(home.resolve("rules"));
    Files.writeString(config.resolve("tradepost.yaml"), settings(options, server));
    secret(config.resolve(PASSWORD_FILE), server.password());
    try (Stream<Path> files = Files.list(shippedRules)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        Path copy = rules.resolve(file.getFileName().toString());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(rules.resolve("customers.yaml"), customers(options));
    Files.writeString(rules.resolve("our-forwarders.yaml"), forwarders());
  }

  private static void secret(Path file, String password) throws IOException {
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, (password + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String settings(SampleOptions options, Server server) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("company:\n  name: Hotwell\n  domains: [").append(options.domain());
    yaml.append("]\n  zone: Asia/Shanghai\n  language: en\ndata: data\nmailboxes:\n");
    for (String mailbox : options.mailboxes()) {
      yaml.append("  - name: ").append(quoted(mailbox));
      yaml.append("\n    address: ").append(options.address(mailbox));
      yaml.append("\n    imap: { host: ").append(quoted(server.host()));
      yaml.append(", port: ").append(server.port()).append(", security: none }\n");
      yaml.append("    password: ${file:config/").append(PASSWORD_FILE).append("}\n");
    }
    yaml.append("folders: { countries: { ");
    yaml.append(
        new TreeMap<>(COUNTRY_ALIASES)
            .entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", ")));
    yaml.append(" } }\nreply: { since: ").append(since(options)).append(" }\n");
    return yaml.toString();
  }

  /** As if the agent had come a fortnight before the last letter: nobody asks for older ones. */
  private static LocalDate since(SampleOptions options) {
    return LocalDate.ofInstant(options.until().minus(OFFICE_HISTORY), ZoneOffset.UTC);
  }

  private static String customers(SampleOptions options) {
    StringBuilder yaml = new StringBuilder("customers:\n");
    Map<String, Integer> serials = new TreeMap<>();
    List<Firm> firms = SampleOffice.customers();
    for (int i = 0; i < firms.size(); i++) {
      Firm firm = firms.get(i);
      int serial = serials.merge(firm.country(), 1, Integer::sum);
      String owner = options.mailboxes().get(i % options.mailboxes().size());
      yaml.append("  - { code: ").append(firm.country()).append('-');
      yaml.append(String.format("%03d", serial));
      yaml.append(", name: ").append(quoted(firm.name()));
      yaml.append(", short: ").append(quoted(firm.shortName()));
      yaml.append(", country: ").append(quoted(firm.country()));
      yaml.append(", domains: [").append(String.join(", ", firm.domains()));
      yaml.append("], addresses: [").append(String.join(", ", firm.addresses()));
      yaml.append("], grade: ").append("AAB".charAt(i % 3));
      yaml.append(", owner: ").append(quoted(owner)).append(" }\n");
    }
    return yaml.toString();
  }

  private static String forwarders() {
    return "rules:\n  - name: our freight forwarders\n    when: { from-domain: ["
        + String.join(", ", Suppliers.OUR_FORWARDERS)
        + "] }\n    file: Business Assistant\n";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

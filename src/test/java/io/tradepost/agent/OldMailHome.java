package io.tradepost.agent;

import io.tradepost.agent.ImportDesk.ImportReport;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An installation whose server nobody asks: for what is taken in from files. */
final class OldMailHome implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final Path home;
  private LocalOffice office;

  private OldMailHome(Path home, LocalOffice office) {
    this.home = home;
    this.office = office;
  }

  /**
   * With one mailbox more than Britty's and the customer NEVIR; answers are owed for all letters.
   */
  static OldMailHome open(Path home) throws Exception {
    ShippedRules.copyTo(home.resolve("rules"));
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/password"), "secret\n");
    Files.writeString(
        home.resolve("rules/customers.yaml"),
        """
        customers:
          - { code: ES-001, name: NEVIR S.A., short: NEVIR, country: ES, domains: [nevir-demo.es], grade: A, owner: Britty }
        """);
    Files.writeString(
        home.resolve("config/tradepost.yaml"),
        """
        company: { name: Hotwell, domains: [hotwell.example], zone: Asia/Shanghai, language: en }
        mailboxes:
          - name: Britty
            address: britty@hotwell.example
            imap: { host: 127.0.0.1, port: 1, security: none }
            password: ${file:config/password}
          - name: Kevin
            address: kevin@hotwell.example
            imap: { host: 127.0.0.1, port: 1, security: none }
            password: ${file:config/password}
        reply: { since: all }
        """);
    return new OldMailHome(home, start(home));
  }

  private static LocalOffice start(Path home) throws Exception {
    return Offices.openForWriting(
        Installation.locate(home.resolve("config"), Map.of(), home), new HandedClock(NOW));
  }

  LocalOffice office() {
    return office;
  }

  Path home() {
    return home;
  }

  /** Closes the office and opens it anew. */
  void restart() throws Exception {
    office.close();
    office = start(home);
  }

  ImportReport take(Path path) throws Exception {
    return office.imports().take(path, "Britty", Progress.SILENT);
  }

  List<LetterView> search(String query) {
    return office.search(new SearchRequest(query, 10_000, false)).letters();
  }

  String raw(String letter) throws Exception {
    try (var in = office.raw(letter).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    office.close();
  }
}

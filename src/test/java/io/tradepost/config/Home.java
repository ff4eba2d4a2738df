package io.tradepost.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An installation in a folder of a test. */
record Home(Path folder) {
  static final String SETTINGS =
      """
      company: { domains: [hotwell.example], zone: Asia/Shanghai }
      mailboxes:
        - name: Britty
          address: britty@hotwell.example
          imap: { host: imap.hotwell.example }
          password: ${env:BRITTY}
      managers: [{ name: Lin, address: lin@hotwell.example }]
      """;

  Home settings(String yaml) throws IOException {
    return settings(yaml.getBytes(StandardCharsets.UTF_8));
  }

  Home settings(byte[] yaml) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.write(folder.resolve("config/tradepost.yaml"), yaml);
    return this;
  }

  Home rules(String file, String yaml) throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules").resolve(file), yaml);
    return this;
  }

  Installation installation() {
    return Installation.locate(null, Map.of("BRITTY", "secret"), folder);
  }

  Settings read() throws ConfigException {
    return installation().settings();
  }

  Rules readRules() throws ConfigException {
    return installation().rules(read());
  }
}

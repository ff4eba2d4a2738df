package io.tradepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleHomeTest {
  private static final SampleOptions OPTIONS =
      SampleOptions.demo(Instant.parse("2026-06-30T00:00:00Z"));

  @TempDir private Path dir;

  private Path write() throws IOException {
    Path shipped = Files.createDirectories(dir.resolve("shipped"));
    Files.writeString(shipped.resolve("promises.yaml"), "promises: []\n");
    Files.writeString(shipped.resolve("customers.yaml"), "customers: []\n");
    Path home = dir.resolve("home");
    SampleHome.write(home, OPTIONS, new SampleHome.Server("127.0.0.1", 1430, "geheim"), shipped);
    return home;
  }

  @Test
  void theSettingsNameEachMailboxAndNoPassword() throws IOException {
    Path home = write();
    Path file = home.resolve("config/tradepost.yaml");
    JsonNode root = new YAMLMapper().readTree(file.toFile());

    assertThat(root.at("/mailboxes/0/address").asText()).isEqualTo("britty@hotwell-demo.example");
    assertThat(root.at("/mailboxes/1/imap/port").asInt()).isEqualTo(1430);
    assertThat(root.at("/mailboxes/1/imap/security").asText()).isEqualTo("none");
    assertThat(root.at("/mailboxes/0/password").asText()).isEqualTo("${file:config/demo.password}");
    assertThat(root.at("/folders/countries/ES").asText()).isEqualTo("SP");
    assertThat(Files.readString(file)).doesNotContain("geheim");
  }

  @Test
  void thePasswordIsForItsOwnerOnly() throws IOException {
    Path file = write().resolve("config/demo.password");

    assertThat(Files.readString(file)).isEqualTo("geheim\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theCustomerFileHoldsEveryKnownCustomerOnce() throws IOException {
    Path rules = write().resolve("rules");
    JsonNode customers =
        new YAMLMapper().readTree(rules.resolve("customers.yaml").toFile()).path("customers");
    Set<String> codes = new HashSet<>();
    Set<String> domains = new HashSet<>();
    for (JsonNode c : customers) {
      assertThat(codes.add(c.path("code").asText())).isTrue();
      assertThat(c.path("country").isTextual()).isTrue();
      for (JsonNode d : c.path("domains")) {
        assertThat(domains.add(d.asText())).isTrue();
        assertThat(d.asText()).matches(".*-demo\\..*");
      }
    }

    assertThat(customers).hasSameSizeAs(SampleOffice.customers()).hasSize(60);
    assertThat(codes).contains("ES-001");
    assertThat(rules.resolve("promises.yaml")).exists();
    assertThat(Files.readString(rules.resolve("our-forwarders.yaml"))).contains("kn-demo.example");
  }

  @Test
  void writingTwiceGivesTheSame() throws IOException {
    Path home = write();
    String settings = Files.readString(home.resolve("config/tradepost.yaml"));
    write();

    assertThat(Files.readString(home.resolve("config/tradepost.yaml"))).isEqualTo(settings);
  }
}

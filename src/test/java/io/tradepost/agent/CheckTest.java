package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.agent.Office.CheckLine;
import io.tradepost.agent.Office.CheckReport;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.DemoServer;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new installation, whose settings have just been written. */
class CheckTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(7, List.of("Britty", "Kevin"), 1, Instant.EPOCH, 6_000);

  @TempDir private Path home;
  private Path shipped;

  @BeforeEach
  void ship() throws Exception {
    shipped = home.resolve("shipped");
    ShippedRules.copyTo(shipped);
  }

  private Office opened(SampleHome.Server server) throws Exception {
    SampleHome.write(home, OPTIONS, server, shipped);
    return Offices.open(locate(), false);
  }

  private Installation locate() {
    return Installation.locate(home.resolve("config"), Map.of(), home);
  }

  @Test
  void checksAMailboxBeforeThereIsAnyData() throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS);
        Office office = opened(server.address())) {
      CheckReport report = office.check(List.of("britty")).getFirst();
      Map<String, String> found =
          report.lines().stream().collect(Collectors.toMap(CheckLine::what, CheckLine::found));
      assertThat(report.ok()).isTrue();
      assertThat(found)
          .containsEntry("TLS", "none")
          .containsEntry("sign-in", "britty@hotwell-demo.example")
          .containsEntry("MOVE", "yes")
          .containsEntry("sent letters", "Sent")
          .containsEntry("will be created", "Customer, Business Assistant, Others");
      assertThat(found.get("quota")).doesNotContain("[");
      assertThat(home.resolve("data")).doesNotExist();
      assertThatThrownBy(() -> office.check(List.of("Nobody")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("There is no mailbox Nobody; there are Britty, Kevin.");
    }
  }

  @Test
  void saysThatOthersCanReadThePassword() throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS);
        Office closed = opened(server.address())) {
      assertThat(warnings(closed)).isEmpty();
      Files.setPosixFilePermissions(
          home.resolve("config/demo.password"), PosixFilePermissions.fromString("rw-r--r--"));
      try (Office open = Offices.open(locate(), false)) {
        assertThat(warnings(open))
            .singleElement()
            .asString()
            .contains("mailboxes[0].password", "can be read by others; chmod 600");
      }
    }
  }

  private static List<String> warnings(Office office) {
    return office.check(List.of("Britty")).getFirst().lines().stream()
        .filter(line -> line.what().equals("settings"))
        .map(CheckLine::advice)
        .toList();
  }

  @Test
  void aPasswordThatCannotBeHadIsNotCalledAWrongOne() throws Exception {
    try (DemoServer server = DemoServer.start(OPTIONS);
        Office office = opened(server.address())) {
      Files.delete(home.resolve("config/demo.password"));
      CheckReport report = office.check(List.of("Britty")).getFirst();
      assertThat(report.ok()).isFalse();
      assertThat(report.lines().getLast().advice())
          .contains("the password cannot be had", "demo.password")
          .doesNotContain("Check user and password");
    }
  }

  @Test
  void statusNamesMailboxesThatWereNeverLookedAt() throws Exception {
    try (Office office = opened(new SampleHome.Server("127.0.0.1", 1, "secret"))) {
      assertThat(office.status().mailboxes())
          .extracting(Office.MailboxReport::mailbox, Office.MailboxReport::error)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("Britty", Standing.NEVER),
              org.assertj.core.groups.Tuple.tuple("Kevin", Standing.NEVER));
      assertThat(home.resolve("data")).doesNotExist();
    }
  }
}

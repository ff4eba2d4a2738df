package io.tradepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Lying;
import io.tradepost.agent.ServerLook;
import io.tradepost.cli.socket.Request;
import io.tradepost.cli.terminal.Terminal;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The restore drill, by the very commands that the README tells an operator to type. */
@NeedsDovecot
class RestoreDrillTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(
          2026, List.of("Britty", "Kevin"), 150, Instant.parse("2026-06-30T00:00:00Z"), 8_000);
  private static final String BRITTY = OPTIONS.address("Britty");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path home;
  private DovecotServer server;
  private SampleHome.Server address;
  private String said = "";

  @BeforeEach
  void install() throws Exception {
    server = DovecotServer.start();
    address = new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD);
    for (Sample sample : SampleOffice.generate(OPTIONS).toList()) {
      server.deliver(
          OPTIONS.address(sample.mailbox()),
          sample.folder() == Role.INBOX ? FolderPath.INBOX : FolderPath.of("Sent"),
          sample.raw(),
          sample.internalDate(),
          sample.flags().toArray(String[]::new));
    }
    Path shipped = home.resolve("shipped");
    ShippedRules.copyTo(shipped);
    SampleHome.write(home, OPTIONS, address, shipped);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int type(List<String> words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(printed, false, StandardCharsets.UTF_8);
    Request request = new Request(words, home, new Terminal(both, both, 200, false, false));
    int status = new Tradepost(Parts.wired(Map.of()), Map.of()).run(request);
    said = printed.toString(StandardCharsets.UTF_8);
    return status;
  }

  /** The commands of the README's section, a line each. */
  private static List<List<String>> drill(String file, String section) throws Exception {
    String page = Files.readString(Path.of(file));
    String block = page.substring(page.indexOf("## " + section)).split("```", -1)[1];
    List<List<String>> commands = new ArrayList<>();
    for (String line : block.strip().lines().toList()) {
      List<String> words = new ArrayList<>();
      for (MatchResult word : WORD.matcher(line.replaceAll("#.*", "")).results().toList()) {
        words.add(word.group(1) != null ? word.group(1) : word.group(2));
      }
      assertThat(words.removeFirst()).isEqualTo("./tradepost");
      commands.add(words);
    }
    return commands;
  }

  @Test
  void theCommandsOfTheReadmeBringTheLettersBack() throws Exception {
    List<List<String>> drill = drill("README.md", "The restore drill");
    assertThat(drill("README.zh-CN.md", "恢复演练")).isEqualTo(drill);
    assertThat(type(List.of("once"))).as(said).isZero();
    assertThat(type(List.of("backup", "run"))).as(said).isZero();
    List<Lying.Place> customers = below("Customer");
    assertThat(customers).hasSizeGreaterThan(50);

    List<String> told = new ArrayList<>();
    for (List<String> command : drill) {
      assertThat(type(command)).as(command + ":\n" + said).isZero();
      told.add(said);
    }
    String count = customers.size() + " letters: ";
    assertThat(told.get(1)).contains(count + customers.size() + " to restore, 0 there already");
    assertThat(told.get(2)).contains(count + customers.size() + " restored, 0 there already");
    assertThat(told.get(3)).contains(count + "0 restored, " + customers.size() + " there already");
    assertThat(below("Restore drill")).containsExactlyInAnyOrderElementsOf(customers);
    assertThat(home.resolve("drill.zip")).isNotEmptyFile();
  }

  /** Letters in the folders below that one, each with its place there. */
  private List<Lying.Place> below(String folder) {
    return ServerLook.at(address, BRITTY).stream()
        .map(Lying::place)
        .filter(p -> p.folder().startsWith(folder + "/"))
        .map(p -> new Lying.Place(p.folder().substring(folder.length()), p.letter()))
        .toList();
  }

  private List<Lying.Place> everything() {
    return ServerLook.at(address, BRITTY).stream().map(Lying::place).toList();
  }

  /** A mailbox lost whole: what was owed before is owed after, and nothing else. */
  @Test
  void aLostMailboxComesBackAsItWas() throws Exception {
    assertThat(type(List.of("once"))).as(said).isZero();
    assertThat(type(List.of("backup", "run"))).as(said).isZero();
    List<Lying.Place> before = everything();
    type(List.of("overdue", "--at", "2026-06-30"));
    String owed = said;
    lose();
    assertThat(type(List.of("once"))).as(said).isZero();
    assertThat(type(List.of("backup", "restore", "--mailbox", "Britty"))).as(said).isZero();
    assertThat(everything()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(type(List.of("once"))).as(said).isZero();
    assertThat(everything())
        .as("nothing is filed anew")
        .containsExactlyInAnyOrderElementsOf(before);
    type(List.of("overdue", "--at", "2026-06-30"));
    assertThat(said).isEqualTo(owed);
  }

  private void lose() throws Exception {
    try (var connection =
        io.tradepost.mailbox.ImapConnection.open(server.account("Britty", BRITTY))) {
      for (var folder : connection.folders()) {
        if (folder.selectable()) {
          try (var open = connection.open(folder.path(), false)) {
            open.remove(open.uids());
          }
        }
      }
    }
  }
}

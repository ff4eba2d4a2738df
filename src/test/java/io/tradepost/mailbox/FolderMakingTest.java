package io.tradepost.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.mailbox.MailboxException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many folders are made with several commands under way at once. */
class FolderMakingTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final String ABLE = "NAMESPACE UIDPLUS";
  private static final Pattern NAMED = Pattern.compile("(CREATE|STATUS) \"?([^\" ]+)\"?.*");
  private static final List<FolderPath> THIRTY =
      IntStream.range(10, 40).mapToObj(n -> FolderPath.of("Customer", "C" + n)).toList();

  private static final class Told implements ImapConnection.Making {
    final List<FolderPath> made = new ArrayList<>();
    final Map<FolderPath, String> refused = new TreeMap<>();

    @Override
    public void made(FolderState folder) {
      made.add(folder.path());
      assertThat(folder.uidValidity()).isEqualTo(7);
    }

    @Override
    public void refused(FolderPath folder, String why) {
      refused.put(folder, why);
    }
  }

  private static @Nullable String answer(String command, String refused, String silent) {
    if (command.startsWith("NAMESPACE")) {
      return "* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n$ OK done\r\n";
    }
    Matcher named = NAMED.matcher(command);
    if (!named.matches()) {
      return "";
    }
    String name = named.group(2);
    if (name.endsWith(silent) && named.group(1).equals("STATUS")) {
      return ScriptedServer.HANG_UP;
    }
    if (name.endsWith(refused)) {
      return "$ NO [CANNOT] not under this name\r\n";
    }
    return named.group(1).equals("CREATE")
        ? "$ OK made\r\n"
        : "* STATUS \"%s\" (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 7)\r\n$ OK done\r\n".formatted(name);
  }

  @Test
  void aRefusedNameInTheMiddleIsThatFoldersAlone() throws Exception {
    try (var server = ScriptedServer.with(ABLE, c -> answer(c, "C20", "nobody"));
        var connection = ImapConnection.open(server.account(PATIENT))) {
      Told told = new Told();
      connection.make(THIRTY, told);
      List<FolderPath> others = new ArrayList<>(THIRTY);
      others.remove(FolderPath.of("Customer", "C20"));
      assertThat(told.made).isEqualTo(others);
      assertThat(told.refused).containsOnlyKeys(FolderPath.of("Customer", "C20"));
      assertThat(told.refused.values()).allMatch(why -> why.contains("not under this name"));
      // Commands and answers still belong together.
      assertThat(connection.status(THIRTY.get(3)).path()).isEqualTo(THIRTY.get(3));
      List<String> said = server.heard().stream().filter(c -> !c.startsWith("LIST")).toList();
      int first = said.indexOf("CREATE Customer/C10");
      assertThat(said.subList(first, first + 12)).allMatch(c -> c.startsWith("CREATE"));
      assertThat(said).contains("SUBSCRIBE Customer");
      assertThat(said).filteredOn(c -> c.startsWith("SUBSCRIBE Customer/")).hasSize(29);
      assertThat(said).doesNotContain("SUBSCRIBE Customer/C20");
    }
  }

  @Test
  void whatWasMadeBeforeTheConnectionBrokeIsTold() throws Exception {
    try (var server = ScriptedServer.with(ABLE, c -> answer(c, "nobody", "C30"));
        var connection = ImapConnection.open(server.account(PATIENT))) {
      Told told = new Told();
      assertThatThrownBy(() -> connection.make(THIRTY, told))
          .satisfies(MailboxContract.kind(Kind.LOST));
      assertThat(told.made)
          .hasSizeLessThanOrEqualTo(20)
          .isEqualTo(THIRTY.subList(0, told.made.size()));
    }
  }

  /** So long a name takes more than its share of what is under way. */
  @Test
  void aLongNameGoesByItself() throws Exception {
    FolderPath longest = FolderPath.of("Customer", "x".repeat(500));
    try (var server = ScriptedServer.with(ABLE, c -> answer(c, "nobody", "nobody"));
        var connection = ImapConnection.open(server.account(PATIENT))) {
      List<FolderPath> all = new ArrayList<>(THIRTY.subList(0, 5));
      all.add(FolderPath.of("客户", "山田商会"));
      List<FolderPath> wanted = new ArrayList<>(all);
      wanted.add(longest);
      all.add(2, longest);
      Told told = new Told();
      connection.make(all, told);
      assertThat(told.made).isEqualTo(wanted);
    }
  }
}

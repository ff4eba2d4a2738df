package io.tradepost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/**
 * What a pass of Tradepost brought where, as its ledger tells: one command for each target folder,
 * copies first, and then in the order in which that costs a server the least, the largest first.
 */
final class Job {
  private record Way(String kind, String source, String target) {}

  private final Map<Way, List<Long>> ways = new LinkedHashMap<>();

  static Job of(Path ledger) throws SQLException {
    Job job = new Job();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT i.kind, f.path, i.target, c.uid FROM intent i JOIN intent_copy c ON"
                    + " c.intent = i.id JOIN folder f ON f.id = i.source ORDER BY c.uid")) {
      while (rows.next()) {
        job.ways
            .computeIfAbsent(
                new Way(rows.getString(1), rows.getString(2), rows.getString(3)),
                w -> new ArrayList<>())
            .add(rows.getLong(4));
      }
    }
    return job;
  }

  long letters() {
    return ways.values().stream().mapToLong(List::size).sum();
  }

  long commands() {
    return ways.size();
  }

  private List<Map.Entry<Way, List<Long>>> inOrder() {
    return ways.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Way, List<Long>> e) -> e.getKey().kind())
                .thenComparing(e -> -e.getValue().size()))
        .toList();
  }

  /** The server's floor: makes the folders and sends the commands, and nothing else. */
  void carryOut(Imap imap) throws IOException {
    for (String target : new TreeSet<>(ways.keySet().stream().map(Way::target).toList())) {
      imap.send("CREATE " + quoted(target));
    }
    String selected = "";
    for (Map.Entry<Way, List<Long>> entry : inOrder()) {
      Way way = entry.getKey();
      if (!way.source().equals(selected)) {
        imap.send("SELECT " + quoted(way.source()));
        selected = way.source();
      }
      imap.send("UID " + way.kind() + " " + set(entry.getValue()) + " " + quoted(way.target()));
    }
  }

  /** The same as a script of imapfilter, which is told the very letters and searches for none. */
  String imapfilterScript(int port, String user) {
    StringBuilder lua = new StringBuilder();
    lua.append("options.timeout = 300\noptions.info = false\noptions.starttls = false\n");
    lua.append("options.certificates = false\n");
    lua.append("a = IMAP { server = '127.0.0.1', port = ").append(port);
    lua.append(", username = '").append(user);
    lua.append("', password = '").append(Mailserver.PASSWORD).append("' }\n");
    for (String target : new TreeSet<>(ways.keySet().stream().map(Way::target).toList())) {
      lua.append("a:create_mailbox(").append(luaText(target)).append(")\n");
    }
    for (Map.Entry<Way, List<Long>> entry : inOrder()) {
      Way way = entry.getKey();
      lua.append("do local m = a[").append(luaText(way.source())).append("]; Set {");
      entry.getValue().forEach(uid -> lua.append("{m,").append(uid).append("},"));
      lua.append("}:").append(way.kind().equals("MOVE") ? "move_messages" : "copy_messages");
      lua.append("(a[").append(luaText(way.target())).append("]) end\n");
    }
    return lua.toString();
  }

  private static String luaText(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String quoted(String folder) {
    return '"'
        + BASE64MailboxEncoder.encode(folder).replace("\\", "\\\\").replace("\"", "\\\"")
        + '"';
  }

  private static String set(List<Long> uids) {
    StringBuilder set = new StringBuilder();
    int i = 0;
    while (i < uids.size()) {
      int j = i;
      while (j + 1 < uids.size() && uids.get(j + 1) == uids.get(j) + 1) {
        j++;
      }
      set.append(set.isEmpty() ? "" : ",").append(uids.get(i));
      if (j > i) {
        set.append(':').append(uids.get(j));
      }
      i = j + 1;
    }
    return set.toString();
  }
}

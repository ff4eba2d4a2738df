package io.tradepost.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the demo tells, as text for a terminal. */
public final class DemoStory {
  private static final int LINES = 8;

  private DemoStory() {}

  private static final class Node {
    final Map<String, Node> children = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    long own;

    long all() {
      return own + children.values().stream().mapToLong(Node::all).sum();
    }
  }

  /**
   * A mailbox's folders as a tree with the number of letters in each, the sum for folders that hold
   * folders. Folders of the same parent beyond the eighth are told in one line.
   *
   * @param letters from a folder's path with {@code /} to its number of letters
   * @return lines that end in {@code \n}
   */
  public static String tree(String mailbox, Map<String, Long> letters) {
    Node root = new Node();
    letters.forEach(
        (path, count) -> {
          Node node = root;
          for (String name : path.split("/", -1)) {
            node = node.children.computeIfAbsent(name, n -> new Node());
          }
          node.own += count;
        });
    StringBuilder out = new StringBuilder(mailbox + "  (" + letters(root.all()) + ")\n");
    branches(out, inboxFirst(root.children), "");
    return out.toString();
  }

  /** Two trees with their titles, one under the other. */
  public static String beforeAndAfter(
      String mailbox, Map<String, Long> before, Map<String, Long> after) {
    return "Before:\n" + tree(mailbox, before) + "\nAfter:\n" + tree(mailbox, after);
  }

  private static Map<String, Node> inboxFirst(Map<String, Node> children) {
    Map<String, Node> ordered = new LinkedHashMap<>();
    Node inbox = children.get("INBOX");
    if (inbox != null) {
      ordered.put("INBOX", inbox);
    }
    children.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static void branches(StringBuilder out, Map<String, Node> children, String indent) {
    int shown = indent.isEmpty() || children.size() <= LINES + 1 ? children.size() : LINES;
    int index = 0;
    long rest = 0;
    for (Map.Entry<String, Node> e : children.entrySet()) {
      index++;
      if (index > shown) {
        rest += e.getValue().all();
        continue;
      }
      boolean last = index == children.size();
      out.append(indent).append(last ? "└─ " : "├─ ");
      out.append(e.getKey()).append("  ").append(e.getValue().all()).append('\n');
      branches(out, e.getValue().children, indent + (last ? "   " : "│  "));
    }
    if (shown < children.size()) {
      out.append(indent).append("└─ … ").append(children.size() - shown);
      out.append(" more folders  ").append(rest).append('\n');
    }
  }

  private static String letters(long count) {
    return count == 1 ? "1 letter" : count + " letters";
  }
}

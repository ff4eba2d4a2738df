package io.tradepost.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tables of files and the errors they bring. */
final class Cases {
  /** One file: its name, its text, and what is said of it, each error on a line. */
  record Case(String name, String file, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Cases() {}

  static List<Case> of(String resource) throws IOException {
    try (InputStream in = Cases.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases = new ArrayList<>();
      for (String block : text.substring(text.indexOf("\n=== ") + 1).split("(?m)^=== ", -1)) {
        if (!block.isEmpty()) {
          cases.add(one(block));
        }
      }
      return cases;
    }
  }

  private static Case one(String block) {
    int first = block.indexOf('\n');
    int end = block.lastIndexOf("\n---\n") < first ? first : block.lastIndexOf("\n---\n") + 1;
    String file = end == first ? "" : block.substring(first + 1, end);
    String expected = block.substring(block.indexOf("---\n", end) + 4).strip();
    return new Case(block.substring(0, first), file.replace("{base}\n", Home.SETTINGS), expected);
  }
}

package io.tradepost.config;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of values that name folders on a server. */
final class FolderKinds {
  private static final String RULE =
      ", without control characters and * % \\ \", each name of up to 80 characters and without"
          + " blanks at its ends";

  /** One level's name. */
  static final Kind<String> NAME =
      new Kind<>(
          "the name of one folder" + RULE,
          text -> {
            if (text.contains("/")) {
              throw new Unfit("a / would make it two folders");
            }
            return path(text);
          });

  /** A path with {@code /} between names. */
  static final Kind<String> PATH = new Kind<>("a folder's path" + RULE, FolderKinds::path);

  /** The same, or {@code auto}, which is given as an empty text. */
  static final Kind<String> PATH_OR_AUTO =
      new Kind<>("auto, or a folder's path" + RULE, text -> text.equals("auto") ? "" : path(text));

  /** The same, or an empty text for none. */
  static final Kind<String> PATH_OR_NOTHING =
      new Kind<>("\"\", or a folder's path" + RULE, text -> text.isEmpty() ? "" : path(text));

  private FolderKinds() {}

  private static String path(String text) throws Unfit {
    List<String> names = Stream.of(text.split("/", -1)).toList();
    for (String name : names) {
      boolean wild = name.chars().anyMatch(c -> "*%\\\"".indexOf(c) >= 0);
      if (name.isEmpty()
          || name.length() > 80
          || !name.equals(name.strip())
          || name.equals(".")
          || name.equals("..")
          || wild
          || Kinds.hasControl(name)) {
        throw new Unfit();
      }
    }
    return text;
  }
}

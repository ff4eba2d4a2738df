package io.tradepost.archive.old;

import io.tradepost.mailbox.FolderPath;
import java.util.Locale;

/** Names of folders out of files, as a folder's path can hold them. */
final class OldFolders {
  private OldFolders() {}

  /** A path has {@code /} between its names, and no name is empty. */
  static String segment(String name) {
    String plain =
        name.codePoints()
            .map(c -> c == '/' ? '-' : Character.isISOControl(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return plain.isEmpty() ? "_" : plain;
  }

  /** The folder of that name, whose file or folder may carry a program's ending. */
  static FolderPath child(FolderPath folder, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : new String[] {".sbd", ".mbox", ".mbx"}) {
      if (lower.endsWith(ending) && name.length() > ending.length()) {
        return folder.child(segment(name.substring(0, name.length() - ending.length())));
      }
    }
    return folder.child(segment(name));
  }
}

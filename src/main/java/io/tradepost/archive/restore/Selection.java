package io.tradepost.archive.restore;

import io.tradepost.archive.backup.Copy;
import io.tradepost.mailbox.FolderPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which letters of a backup, and where they go.
 *
 * @param folderOrNull those of this folder and the ones below it; null for all
 * @param letterOrNull a letter's short id or Message-ID; null for all
 * @param intoOrNull null for the place where each lay. Else a letter, or a folder's letters, go
 *     there, folders below keep their names below it, and where all are brought back each folder
 *     keeps its whole path below it
 * @param withGone also letters that lay on the server no longer when the backup was made
 */
public record Selection(
    @Nullable FolderPath folderOrNull,
    @Nullable String letterOrNull,
    @Nullable FolderPath intoOrNull,
    boolean withGone) {

  /** Everything, to where it lay. */
  public static final Selection ALL = new Selection(null, null, null, true);

  /** Whether the letters go back to where they lay. */
  boolean toOriginalPlace() {
    return intoOrNull == null;
  }

  boolean includes(Copy copy) {
    return includes(copy.folder())
        && (withGone || copy.gone().isEmpty())
        && (letterOrNull == null
            || copy.letter().value().equals(letterOrNull)
            || Identity.messageId(copy.messageId()).equals(Identity.messageId(letterOrNull)));
  }

  private boolean includes(FolderPath folder) {
    return folderOrNull == null || folder.within(folderOrNull);
  }

  /** The folder that is to be there, also where it holds no letter; empty for none. */
  Optional<FolderPath> place(FolderPath folder) {
    return letterOrNull == null && includes(folder)
        ? Optional.of(target(folder))
        : Optional.empty();
  }

  FolderPath target(FolderPath folder) {
    if (intoOrNull == null) {
      return folder;
    }
    if (letterOrNull != null) {
      return intoOrNull;
    }
    int from = folderOrNull == null ? 0 : folderOrNull.segments().size();
    FolderPath target = intoOrNull;
    for (String name : folder.segments().subList(from, folder.segments().size())) {
      target = target.child(name);
    }
    return target;
  }
}

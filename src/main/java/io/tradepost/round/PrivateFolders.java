package io.tradepost.round;

import io.tradepost.mailbox.FolderPath;
import java.util.List;

/** Folders that a mailbox keeps to itself, with all below them. */
public record PrivateFolders(List<FolderPath> folders) {
  public PrivateFolders {
    folders = List.copyOf(folders);
  }

  boolean include(FolderPath path) {
    return folders.stream().anyMatch(path::within);
  }
}

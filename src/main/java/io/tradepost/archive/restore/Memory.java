package io.tradepost.archive.restore;

import io.tradepost.archive.backup.Copy;
import io.tradepost.mailbox.FolderPath;
import java.util.List;
import java.util.Map;

/** What the agent remembers of the mailbox that letters are brought back to. */
public interface Memory {
  /** The SHA-256 of letters in a folder as it is numbered now, by UID, as far as it is known. */
  Map<Long, String> digests(FolderPath folder, long validity);

  /** Letters are about to be brought to a folder. Has it for good when this returns. */
  void bringing(FolderPath folder, List<Copy> letters);

  /** Of nothing. */
  Memory NONE =
      new Memory() {
        @Override
        public Map<Long, String> digests(FolderPath folder, long validity) {
          return Map.of();
        }

        @Override
        public void bringing(FolderPath folder, List<Copy> letters) {
          // Nobody remembers.
        }
      };
}

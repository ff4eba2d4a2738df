package io.tradepost.filing;

import io.tradepost.mailbox.FolderPath;
import java.util.List;

/**
 * What is to be done with a letter, and the reasons that led there.
 *
 * @param reasons in the order in which they were found, never empty
 */
public record Decision(Verdict verdict, List<Reason> reasons) {
  /** What is to be done. */
  public sealed interface Verdict {
    /** It belongs into that folder. */
    record File(Category category, FolderPath target) implements Verdict {}

    /**
     * A letter of ours: it belongs also into each of these customers' folders (none: it stays in
     * Sent alone).
     */
    record BringTo(List<File> targets) implements Verdict {
      public BringTo {
        targets = List.copyOf(targets);
      }
    }

    /** It stays where it is. */
    record Leave() implements Verdict {}
  }

  public Decision {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a decision without a reason");
    }
  }
}

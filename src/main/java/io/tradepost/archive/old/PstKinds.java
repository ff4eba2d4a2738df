package io.tradepost.archive.old;

import java.util.Locale;
import java.util.Optional;

/** What Outlook's items are, by their message class ([MS-OXPROPS], PidTagMessageClass). */
final class PstKinds {
  private PstKinds() {}

  /** What an item is that is no letter; empty for a letter. */
  static Optional<String> notLetter(String messageClass) {
    String name = messageClass.toLowerCase(Locale.ROOT);
    if (is(name, "ipm.appointment")) {
      return Optional.of("calendar item");
    }
    if (is(name, "ipm.contact") || is(name, "ipm.abchperson")) {
      return Optional.of("contact");
    }
    if (is(name, "ipm.distlist")) {
      return Optional.of("distribution list");
    }
    if (is(name, "ipm.task")) {
      return Optional.of("task");
    }
    if (is(name, "ipm.activity")) {
      return Optional.of("journal entry");
    }
    if (is(name, "ipm.stickynote")) {
      return Optional.of("note");
    }
    if (is(name, "ipm.post.rss")) {
      return Optional.of("news feed's entry");
    }
    return is(name, "ipm.document") ? Optional.of("document") : Optional.empty();
  }

  private static boolean is(String name, String kind) {
    return name.equals(kind) || name.startsWith(kind + ".");
  }
}

package io.tradepost.agent;

import io.tradepost.config.Settings;
import io.tradepost.round.Desk;
import io.tradepost.round.Retention;
import java.time.Instant;
import java.util.List;

/**
 * Lets letters go whose retention time is over, around a run of the backups. One that waits for an
 * import that is under way, or for backups to become good, is dropped after the next run.
 */
final class Retaining {
  private final Settings.Retention settings;
  private final Desk desk;
  private final Retention retention;
  private final Posts posts;
  private final LocalImportDesk imports;

  Retaining(Settings.Retention settings, Desk desk, Posts posts, LocalImportDesk imports) {
    this.settings = settings;
    this.desk = desk;
    this.retention = new Retention(desk, settings.customers());
    this.posts = posts;
    this.imports = imports;
  }

  /** What has to be set right before anything is let go; empty where nothing has. */
  List<String> hindrances() {
    return settings.after().isEmpty()
        ? List.of()
        : retention.unknown().stream()
            .map(
                name ->
                    "backup.hold names the customer '%s', whom the customer file does not know;"
                            .formatted(name)
                        + " until that is set right nothing is let go.")
            .toList();
  }

  /** Lets a mailbox's letters go that are due; gives how many. */
  long letGo(String mailbox) {
    if (settings.after().isEmpty()
        || settings.mailboxes().contains(mailbox)
        || !hindrances().isEmpty()) {
      return 0;
    }
    Instant before =
        desk.now().atZone(desk.zone()).minus(settings.after().orElseThrow()).toInstant();
    return retention.letGo(mailbox, before);
  }

  /** The year's backups stand without what was let go: its bytes are not needed any longer. */
  void drop(String mailbox, int year) {
    posts
        .named(List.of(mailbox))
        .getFirst()
        .still(() -> imports.whileIdle(() -> retention.drop(mailbox, year)));
  }
}

package io.tradepost.round;

import io.tradepost.mailbox.ImapConnection;
import java.util.Optional;

/** Where a pass gets a second connection to its mailbox, for as long as it has much to file. */
@FunctionalInterface
public interface SecondLine {
  /** One line must do. */
  SecondLine NONE = Optional::empty;

  /**
   * Connects, for the caller to close; called on a thread of its own. Empty where no second
   * connection is allowed now, or the server gives none: then all goes over the first.
   */
  Optional<ImapConnection> open();
}

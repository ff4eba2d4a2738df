package io.tradepost.config;

import io.tradepost.config.Settings.Leave;
import io.tradepost.config.Settings.Mailbox;
import io.tradepost.config.Settings.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code mailboxes[].leave}, and holds the stand-ins against the mailboxes. */
final class LeaveReader {
  private final List<Named> named = new ArrayList<>();

  private record Named(String mailbox, Section group, Leave leave) {}

  /** The leaves of a mailbox; those that are wrong are left out. */
  List<Leave> read(String mailbox, Section group) {
    List<Leave> leaves = new ArrayList<>();
    for (Section one : group.groups("leave")) {
      leave(mailbox, one).ifPresent(leaves::add);
    }
    leaves.sort(Comparator.comparing(Leave::from));
    for (int i = 1; i < leaves.size(); i++) {
      if (!leaves.get(i).from().isAfter(leaves.get(i - 1).to())) {
        group.error(
            "leave",
            "the leave from "
                + leaves.get(i).from()
                + " begins before the one from "
                + leaves.get(i - 1).from()
                + " has ended; make them one, or end the first sooner");
      }
    }
    return List.copyOf(leaves);
  }

  private Optional<Leave> leave(String mailbox, Section one) {
    Optional<LocalDate> from = one.need("from", Kinds.DAY);
    Optional<LocalDate> to = one.need("to", Kinds.DAY);
    String standIn = one.get("stand-in", Kinds.PERSON_NAME, "");
    one.done();
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().isBefore(from.get())) {
      one.error("to", "found " + to.get() + ", allowed is a day from " + from.get() + " on");
      return Optional.empty();
    }
    Leave leave = new Leave(from.get(), to.get(), standIn);
    named.add(new Named(mailbox, one, leave));
    return Optional.of(leave);
  }

  /** Once all mailboxes are known: whether each stand-in is one who can answer. */
  void standIns(List<Mailbox> mailboxes) {
    for (Named one : named) {
      String standIn = one.leave.standIn();
      if (!standIn.isEmpty()) {
        mailboxes.stream()
            .filter(m -> m.name().equals(standIn))
            .findFirst()
            .ifPresentOrElse(m -> standIn(one, m), () -> unknown(one, mailboxes));
      }
    }
  }

  private static void standIn(Named one, Mailbox standIn) {
    if (standIn.name().toLowerCase(Locale.ROOT).equals(one.mailbox.toLowerCase(Locale.ROOT))) {
      one.group.error("stand-in", "nobody stands in for themselves; name a colleague");
    } else if (standIn.status() == Status.LEFT) {
      one.group.error("stand-in", standIn.name() + " has left; name another colleague");
    } else if (standIn.leaves().stream().anyMatch(other -> overlap(one.leave, other))) {
      one.group.warning("stand-in", standIn.name() + " is on leave in these days, too");
    }
  }

  private static boolean overlap(Leave one, Leave other) {
    return !one.from().isAfter(other.to()) && !other.from().isAfter(one.to());
  }

  private static void unknown(Named one, List<Mailbox> mailboxes) {
    List<String> names = mailboxes.stream().map(Mailbox::name).toList();
    one.group.error(
        "stand-in",
        "found "
            + Words.quoted(one.leave.standIn())
            + ", allowed is the name of a mailbox: "
            + String.join(", ", names));
  }
}

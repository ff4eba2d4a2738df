package io.tradepost.mailbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognises letters in another folder where the server does not say which is which. */
final class Likeness {
  private Likeness() {}

  /** From the UID lost to the UID found; each found letter is used once, the newest first. */
  static Map<Long, Long> match(Collection<Envelope> lost, Collection<Envelope> there) {
    Map<String, List<Envelope>> byKey = new HashMap<>();
    for (Envelope e : there) {
      byKey.computeIfAbsent(key(e), k -> new java.util.ArrayList<>()).add(e);
    }
    byKey.values().forEach(l -> l.sort(Comparator.comparingLong(Envelope::uid).reversed()));
    Map<Long, Long> found = new HashMap<>();
    Set<Long> used = new HashSet<>();
    for (Envelope e : lost) {
      Optional<Envelope> same =
          byKey.getOrDefault(key(e), List.of()).stream()
              .filter(c -> !used.contains(c.uid()))
              .findFirst();
      same.ifPresent(
          c -> {
            used.add(c.uid());
            found.put(e.uid(), c.uid());
          });
    }
    return found;
  }

  /** MOVE and COPY keep INTERNALDATE (RFC 3501 §6.4.7); servers store it in whole seconds. */
  private static String key(Envelope e) {
    String who = e.messageId().isEmpty() ? "from " + e.from() : e.messageId();
    return who + "\n" + e.size() + "\n" + e.internalDate().getEpochSecond();
  }
}

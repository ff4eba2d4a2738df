package io.tradepost.filing;

import io.tradepost.letter.Address;
import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people taught by moving letters to folders that are no customer's own. (What they taught by
 * moving letters to a customer's folder stands with the customer, as learned addresses.)
 *
 * <p>Immutable.
 */
public final class Lessons {
  /** Nothing was taught yet. */
  public static final Lessons NONE = new Lessons(Map.of());

  private final Map<String, List<Lesson>> byAddress;

  private Lessons(Map<String, List<Lesson>> byAddress) {
    this.byAddress = byAddress;
  }

  /** These lessons; of two for an address in the same mailbox, the newer one counts. */
  public static Lessons of(Collection<Lesson> lessons) {
    Map<String, List<Lesson>> byAddress = new HashMap<>();
    lessons.stream()
        .sorted(
            Comparator.comparing(Lesson::taught)
                .reversed()
                .thenComparing(Lesson::folder)
                .thenComparing(Lesson::mailbox))
        .forEach(l -> byAddress.computeIfAbsent(l.address(), a -> new ArrayList<>()).add(l));
    byAddress.replaceAll((address, taught) -> List.copyOf(taught));
    return new Lessons(byAddress);
  }

  /** These and one more. */
  public Lessons with(Lesson lesson) {
    List<Lesson> all = new ArrayList<>(lessons());
    all.add(lesson);
    return of(all);
  }

  /** These without what was taught of an address, as when it was taught to be a customer's. */
  public Lessons without(String address) {
    Map<String, List<Lesson>> rest = new HashMap<>(byAddress);
    rest.remove(new Address("", address).key());
    return new Lessons(rest);
  }

  /** All of them, in no order. */
  public List<Lesson> lessons() {
    return byAddress.values().stream().flatMap(List::stream).toList();
  }

  /**
   * What counts for letters from that address in that mailbox: what was taught there, else what was
   * taught elsewhere of the office's own places. A folder that one person made is in that person's
   * mailbox only.
   */
  Optional<Lesson> find(Address address, String mailbox, FolderNames names) {
    List<Lesson> taught = byAddress.getOrDefault(address.key(), List.of());
    Optional<Lesson> here = taught.stream().filter(l -> l.mailbox().equals(mailbox)).findFirst();
    return here.or(() -> taught.stream().filter(l -> isOffices(l.folder(), names)).findFirst());
  }

  private static boolean isOffices(FolderPath folder, FolderNames names) {
    FolderScheme scheme = names.scheme();
    return folder.equals(scheme.businessAssistant()) || folder.equals(scheme.others());
  }
}

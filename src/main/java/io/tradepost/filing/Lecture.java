package io.tradepost.filing;

import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.letter.Address;
import io.tradepost.mailbox.FolderPath;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person's move of a letter teaches. Only whole addresses are learnt, never domains: who
 * moves one letter says nothing of the sender's colleagues.
 */
final class Lecture {
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  private final Knowledge knowledge;
  private final FolderNames names;
  private final Rulebook.Move move;

  Lecture(Knowledge knowledge, Rulebook.Move move) {
    this.knowledge = knowledge;
    this.names = knowledge.names();
    this.move = move;
  }

  Teaching on(Origin origin) {
    FolderPath to = move.to();
    if (to.within(FolderPath.INBOX) || move.special().stream().anyMatch(to::within)) {
      return new Teaching.Nothing(Ground.TEACH_SPECIAL.because(to.toString()));
    }
    return switch (origin) {
      case Origin.Outsider(var address, var others) -> learnt(address);
      case Origin.WebForm(var sender, var buyer) -> learnt(buyer.address());
      case Origin.Relay(var platform, var buyer, var how) ->
          buyer.hasAddress()
              ? learnt(buyer.address())
              : new Teaching.Nothing(Ground.TEACH_PLATFORM.because(platform.name()));
      case Origin.Notice(var platform, var address) ->
          new Teaching.Nothing(Ground.TEACH_PLATFORM.because(platform.name()));
      case Origin.Colleague colleague -> new Teaching.Nothing(Ground.TEACH_OURS.because());
      case Origin.Bounce bounce -> new Teaching.Nothing(Ground.TEACH_MACHINE.because());
      case Origin.Nobody nobody -> new Teaching.Nothing(Ground.TEACH_NOBODY.because());
    };
  }

  private Teaching learnt(Address sender) {
    FolderPath to = move.to();
    Optional<Customer> customer = names.customerAt(to);
    if (customer.isPresent() && names.isOwnFolder(customer.get(), to)) {
      return new Teaching.CustomerAddress(customer.get().key(), sender.key());
    }
    if (customer.isPresent() && isSorting(sender, customer.get())) {
      return new Teaching.Nothing(Ground.TEACH_SORTED.because(to.toString()));
    }
    Optional<Country> country = newCustomersCountry(names.scheme(), to);
    if (customer.isEmpty() && country.isPresent()) {
      return new Teaching.NewCustomer(country.get(), to.name(), sender, to);
    }
    return new Teaching.Placement(sender.key(), to);
  }

  /**
   * Whether the letter went from a customer's folder to one that a person made below it, as for an
   * order: the customer was right, and the sender's next letter is of another order. Where it lay
   * because of a lesson, the lesson was wrong.
   */
  private boolean isSorting(Address sender, Customer customer) {
    boolean same =
        names.customerAt(move.from()).filter(c -> c.key().equals(customer.key())).isPresent();
    boolean taught =
        knowledge
            .lessons()
            .find(sender, knowledge.mailbox(), names)
            .filter(lesson -> lesson.folder().equals(move.from()))
            .isPresent();
    return same && !taught;
  }

  /**
   * The country, where the folder is just the one that a customer of its name would be given: else
   * the next letter would go to another folder than the one the person made.
   */
  private static Optional<Country> newCustomersCountry(FolderScheme scheme, FolderPath folder) {
    int depth = scheme.customer().segments().size() + 2;
    if (folder.segments().size() != depth
        || !folder.within(scheme.customer())
        || !LeafName.safe(folder.name()).equals(folder.name())) {
      return Optional.empty();
    }
    String name = folder.segments().get(depth - 2);
    Country byAlias = scheme.countryByAlias(name);
    Country country = !byAlias.isKnown() && COUNTRIES.contains(name) ? new Country(name) : byAlias;
    return Optional.of(country).filter(c -> scheme.country(c).child(folder.name()).equals(folder));
  }
}

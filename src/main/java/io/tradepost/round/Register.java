package io.tradepost.round;

import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerDirectory;
import io.tradepost.customer.Freemail;
import io.tradepost.filing.Category;
import io.tradepost.filing.FolderNames;
import io.tradepost.filing.FolderScheme;
import io.tradepost.filing.Knowledge;
import io.tradepost.filing.Lesson;
import io.tradepost.filing.Lessons;
import io.tradepost.filing.Opinion;
import io.tradepost.filing.Rulebook;
import io.tradepost.filing.Ruling;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.Customers.Entry;
import io.tradepost.ledger.Ledger;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.Role;
import io.tradepost.search.FilingFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The customer file, the lessons and the rules as they stand: the seed from the rule files together
 * with what the ledger holds. Changed only within a write of the ledger, which is one at a time;
 * read by all.
 */
public final class Register {
  private final Ledger ledger;
  private final List<Customer> seed;
  private final Freemail freemail;
  private final FolderScheme scheme;
  private final Rulebook rulebook;
  private final String rules;
  private final Function<Country, List<String>> countryNames;
  private final Lock settling = new ReentrantLock();
  private final Map<String, Optional<FolderPath>> sentFolders = new ConcurrentHashMap<>();
  private final AtomicLong states = new AtomicLong();
  private volatile State state;

  /** A moment's customer file, lessons and rules; each change makes another. */
  private record State(
      long number,
      CustomerDirectory directory,
      FolderNames names,
      Lessons lessons,
      String edition) {}

  /**
   * @param seed the customers of the rule files
   * @param rules a digest of the rule files and of all settings that decide where letters go
   * @param countryNames by which further names a country is searched for
   */
  public Register(
      Ledger ledger,
      List<Customer> seed,
      Freemail freemail,
      FolderScheme scheme,
      Rulebook rulebook,
      String rules,
      Function<Country, List<String>> countryNames) {
    this.ledger = ledger;
    this.seed = List.copyOf(seed);
    this.freemail = freemail;
    this.scheme = scheme;
    this.rulebook = rulebook;
    this.rules = rules;
    this.countryNames = countryNames;
    this.state = ledger.read(this::load);
  }

  /** Held by whoever decides on what waits, in all mailboxes: one at a time. */
  Lock settling() {
    return settling;
  }

  /** Where a mailbox keeps its sent letters, as its server was found to have it. */
  void sentLiesIn(String mailbox, Optional<FolderPath> folder) {
    sentFolders.put(mailbox, folder);
  }

  /** Whether the mailbox's folders have been listed since the start. */
  boolean knowsFoldersOf(String mailbox) {
    return sentFolders.containsKey(mailbox);
  }

  /** Whether the folder is where the mailbox keeps its sent letters. */
  boolean isSent(String mailbox, FolderPath folder) {
    return sentFolders.getOrDefault(mailbox, Optional.empty()).filter(folder::equals).isPresent();
  }

  /** Every customer, merged ones included. */
  public CustomerDirectory directory() {
    return state.directory();
  }

  /**
   * Which state of rules, customer file and lessons decides; newcomers that letters bring do not
   * change it.
   */
  String edition() {
    return state.edition();
  }

  Ruling decide(String mailbox, Letter letter, Set<String> conversationCustomers) {
    return rulebook.decide(letter, knowledge(mailbox, conversationCustomers));
  }

  /**
   * What the rulebook says on a letter by itself, as of a moment.
   *
   * @param state the number of the state by which it was said
   */
  record Advice(Opinion opinion, long state) {}

  /**
   * Asks the rulebook before the letter's conversation is known; empty where a folder's letters are
   * not decided on.
   */
  Optional<Advice> advise(String mailbox, Role role, Letter letter) {
    State now = state;
    return opinion(now, mailbox, role, letter, Set.of()).map(o -> new Advice(o, now.number()));
  }

  /** The opinion on a letter that has come in; within the write that enters it. */
  Optional<Opinion> opinion(
      String mailbox, Role role, Incoming in, Supplier<Set<String>> conversationCustomers) {
    Optional<Opinion> advised =
        in.advice().filter(advice -> advice.state() == state.number()).map(Advice::opinion);
    if (advised.filter(Opinion::alone).isPresent()) {
      return advised;
    }
    Set<String> known = conversationCustomers.get();
    return advised.isPresent() && known.isEmpty()
        ? advised
        : opinion(state, mailbox, role, in.letter(), known);
  }

  private Optional<Opinion> opinion(
      State now, String mailbox, Role role, Letter letter, Set<String> conversationCustomers) {
    Knowledge knowledge = knowledge(now, mailbox, conversationCustomers);
    return switch (role) {
      case INBOX -> Optional.of(rulebook.opinionOn(letter, knowledge));
      case SENT -> Optional.of(rulebook.opinionOnSent(letter, knowledge));
      case ARCHIVE, NONE, DRAFTS, JUNK, TRASH, ALL -> Optional.empty();
    };
  }

  Ruling decideSent(String mailbox, Letter letter, Set<String> conversationCustomers) {
    return rulebook.decideSent(letter, knowledge(mailbox, conversationCustomers));
  }

  Knowledge knowledge(String mailbox, Set<String> conversationCustomers) {
    return knowledge(state, mailbox, conversationCustomers);
  }

  private static Knowledge knowledge(State now, String mailbox, Set<String> conversationCustomers) {
    return new Knowledge(
        now.directory(), now.names(), now.lessons(), mailbox, conversationCustomers);
  }

  Rulebook rulebook() {
    return rulebook;
  }

  /**
   * The category of what lies in a folder of the scheme; empty for a folder of the salesperson's
   * own.
   */
  Optional<Category> categoryAt(FolderPath path) {
    State now = state;
    Optional<Category> customer = now.names().customerAt(path).map(now.names()::category);
    if (customer.isPresent()) {
      return customer;
    }
    if (path.within(scheme.businessAssistant())) {
      return Optional.of(new Category.BusinessAssistant());
    }
    return path.within(scheme.others()) ? Optional.of(new Category.Others()) : Optional.empty();
  }

  /** What a letter of this category is found by. */
  FilingFacts facts(Category category) {
    return switch (category) {
      case Category.Customer(var key, var country, var company) -> {
        Optional<Customer> customer = directory().find(key);
        Set<String> names = new TreeSet<>();
        customer.ifPresent(c -> names.addAll(List.of(c.key(), c.code(), c.name(), c.shortName())));
        names.add(key);
        names.add(company);
        names.remove("");
        yield new FilingFacts(
            category.label(),
            country.label(),
            countryNames.apply(country),
            company,
            customer.map(Customer::key).orElse(key),
            List.copyOf(names));
      }
      case Category.BusinessAssistant b -> plain(category);
      case Category.Sent s -> plain(category);
      case Category.Others o -> plain(category);
    };
  }

  private static FilingFacts plain(Category category) {
    return new FilingFacts(category.label(), "", List.of(), "", "", List.of());
  }

  /** Enters a customer whom a letter brought; decisions made before stand. */
  void enterNewcomer(Book book, Customer customer) {
    book.customers().enter(customer, false);
    State now = state;
    FolderNames names = now.names().with(customer);
    book.customers().leaf(customer.key(), names.given(customer.key()));
    state =
        new State(
            states.incrementAndGet(),
            now.directory().with(customer),
            names,
            now.lessons(),
            now.edition());
  }

  /** Enters or changes customers by a person's hand or lesson: waiting letters are decided anew. */
  public void change(Collection<Customer> customers, boolean edited) {
    transact(
        book -> {
          customers.forEach(customer -> book.customers().enter(customer, edited));
          return true;
        });
  }

  /** Takes back newcomers of letters that were not filed in the end. */
  void withdrawUnused(Book book) {
    book.customers().withdrawUnused();
    state = load(book);
  }

  /** Does a write that changes what letters are decided by; where it fails, nothing has changed. */
  <T> T transact(Function<Book, T> work) {
    return deciding(
        book -> {
          T result = work.apply(book);
          state = load(book);
          keepFolderNames(book);
          return result;
        });
  }

  /**
   * Does a write in which letters are decided on; where it fails, the newcomers that they brought
   * are not known either.
   */
  <T> T deciding(Function<Book, T> work) {
    try {
      return ledger.write(work);
    } catch (RuntimeException | Error e) {
      reload(e);
      throw e;
    }
  }

  /** Remembers the folder names as they stand, so that they stay whatever customers come. */
  public void keepFolderNames() {
    ledger.writing(this::keepFolderNames);
  }

  private void keepFolderNames(Book book) {
    state.names().given().forEach((key, leaf) -> book.customers().leaf(key, leaf));
  }

  /** Forgets what a failed write of the ledger may have left here. */
  private void reload(Throwable cause) {
    try {
      // As a write: one that has not ended yet may have more to say.
      ledger.writing(book -> state = load(book));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private State load(Book book) {
    Map<String, Customer> customers = new LinkedHashMap<>();
    seed.forEach(customer -> customers.put(customer.key(), customer));
    Map<String, Customer> edits = new TreeMap<>();
    for (Entry entry : book.customers().all()) {
      Customer known = customers.get(entry.customer().key());
      Customer now = known == null ? entry.customer() : together(known, entry);
      customers.put(now.key(), now);
      if (!entry.customer().provisional() || entry.edited() || !now.learned().isEmpty()) {
        edits.put(now.key(), now);
      }
    }
    List<Lesson> lessons = book.lessons().all();
    FolderNames names = FolderNames.of(customers.values(), scheme, book.customers().leaves());
    return new State(
        states.incrementAndGet(),
        CustomerDirectory.of(new ArrayList<>(customers.values()), freemail),
        names,
        Lessons.of(lessons),
        Digests.of(List.of(rules, edits.toString(), lessons.toString())));
  }

  /** The seed's entry with what was learned since; a person's edit counts more than the seed. */
  private static Customer together(Customer seed, Entry entry) {
    Customer kept = entry.customer();
    Customer base = entry.edited() ? kept : seed;
    Set<String> domains = new TreeSet<>(seed.domains());
    domains.addAll(kept.domains());
    Set<String> addresses = new TreeSet<>(seed.addresses());
    addresses.addAll(kept.addresses());
    return new Customer(
        base.key(),
        base.code(),
        base.name(),
        base.shortName(),
        base.country(),
        domains,
        addresses,
        kept.learned(),
        base.grade(),
        base.owner(),
        base.provisional(),
        base.details(),
        base.mergedInto());
  }
}

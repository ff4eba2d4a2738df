package io.tradepost.agent;

import io.tradepost.archive.Vault;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.config.ConfigError;
import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.Settings;
import io.tradepost.customer.CustomerLists;
import io.tradepost.filing.FolderScheme;
import io.tradepost.ledger.Ledger;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.LetterReader;
import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.PasswordSource;
import io.tradepost.mailbox.Security;
import io.tradepost.mailbox.Timeouts;
import io.tradepost.reply.Counterparts;
import io.tradepost.round.Desk;
import io.tradepost.round.FilingHabit;
import io.tradepost.round.IndexKeeper;
import io.tradepost.round.Indexer;
import io.tradepost.round.MailRound;
import io.tradepost.round.PrivateFolders;
import io.tradepost.round.PrivateSenders;
import io.tradepost.round.Register;
import io.tradepost.round.Replies;
import io.tradepost.round.Room;
import io.tradepost.round.Undecided;
import io.tradepost.search.IndexException;
import io.tradepost.search.LetterIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an installation's parts together: the one place where they are made. */
public final class Offices {
  private static final Logger LOG = LoggerFactory.getLogger(Offices.class);

  /** Where an encrypted backup lies open while it is read. */
  private static final String OPENED = "opened";

  private Offices() {}

  /**
   * Opens an installation for a command.
   *
   * @param writing whether anything may be changed; then this process must own the data folder
   * @throws ConfigException for settings or rules that cannot be used
   * @throws DataFolderInUseException where another process owns the data folder
   */
  public static Office open(Installation installation, boolean writing)
      throws ConfigException, IOException {
    Clock clock = Clock.systemUTC();
    if (!writing) {
      return new ReadingOffice(installation, clock);
    }
    return openForWriting(installation, clock);
  }

  /** Tries the mailboxes named (all, if none is); needs no data. */
  static List<Office.CheckReport> check(
      Settings settings, Rulings rulings, List<String> names, Clock clock) {
    List<String> known = settings.mailboxes().stream().map(Settings.Mailbox::name).toList();
    for (String name : names) {
      if (known.stream().noneMatch(name::equalsIgnoreCase)) {
        throw Posts.unknown(name, known);
      }
    }
    return new Inspection(
            rulings.scheme(),
            sentFolder(settings),
            clock,
            today -> rulings.replies().calendars().outdated(today),
            warnings(settings))
        .of(
            settings.mailboxes().stream()
                .filter(m -> names.isEmpty() || names.stream().anyMatch(m.name()::equalsIgnoreCase))
                .map(Offices::account)
                .toList());
  }

  /** Where the installation keeps its data. */
  public static Path dataFolder(Installation installation) throws ConfigException {
    return installation.dataFolder().data();
  }

  /** Makes the data folder, for its owner only, where it is missing. */
  public static void makeDataFolder(Path data) throws IOException {
    DataLock.makeFolder(data);
  }

  /**
   * Signs in to a mailbox that stands in no settings yet.
   *
   * @param security {@code tls}, {@code starttls} or {@code none}
   * @return what should be known of the server, in words
   * @throws OfficeException where it does not work, with what to do
   */
  public static List<String> tryOut(
      String name,
      String host,
      int port,
      String security,
      String user,
      io.tradepost.config.Secret password,
      boolean allowPlainText) {
    Account account =
        new Account(
            name,
            host,
            port,
            Security.valueOf(security.toUpperCase(Locale.ROOT)),
            user,
            new SecretPassword(password),
            Timeouts.USUAL,
            allowPlainText);
    Office.CheckReport report =
        new Inspection(
                FolderScheme.HANDBOOK,
                mailbox -> Optional.empty(),
                Clock.systemUTC(),
                today -> Set.of(),
                mailbox -> List.of())
            .of(List.of(account))
            .getFirst();
    report.lines().stream()
        .filter(line -> !line.ok() && !line.what().equals("sent letters"))
        .findFirst()
        .ifPresent(
            line -> {
              throw new OfficeException(line.advice(), null);
            });
    return report.lines().stream()
        .filter(line -> !line.advice().isEmpty())
        .map(line -> line.what() + ": " + line.found() + "; " + line.advice())
        .toList();
  }

  static LocalOffice openForWriting(Installation installation, Clock clock)
      throws ConfigException, IOException {
    Settings settings = installation.settings();
    Rulings rulings = Rulings.of(settings, installation.rules(settings), clock);
    Closing closing = new Closing();
    try {
      closing.add(DataLock.take(settings.data()));
      new LocalDisk().delete(settings.data().resolve(OPENED)); // where a kill has left something
      Ledger ledger = closing.add(Ledger.open(ledgerFile(settings.data())));
      Vault vault = closing.add(new Vault(vaultFolder(settings.data())));
      LetterIndex index = closing.add(openIndex(indexFolder(settings.data())));
      LocalOffice office = assemble(settings, rulings, ledger, vault, index, clock, closing);
      office.desk().register().keepFolderNames();
      new Indexer(office.desk()).catchUp();
      return office;
    } catch (IOException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /**
   * An index that cannot be used is begun anew: {@link Indexer#catchUp} then finds that it knows
   * nothing, and fills it from the vault.
   */
  private static LetterIndex openIndex(Path folder) {
    try {
      return LetterIndex.openForWriting(folder);
    } catch (IndexException e) {
      return switch (e.fault()) {
        case MISSING, OLDER, NEWER, DAMAGED -> {
          LOG.warn("index.anew why={}", e.getMessage());
          yield LetterIndex.openAnew(folder);
        }
        case LOCKED, FAILED -> throw e;
      };
    }
  }

  /** For questions only: the last state that the index was put on the disk with. */
  static LocalOffice openForReading(
      Settings settings,
      Rulings rulings,
      Ledger ledger,
      Vault vault,
      LetterIndex index,
      Clock clock) {
    return assemble(settings, rulings, ledger, vault, index, clock, new Closing());
  }

  private static LocalOffice assemble(
      Settings settings,
      Rulings rulings,
      Ledger ledger,
      Vault vault,
      LetterIndex index,
      Clock clock,
      Closing closing) {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("worker-", 0).daemon().factory());
    closing.add(workers::shutdown);
    LetterReader reader = new LetterReader(rulings.marks());
    Register register =
        new Register(
            ledger,
            rulings.customers(),
            rulings.freemail(),
            rulings.scheme(),
            rulings.rulebook(),
            rulings.digest(),
            country -> countryNames(rulings, country));
    IndexKeeper keeper = new IndexKeeper(ledger, index);
    Desk desk =
        new Desk(
            ledger,
            vault,
            keeper,
            register,
            reader,
            rulings.orders(),
            workers,
            replies(rulings),
            new Undecided(),
            new Room(),
            clock,
            settings.company().zone());
    List<MailboxPost> posts =
        settings.mailboxes().stream().map(m -> post(settings, m, desk)).toList();
    return new LocalOffice(
        desk,
        new Shelf(index, vault, () -> ledger, reader, clock, settings.company().zone()),
        new Narrator(locale(settings.company().language())),
        posts,
        new CustomerFileDesk(
            register,
            new CustomerLists(
                rulings.countries(),
                rulings.freemail(),
                rulings.domains(),
                rulings.ours()::hasDomain)),
        ReplyOffice.of(settings, rulings.ours(), rulings.replies(), desk, posts),
        new Inspection(
            rulings.scheme(),
            sentFolder(settings),
            clock,
            today -> rulings.replies().calendars().outdated(today),
            warnings(settings)),
        settings.backup(),
        settings.data().resolve(OPENED),
        closing::close);
  }

  /** The warnings on a mailbox, and those that concern no mailbox in particular. */
  private static Function<String, List<String>> warnings(Settings settings) {
    List<String> names = settings.mailboxes().stream().map(Settings.Mailbox::name).toList();
    return mailbox ->
        settings.warnings().stream()
            .filter(
                w ->
                    !w.key().startsWith("mailboxes[")
                        || w.key().startsWith("mailboxes[" + names.indexOf(mailbox) + "]"))
            .map(ConfigError::toString)
            .toList();
  }

  private static Replies replies(Rulings rulings) {
    return new Replies(
        // Behind a platform's one address stand many buyers: its letters are linked by ids alone.
        new Counterparts(
            a -> rulings.ours().has(a) || rulings.rulebook().platforms().at(a).isPresent(),
            rulings.freemail(),
            rulings.domains()),
        rulings.replies().remarks(),
        rulings.replies().digest());
  }

  /** By the folder's name and by the names that people write. */
  private static List<String> countryNames(Rulings rulings, io.tradepost.customer.Country country) {
    Set<String> names = new LinkedHashSet<>();
    names.add(rulings.scheme().country(country).name());
    rulings.countries().entries().stream()
        .filter(e -> e.code().equals(country.code()))
        .forEach(e -> names.addAll(e.names()));
    return List.copyOf(names);
  }

  private static MailboxPost post(Settings settings, Settings.Mailbox mailbox, Desk desk) {
    MailRound round =
        new MailRound(
            desk,
            mailbox.name(),
            new FilingHabit(
                switch (settings.filing().when()) {
                  case ARRIVAL -> FilingHabit.When.ARRIVAL;
                  case SEEN -> FilingHabit.When.SEEN;
                  case ANSWERED -> FilingHabit.When.ANSWERED;
                },
                settings.filing().sent() == Settings.Sent.MOVE),
            new PrivateFolders(
                mailbox.exclude().folders().stream().map(FolderPath::parse).toList()),
            new PrivateSenders(mailbox.exclude().addresses(), mailbox.exclude().domains()),
            sentFolder(settings, mailbox).orElse(null));
    return new MailboxPost(account(mailbox), round, mailbox.connections(), desk.clock());
  }

  private static Optional<FolderPath> sentFolder(Settings settings, Settings.Mailbox mailbox) {
    String sent = mailbox.sent().isEmpty() ? settings.folders().sent() : mailbox.sent();
    return sent.isEmpty() ? Optional.empty() : Optional.of(FolderPath.parse(sent));
  }

  private static java.util.function.Function<String, Optional<FolderPath>> sentFolder(
      Settings settings) {
    return name -> settings.mailbox(name).flatMap(m -> sentFolder(settings, m));
  }

  static Account account(Settings.Mailbox mailbox) {
    return new Account(
        mailbox.name(),
        mailbox.imap().host(),
        mailbox.imap().port(),
        security(mailbox.imap().security()),
        mailbox.user(),
        new SecretPassword(mailbox.password()),
        Timeouts.USUAL,
        mailbox.imap().allowPlainText());
  }

  /** The server that takes mail; without a user there is no sign-in. */
  static Account account(Settings.Smtp smtp) {
    io.tradepost.config.Secret password = smtp.password();
    return new Account(
        "smtp",
        smtp.server().host(),
        smtp.server().port(),
        security(smtp.server().security()),
        smtp.user(),
        password == null ? () -> "" : new SecretPassword(password),
        Timeouts.USUAL,
        smtp.server().allowPlainText());
  }

  private static Security security(Settings.Security security) {
    return switch (security) {
      case TLS -> Security.TLS;
      case STARTTLS -> Security.STARTTLS;
      case NONE -> Security.NONE;
    };
  }

  /** Fetched when it is needed, so that a changed password file counts at the next sign-in. */
  private record SecretPassword(io.tradepost.config.Secret secretOf) implements PasswordSource {
    @Override
    public String secret() throws IOException {
      try {
        return secretOf.reveal();
      } catch (io.tradepost.config.SecretUnavailableException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public String toString() {
      return "•••";
    }
  }

  static Locale locale(Settings.Language language) {
    return Locale.forLanguageTag(language.tag());
  }

  static Path ledgerFile(Path data) {
    return data.resolve("ledger.sqlite");
  }

  static Path vaultFolder(Path data) {
    return data.resolve("vault");
  }

  static Path indexFolder(Path data) {
    return data.resolve("index");
  }

  static AutomationMarks usualMarks() {
    return AutomationMarks.DEFAULT;
  }
}

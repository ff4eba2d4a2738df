package io.tradepost.agent;

import io.tradepost.archive.Vault;
import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.Installation.Basics;
import io.tradepost.config.Settings;
import io.tradepost.ledger.Ledger;
import io.tradepost.letter.LetterReader;
import io.tradepost.search.LetterIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An installation opened for a question while no daemon runs. Each part is opened when it is first
 * needed: a search reads neither rules nor customers. What would change anything is refused; {@link
 * Offices#open} gives an office for that.
 */
final class ReadingOffice implements Office {
  private final Installation installation;
  private final Clock clock;
  private final Basics basics;
  private final Vault vault;
  private @Nullable Ledger ledger;
  private @Nullable LetterIndex index;
  private @Nullable LocalOffice whole;

  ReadingOffice(Installation installation, Clock clock) throws ConfigException {
    this.installation = installation;
    this.clock = clock;
    this.basics = installation.dataFolder();
    this.vault = new Vault(Offices.vaultFolder(basics.data()));
  }

  @Override
  public ZoneId zone() {
    return basics.zone();
  }

  @Override
  public Found search(SearchRequest request) {
    return shelf().search(request);
  }

  @Override
  public Optional<Shown> show(String reference) {
    return shelf().show(reference);
  }

  @Override
  public Optional<InputStream> raw(String reference) throws IOException {
    return shelf().raw(reference);
  }

  @Override
  public List<Shown> thread(String reference) {
    return shelf().thread(reference);
  }

  /** Before the first pass, the mailboxes of the settings. */
  @Override
  public StatusReport status() {
    return begun() ? whole().status() : untouched();
  }

  private StatusReport untouched() {
    return new StatusReport(
        clock.instant(),
        null,
        settings().mailboxes().stream()
            .map(
                m ->
                    new MailboxReport(
                        m.name(),
                        0,
                        0,
                        0,
                        0,
                        Map.of(),
                        List.of(),
                        null,
                        null,
                        -1,
                        false,
                        null,
                        Standing.NEVER))
            .toList(),
        List.of());
  }

  /** Asked for before there is any data: it is the second step of a new installation. */
  @Override
  public List<CheckReport> check(List<String> mailboxes) {
    Settings settings = settings();
    return Offices.check(settings, rulings(settings), mailboxes, clock);
  }

  @Override
  public Optional<Explanation> explain(String reference) {
    return whole().explain(reference);
  }

  @Override
  public CustomerDesk customers() {
    return whole().customers();
  }

  @Override
  public ReplyDesk replies() {
    return whole().replies();
  }

  @Override
  public BackupDesk backups() {
    return whole().backups();
  }

  @Override
  public RestoreDesk restores() {
    return whole().restores();
  }

  @Override
  public ImportDesk imports() {
    throw refused();
  }

  @Override
  public PassReport once(PassRequest request, Progress progress) {
    throw refused();
  }

  @Override
  public Plan plan(PassRequest request, Progress progress) {
    throw refused();
  }

  @Override
  public UndoReport undo(Instant since, List<String> mailboxes) {
    throw refused();
  }

  @Override
  public long reindex(Progress progress) {
    throw refused();
  }

  @Override
  public void close() {
    if (whole != null) {
      whole.close();
    }
    if (index != null) {
      index.close();
    }
    if (ledger != null) {
      ledger.close();
    }
    vault.close();
  }

  private Shelf shelf() {
    return new Shelf(
        index(), vault, this::ledger, new LetterReader(Offices.usualMarks()), clock, basics.zone());
  }

  private LetterIndex index() {
    if (index == null) {
      Path folder = Offices.indexFolder(basics.data());
      requireData();
      index = LetterIndex.openForReading(folder);
    }
    return index;
  }

  private Ledger ledger() {
    if (ledger == null) {
      requireData();
      ledger = Ledger.openUnchecked(Offices.ledgerFile(basics.data()));
    }
    return ledger;
  }

  private void requireData() {
    if (!begun()) {
      throw new OfficeException(
          "There is nothing in "
              + basics.data()
              + " yet: 'tradepost once' makes a first pass over the mailboxes, 'tradepost run' goes"
              + " on with them.",
          null);
    }
  }

  private boolean begun() {
    return Files.exists(Offices.ledgerFile(basics.data()));
  }

  private LocalOffice whole() {
    if (whole == null) {
      Settings settings = settings();
      whole = Offices.openForReading(settings, rulings(settings), ledger(), vault, index(), clock);
    }
    return whole;
  }

  private Settings settings() {
    try {
      return installation.settings();
    } catch (ConfigException e) {
      throw new UncheckedConfigException(e);
    }
  }

  private Rulings rulings(Settings settings) {
    try {
      return Rulings.of(settings, installation.rules(settings), clock);
    } catch (ConfigException e) {
      throw new UncheckedConfigException(e);
    }
  }

  private static IllegalStateException refused() {
    return new IllegalStateException("the office was opened for reading only");
  }
}

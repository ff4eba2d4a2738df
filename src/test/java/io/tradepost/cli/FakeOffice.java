package io.tradepost.cli;

import io.tradepost.agent.ImportDesk;
import io.tradepost.agent.Office;
import io.tradepost.agent.ReplyDesk;
import io.tradepost.customer.Countries;
import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.CustomerLists;
import io.tradepost.customer.Domains;
import io.tradepost.customer.Freemail;
import io.tradepost.customer.Grade;
import io.tradepost.customer.Listed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An office with a handful of letters, held in memory; it remembers what it was asked. */
final class FakeOffice implements Office {
  static final Instant NOON = Instant.parse("2026-01-31T04:00:00Z");

  final List<String> asked = new ArrayList<>();
  final Map<String, LetterView> letters = new LinkedHashMap<>();
  final Desk desk = new Desk();
  final FakeBackups backups = new FakeBackups(this::ask);
  final FakeRestores restores = new FakeRestores(this::ask);
  final FakeReplies replies = new FakeReplies(this::ask);
  @Nullable RuntimeException failure;
  long failedLetters;
  String error = "";
  boolean closed;

  FakeOffice() {
    add(letter("aaaaaaaaaaaa", "Anna Ruiz <anna@nevir-demo.es>", "Inquiry for 500 lamps 询价"));
    add(letter("bbbbbbbbbbbb", "Britty <britty@hotwell.example>", "Re: Inquiry for 500 lamps 询价"));
  }

  private void add(LetterView letter) {
    letters.put(letter.id(), letter);
  }

  static LetterView letter(String id, String from, String subject) {
    return new LetterView(
        id,
        id + "@nevir-demo.es",
        "Britty",
        "Customer/SP/NEVIR",
        NOON,
        from,
        List.of("Britty <britty@hotwell.example>"),
        List.of(),
        subject,
        from.startsWith("Britty") ? "sent" : "customer",
        "ES",
        "NEVIR",
        "ES-001",
        List.of("PLK-276"),
        "conversation-1",
        List.of("offer.pdf"),
        2048,
        "we need 500 \u0001lamps\u0002 by March",
        List.of("Customer/SP/NEVIR"),
        List.of(new Copy("Britty", "Customer/SP/NEVIR")));
  }

  @Override
  public io.tradepost.agent.BackupDesk backups() {
    return backups;
  }

  @Override
  public io.tradepost.agent.RestoreDesk restores() {
    return restores;
  }

  private void ask(String what) {
    asked.add(what);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public ZoneId zone() {
    return ZoneId.of("Asia/Shanghai");
  }

  @Override
  public PassReport once(PassRequest request, Progress progress) {
    ask("once " + request);
    progress.at("Britty", "fetching", 3, 10);
    return new PassReport(List.of(report()));
  }

  private MailboxReport report() {
    List<Failure> failures =
        failedLetters == 0
            ? List.of()
            : List.of(new Failure("INBOX", 17, "the server took it back", NOON));
    return new MailboxReport(
        "Britty",
        1203 + failedLetters,
        1200,
        3,
        failedLetters,
        Map.of("not yet answered", 3L),
        failures,
        NOON,
        null,
        65,
        error.isEmpty(),
        null,
        error);
  }

  @Override
  public Plan plan(PassRequest request, Progress progress) {
    ask("plan " + request);
    return new Plan(List.of(move()), error.isEmpty() ? List.of() : List.of(error));
  }

  private static Move move() {
    return new Move(
        "Britty",
        "aaaaaaaaaaaa",
        "Inquiry for 500 lamps 询价",
        "move",
        "INBOX",
        "Customer/SP/NEVIR",
        "customer",
        List.of("nevir-demo.es is a domain of NEVIR"));
  }

  @Override
  public StatusReport status() {
    ask("status");
    return new StatusReport(
        NOON,
        null,
        List.of(report()),
        List.of(new BackupState("Britty", NOON, 1100, 31_400_000, false, "")));
  }

  @Override
  public List<CheckReport> check(List<String> mailboxes) {
    ask("check " + mailboxes);
    boolean ok = error.isEmpty();
    return List.of(
        new CheckReport(
            "Britty", ok, List.of(new CheckLine("sign-in", ok ? "as britty" : error, ok, error))));
  }

  @Override
  public Optional<Explanation> explain(String reference) {
    ask("explain " + reference);
    return letter(reference)
        .map(
            l ->
                new Explanation(
                    l,
                    new DecisionView(
                        "customer", "Customer/SP/NEVIR", List.of("its domain is NEVIR's"), NOON),
                    List.of(new Event(NOON, "Britty", "moved from INBOX"))));
  }

  private Optional<LetterView> letter(String reference) {
    return letters.values().stream()
        .filter(l -> l.id().equals(reference) || l.messageId().equals(reference))
        .findFirst();
  }

  @Override
  public UndoReport undo(Instant since, List<String> mailboxes) {
    ask("undo " + since + " " + mailboxes);
    return new UndoReport(List.of(move()), List.of());
  }

  @Override
  public Found search(SearchRequest request) {
    ask("search " + request);
    List<LetterView> found =
        letters.values().stream().filter(l -> l.subject().contains(request.query())).toList();
    return new Found(found.size(), found.stream().limit(request.limit()).toList());
  }

  @Override
  public Optional<Shown> show(String reference) {
    ask("show " + reference);
    return letter(reference).map(FakeOffice::shown);
  }

  private static Shown shown(LetterView letter) {
    return new Shown(
        letter, "Dear Britty,\nplease quote.", "> earlier\n> words", "Anna Ruiz", List.of());
  }

  @Override
  public Optional<InputStream> raw(String reference) {
    ask("raw " + reference);
    return letter(reference)
        .map(
            l ->
                new ByteArrayInputStream(
                    ("Subject: " + l.id() + "\r\n\r\nFrom afar\r\n\u00e9")
                        .getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Override
  public List<Shown> thread(String reference) {
    ask("thread " + reference);
    return letter(reference).isEmpty()
        ? List.of()
        : letters.values().stream().map(FakeOffice::shown).toList();
  }

  @Override
  public CustomerDesk customers() {
    return desk;
  }

  @Override
  public ReplyDesk replies() {
    return replies;
  }

  @Override
  public ImportDesk imports() {
    return (path, mailbox, progress) -> {
      ask("import " + path.getFileName() + " " + mailbox);
      ImportDesk.ImportCount inbox =
          new ImportDesk.ImportCount(
              "Archive/2009Britty.pst/Inbox", 12, 11, 1, 7, 2, Map.of("contact", 1L), 1);
      return new ImportDesk.ImportReport(
          mailbox,
          "Archive/2009Britty.pst",
          List.of(inbox),
          inbox,
          List.of(
              new ImportDesk.Unreadable(
                  "Archive/2009Britty.pst/Inbox", "item 2097188", "its block is damaged")),
          List.of(),
          false);
    };
  }

  @Override
  public long reindex(Progress progress) {
    ask("reindex");
    return 2;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** A customer file in memory. */
  static final class Desk implements CustomerDesk {
    final Map<String, Customer> customers = new LinkedHashMap<>();
    private final CustomerLists lists =
        new CustomerLists(
            Countries.of(List.of(new Countries.Entry("FI", List.of("Finland")))),
            new Freemail(java.util.Set.of()),
            Domains.shipped(),
            domain -> false);

    Desk() {
      enter(
          new Customer(
              "ES-001",
              "ES-001",
              "NEVIR S.A.",
              "NEVIR",
              new Country("ES"),
              java.util.Set.of("nevir-demo.es"),
              java.util.Set.of(),
              java.util.Set.of(),
              Grade.A,
              "Britty",
              false,
              Map.of("phone", "+34 91 000 0000"),
              ""));
    }

    @Override
    public List<Customer> list() {
      return List.copyOf(customers.values());
    }

    @Override
    public Optional<Customer> find(String reference) {
      return customers.values().stream()
          .filter(c -> c.key().equals(reference) || c.shortName().equals(reference))
          .findFirst();
    }

    private Entered enter(Customer customer) {
      customers.put(customer.key(), customer);
      return new Entered(customer, List.of());
    }

    @Override
    public Entered add(Map<String, List<String>> said) {
      Customer customer = listed(said).customer();
      if (customers.containsKey(customer.key())) {
        throw new IllegalArgumentException("There is already " + customer.key());
      }
      return enter(customer);
    }

    @Override
    public Entered correct(String customer, Map<String, List<String>> said) {
      return enter(listed(said).over(find(customer).orElseThrow()));
    }

    private Listed listed(Map<String, List<String>> said) {
      CustomerLists.Reading reading = lists.typed("customers add", said);
      if (!reading.problems().isEmpty()) {
        throw new IllegalArgumentException(reading.problems().toString());
      }
      return reading.listed().getFirst();
    }

    @Override
    public Imported importFrom(Path file) throws IOException {
      return new Imported((int) Files.readString(file).lines().count(), 0, List.of());
    }

    @Override
    public void exportTo(Path file) throws IOException {
      Files.writeString(file, String.join("\n", customers.keySet()));
    }

    @Override
    public Customer merge(String from, String into) {
      customers.remove(from);
      return find(into).orElseThrow();
    }

    @Override
    public int handOver(String from, String to, List<String> keys) {
      return (int)
          customers.values().stream()
              .filter(c -> c.owner().equals(from) && (keys.isEmpty() || keys.contains(c.key())))
              .count();
    }
  }
}

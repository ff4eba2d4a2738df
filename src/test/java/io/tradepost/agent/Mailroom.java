package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.Found;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.ConfigException;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import io.tradepost.filing.Decision.Verdict;
import io.tradepost.ledger.Accounts.Account;
import io.tradepost.ledger.Book;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.FolderRow;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Outcome;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.LetterSink;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.ServerFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One salesperson's mailbox on a real Dovecot with an installation that works on it, and what must
 * hold there whatever happened: no letter lost or doubled, and the ledger, the index and the
 * accounts in agreement with the server.
 */
final class Mailroom {
  static final String BRITTY = "Britty";
  static final FolderPath SENT = FolderPath.of("Sent");
  private static final PassRequest ALL = new PassRequest(List.of(), false);

  private final DovecotServer server;
  private final String user;
  private final Path home;
  private final Map<String, Sample> samples = new TreeMap<>();

  private Mailroom(DovecotServer server, String user, Path home) {
    this.server = server;
    this.user = user;
    this.home = home;
  }

  /** What there is to work on. */
  static SampleOptions letters(long seed, int number) {
    return new SampleOptions(
        seed, List.of(BRITTY), number, Instant.parse("2026-11-01T08:00:00Z"), 3_000);
  }

  /**
   * A mailbox filled with these letters, and an installation that was never run.
   *
   * @param user nobody else's on that server
   * @param port where the installation believes the server to be
   */
  static Mailroom open(
      DovecotServer server, String user, int port, Path home, SampleOptions options) {
    Mailroom room = new Mailroom(server, user, home);
    SampleOffice.generate(options).forEach(room::deliver);
    room.install(port, options);
    return room;
  }

  void deliver(Sample sample) {
    samples.put(sha256(RawLetter.of(sample.raw())), sample);
    server.deliver(
        user,
        sample.folder() == Role.INBOX ? FolderPath.INBOX : SENT,
        sample.raw(),
        sample.internalDate(),
        sample.flags().toArray(String[]::new));
  }

  private void install(int port, SampleOptions options) {
    try {
      Path shipped = home.resolve("shipped");
      ShippedRules.copyTo(shipped);
      SampleHome.write(
          home,
          options,
          new SampleHome.Server(server.host(), port, DovecotServer.PASSWORD),
          shipped);
      Path settings = home.resolve("config/tradepost.yaml");
      String address = "address: " + options.address(BRITTY);
      Files.writeString(
          settings, Files.readString(settings).replace(address, address + "\n    user: " + user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DovecotServer server() {
    return server;
  }

  String user() {
    return user;
  }

  Path home() {
    return home;
  }

  /** Where a folder's letters lie on the server's disk. */
  Path folder(FolderPath path) {
    return server.folder(user, path);
  }

  Path data() {
    return home.resolve("data");
  }

  Installation installation() {
    try {
      return Installation.locate(home.resolve("config"), Map.of(), home);
    } catch (RuntimeException e) {
      throw new AssertionError(e);
    }
  }

  /** Goes so many times as fast as others, from now on. */
  private static final class FastClock extends Clock {
    private final Instant start = Instant.now();
    private final long begun = System.nanoTime();
    private final int times;

    FastClock(int times) {
      this.times = times;
    }

    @Override
    public Instant instant() {
      return start.plusNanos((System.nanoTime() - begun) * times);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A whole pass in this process. */
  PassReport once() {
    return inOffice(office -> office.once(ALL, Progress.SILENT));
  }

  /** A pass in this process that applies what the customer file has learned. */
  PassReport refile() {
    return inOffice(office -> office.once(new PassRequest(List.of(), true), Progress.SILENT));
  }

  /** The customer with the most letters becomes part of the next one, so that they are refiled. */
  void mergeBusiestCustomers() {
    Map<String, Long> letters = new TreeMap<>();
    List<String> busiest =
        inOffice(
            office -> {
              for (LetterView letter : all(office).letters()) {
                letters.merge(letter.customer(), 1L, Long::sum);
              }
              letters.remove("");
              return letters.keySet().stream()
                  .filter(key -> office.customers().find(key).isPresent())
                  .sorted(Comparator.comparing(letters::get).reversed())
                  .limit(4)
                  .toList();
            });
    inOffice(office -> office.customers().merge(busiest.get(0), busiest.get(1)));
    inOffice(office -> office.customers().merge(busiest.get(2), busiest.get(3)));
  }

  /** By a clock five times as fast, so that nobody waits long for a server to settle. */
  <T> T inOffice(Function<Office, T> work) {
    try (Office office = Offices.openForWriting(installation(), new FastClock(5))) {
      return work.apply(office);
    } catch (ConfigException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Found all(Office office) {
    return office.search(new SearchRequest("is:received or is:sent", 100_000, false));
  }

  /** One letter as it lies on the server. */
  record Lying(FolderPath folder, long validity, long uid, Set<String> flags, Instant arrived) {
    /** A server without UIDPLUS keeps what was moved until the person's program compacts. */
    boolean leftover() {
      return flags.contains("\\Deleted");
    }
  }

  /** Everything on the server, by the SHA-256 of the letter's bytes. */
  Map<String, List<Lying>> onServer() {
    Map<String, List<Lying>> all = new TreeMap<>();
    try (ImapConnection connection = ImapConnection.open(server.account(BRITTY, user))) {
      for (ServerFolder folder : connection.folders()) {
        if (folder.selectable()) {
          try (OpenFolder open = connection.open(folder.path(), true)) {
            open.fetch(open.envelopes(1, OpenFolder.LAST), new Gatherer(open, all));
          }
        }
      }
    } catch (MailboxException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  private record Gatherer(OpenFolder open, Map<String, List<Lying>> all) implements LetterSink {
    @Override
    public void letter(Envelope envelope, RawLetter letter) {
      all.computeIfAbsent(sha256(letter), s -> new ArrayList<>())
          .add(
              new Lying(
                  open.path(),
                  open.state().uidValidity(),
                  envelope.uid(),
                  envelope.flags(),
                  envelope.internalDate()));
    }

    @Override
    public void gone(Envelope envelope) {
      throw new AssertionError("gone while looking: " + envelope);
    }

    @Override
    public void failed(Envelope envelope, String why) {
      throw new AssertionError(why);
    }
  }

  static String sha256(RawLetter letter) {
    try (InputStream in = letter.open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(in.readAllBytes()));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** In which folders each letter lies, a folder named as often as the letter lies there. */
  Map<String, List<String>> places() {
    return places(onServer());
  }

  private static Map<String, List<String>> places(Map<String, List<Lying>> lying) {
    Map<String, List<String>> places = new TreeMap<>();
    lying.forEach(
        (sha, all) ->
            places.put(
                sha,
                all.stream()
                    .filter(l -> !l.leftover())
                    .map(l -> l.folder().toString())
                    .sorted()
                    .toList()));
    return places;
  }

  /** In which folders each letter should lie by what was decided on it. */
  Map<String, List<String>> decided() {
    Map<String, List<String>> places = new TreeMap<>();
    try (Ledger ledger = Ledger.open(Offices.ledgerFile(data()))) {
      ledger.read(
          book -> {
            for (FolderRow folder : book.folders().of(BRITTY)) {
              for (CopyRow copy : book.copies().in(folder.id())) {
                if (copy.outcome() != Outcome.OURS) {
                  places.put(copy.sha256(), places(book, copy));
                }
              }
            }
            return true;
          });
    }
    return places;
  }

  private static List<String> places(Book book, CopyRow copy) {
    if (copy.outcome() == Outcome.LEFT) {
      return List.of(copy.path().toString());
    }
    return switch (book.decisions().of(copy.id()).orElseThrow().decision().verdict()) {
      case Verdict.File file -> List.of(file.target().toString());
      case Verdict.BringTo bring ->
          Stream.concat(
                  Stream.of(SENT.toString()),
                  bring.targets().stream().map(target -> target.target().toString()))
              .sorted()
              .toList();
      case Verdict.Leave leave -> List.of(copy.path().toString());
    };
  }

  /** Nothing lost, nothing doubled, flags and arrival kept. */
  void assertWholeOnServer(Map<String, List<String>> expected) {
    Map<String, List<Lying>> there = onServer();
    assertSame(places(there), expected);
    there.forEach(
        (sha, all) -> {
          assertThat(samples).as("a letter that nobody sent").containsKey(sha);
          Sample sample = Objects.requireNonNull(samples.get(sha));
          for (Lying lying : all) {
            assertThat(lying.arrived()).isEqualTo(sample.internalDate());
            Set<String> flags = new TreeSet<>(lying.flags());
            flags.remove("\\Deleted");
            assertThat(flags).isEqualTo(new TreeSet<>(sample.flags()));
          }
          assertThat(all.stream().filter(Lying::leftover).count()).isLessThanOrEqualTo(1);
        });
  }

  /** The ledger knows what lies on the server and nothing else; the index says the same. */
  void assertBooksAgree() {
    Map<String, List<Lying>> there = onServer();
    Map<String, Set<String>> byLetter = new HashMap<>();
    try (Ledger ledger = Ledger.open(Offices.ledgerFile(data()))) {
      assertThat(ledger.integrityErrors()).isEmpty();
      Map<String, List<Lying>> known = new TreeMap<>();
      long accounted =
          ledger.read(
              book -> {
                assertThat(book.intents().open(BRITTY)).isEmpty();
                long count = 0;
                for (FolderRow folder : book.folders().of(BRITTY)) {
                  for (CopyRow copy : book.copies().in(folder.id())) {
                    known
                        .computeIfAbsent(copy.sha256(), s -> new ArrayList<>())
                        .add(
                            new Lying(
                                copy.path(),
                                copy.validity(),
                                copy.uid(),
                                copy.flags(),
                                copy.arrived()));
                    copy.letter()
                        .map(LetterId::value)
                        .ifPresent(
                            id ->
                                byLetter
                                    .computeIfAbsent(id, i -> new TreeSet<>())
                                    .add(copy.path().toString()));
                    count += copy.outcome() == Outcome.OURS ? 0 : 1;
                  }
                }
                Account account = book.accounts().of(BRITTY);
                assertThat(account.filed() + account.left() + account.failed()).isEqualTo(count);
                return count;
              });
      assertSame(inOrder(known), inOrder(there));
      assertThat(accounted).isEqualTo(samples.size());
    }
    assertSame(indexed(), byLetter);
  }

  /** Shows the differences alone. */
  private static <T> void assertSame(Map<String, T> found, Map<String, T> wanted) {
    Map<String, T> surplus = new TreeMap<>(found);
    surplus.entrySet().removeAll(wanted.entrySet());
    Map<String, T> missing = new TreeMap<>(wanted);
    missing.entrySet().removeAll(found.entrySet());
    assertThat(surplus).isEqualTo(missing);
  }

  private static Map<String, List<String>> inOrder(Map<String, List<Lying>> all) {
    Map<String, List<String>> ordered = new TreeMap<>();
    all.forEach(
        (sha, lying) ->
            ordered.put(
                sha,
                lying.stream()
                    .map(
                        l ->
                            l.folder()
                                + " "
                                + l.validity()
                                + "/"
                                + l.uid()
                                + " "
                                + new TreeSet<>(l.flags())
                                + " "
                                + l.arrived())
                    .sorted()
                    .toList()));
    return ordered;
  }

  /** Where a search says that the letters lie. */
  Map<String, Set<String>> indexed() {
    try (Office office = Offices.open(installation(), false)) {
      Found found = all(office);
      Map<String, Set<String>> places = new HashMap<>();
      for (LetterView letter : found.letters()) {
        places.put(letter.id(), new TreeSet<>(letter.places()));
      }
      assertThat(places).hasSize((int) found.total());
      return places;
    } catch (ConfigException | IOException e) {
      throw new AssertionError(e);
    }
  }
}

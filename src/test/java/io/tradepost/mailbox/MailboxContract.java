package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.MailboxException.Kind;
import io.tradepost.mailbox.MoveOutcome.Fate;
import io.tradepost.mailbox.MoveOutcome.Means;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every server must make possible, with what it has. */
abstract class MailboxContract {
  static final Instant ARRIVAL = Instant.parse("2024-03-05T06:07:08Z");
  static final FolderPath NEVIR = FolderPath.of("Customer", "SP", "NEVIR");
  private static int users;

  private final String user = "britty" + users++;
  private ImapConnection connection;

  /** A user name that signs in. */
  abstract Account account(String user);

  /** How a move is done there. */
  abstract Means means();

  /** Whether folders have marks, or only names, to tell what they are for. */
  boolean marked() {
    return false;
  }

  @BeforeEach
  void connect() throws Exception {
    connection = ImapConnection.open(account(user));
  }

  @AfterEach
  void disconnect() {
    connection.close();
  }

  @Test
  void anAppendedLetterComesBackByteForByte() throws Exception {
    byte[] letter = letter(1, 2_000);
    append(FolderPath.INBOX, letter, "\\Flagged");
    try (var inbox = connection.open(FolderPath.INBOX, true)) {
      List<Envelope> envelopes = inbox.envelopes(1, OpenFolder.LAST);
      assertThat(envelopes)
          .singleElement()
          .satisfies(
              e -> {
                assertThat(e.messageId()).isEqualTo("<1@nevir-demo.es>");
                assertThat(e.from()).isEqualTo("Ana <ana@nevir-demo.es>");
                assertThat(e.size()).isEqualTo(letter.length);
                assertThat(e.internalDate()).isEqualTo(ARRIVAL.plusSeconds(letter.length));
                assertThat(e.flags()).containsExactly("\\Flagged");
              });
      var got = fetch(inbox, envelopes);
      assertThat(got.letters.get(envelopes.getFirst().uid())).isEqualTo(letter);
      assertThat(inbox.flags(inbox.uids()).values())
          .allSatisfy(f -> assertThat(f).doesNotContain("\\Seen"));
    }
  }

  @Test
  void manyLettersArePutIntoAFolderThatIsMadeForThem() throws Exception {
    FolderPath offers = FolderPath.of("Customer", "CN", "报价 & \"Müller\"");
    Map<String, byte[]> sent = new HashMap<>();
    List<NewLetter> letters = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      byte[] letter = letter(i, i == 50 ? 300_000 : i * 41 % 9_000);
      sent.put("<" + i + "@nevir-demo.es>", letter);
      letters.add(
          new NewLetter(
              RawLetter.of(letter),
              i % 2 == 0 ? Set.of("\\Seen", "\\Recent") : Set.of("\\Answered", "\\Flagged"),
              ARRIVAL.plusSeconds(i)));
    }
    List<Arrival> arrivals = connection.appender(offers).put(letters);
    try (var there = connection.open(offers, true)) {
      Map<Long, Envelope> envelopes = byUid(there.envelopes(1, OpenFolder.LAST));
      assertThat(envelopes).hasSize(130);
      for (int i = 0; i < 130; i++) {
        Arrival.Arrived arrived = (Arrival.Arrived) arrivals.get(i);
        assertThat(arrived.validity()).isEqualTo(there.state().uidValidity());
        assertThat(arrived.flagsLeftOut()).isEmpty();
        Envelope envelope = at(envelopes, arrived.uid());
        assertThat(envelope.messageId()).isEqualTo("<" + i + "@nevir-demo.es>");
        assertThat(envelope.internalDate()).isEqualTo(ARRIVAL.plusSeconds(i));
        assertThat(envelope.flags())
            .containsExactlyInAnyOrder(
                i % 2 == 0 ? new String[] {"\\Seen"} : new String[] {"\\Answered", "\\Flagged"});
      }
      var got = fetch(there, List.copyOf(envelopes.values()));
      envelopes.forEach(
          (uid, e) -> assertThat(at(got.letters, uid)).isEqualTo(sent.get(e.messageId())));
    }
  }

  @Test
  void manyLettersComeInBatchesAndLargeOnesInParts() throws Exception {
    Map<String, byte[]> sent = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      byte[] letter = letter(i, i == 7 ? 5_000_000 : i == 8 ? (1 << 20) + 1 : i * 997);
      sent.put("<" + i + "@nevir-demo.es>", letter);
      append(FolderPath.INBOX, letter);
    }
    try (var inbox = connection.open(FolderPath.INBOX, true)) {
      List<Envelope> envelopes = inbox.envelopes(1, OpenFolder.LAST);
      var got = fetch(inbox, envelopes);
      assertThat(got.letters).hasSize(40);
      for (Envelope e : envelopes) {
        assertThat(got.letters.get(e.uid())).isEqualTo(sent.get(e.messageId()));
      }
      assertThat(got.files).allSatisfy(f -> assertThat(f).doesNotExist()).hasSize(2);
      assertThat(inbox.flags(inbox.uids()).values())
          .hasSize(40)
          .allSatisfy(f -> assertThat(f).doesNotContain("\\Seen"));
    }
  }

  @Test
  void aSizeThatIsNotTrueCostsNoLetter() throws Exception {
    byte[] large = letter(1, 3_000_000);
    byte[] small = letter(2, 100);
    append(FolderPath.INBOX, large);
    append(FolderPath.INBOX, small);
    try (var inbox = connection.open(FolderPath.INBOX, true)) {
      List<Envelope> lies =
          inbox.envelopes(1, OpenFolder.LAST).stream()
              .map(e -> withSize(e, e.size() > 1000 ? 1_500_000 : 2_000_000))
              .toList();
      var got = fetch(inbox, lies);
      assertThat(got.letters.values()).hasSize(2).contains(large, small);
      var unknown = fetch(inbox, lies.stream().map(e -> withSize(e, -1)).toList());
      assertThat(unknown.letters.values()).contains(large, small);
      var tiny = fetch(inbox, lies.stream().map(e -> withSize(e, 1)).toList());
      assertThat(tiny.letters.values()).contains(large, small);
    }
  }

  @Test
  void aLetterThatIsGoneIsReportedAsGone() throws Exception {
    for (int i = 0; i < 4; i++) {
      append(FolderPath.INBOX, letter(i, i == 1 ? 1_200_000 : 50));
    }
    try (var inbox = connection.open(FolderPath.INBOX, false)) {
      List<Envelope> envelopes = inbox.envelopes(1, OpenFolder.LAST);
      inbox.move(List.of(envelopes.get(1).uid(), envelopes.get(2).uid()), NEVIR);
      purge(inbox);
      var got = fetch(inbox, envelopes);
      assertThat(got.letters).hasSize(means() == Means.COPY_AND_MARK ? 4 : 2);
      assertThat(got.gone).hasSize(means() == Means.COPY_AND_MARK ? 0 : 2);
      assertThat(got.failed).isEmpty();
    }
  }

  @Test
  void aRangeBeyondTheLastLetterIsEmpty() throws Exception {
    append(FolderPath.INBOX, letter(1, 10));
    try (var inbox = connection.open(FolderPath.INBOX, true)) {
      assertThat(inbox.envelopes(99_999, OpenFolder.LAST)).isEmpty();
      assertThat(inbox.envelopes(List.of(99_999L))).isEmpty();
      assertThat(inbox.flags(List.of(99_999L))).isEmpty();
    }
    connection.create(NEVIR);
    try (var empty = connection.open(NEVIR, true)) {
      assertThat(empty.envelopes(1, OpenFolder.LAST)).isEmpty();
      assertThat(empty.uids()).isEmpty();
    }
  }

  @Test
  void movedLettersKeepDateAndFlagsAndAreNamedByTheirNewUid() throws Exception {
    for (int i = 0; i < 6; i++) {
      append(FolderPath.INBOX, letter(i, 100 + i), i % 2 == 0 ? "\\Seen" : "\\Answered");
    }
    try (var inbox = connection.open(FolderPath.INBOX, false)) {
      Map<String, Envelope> before = byMessageId(inbox.envelopes(1, OpenFolder.LAST));
      List<Long> uids = new ArrayList<>(inbox.uids());
      List<Long> chosen = List.of(uids.get(0), uids.get(2), uids.get(3));
      MoveOutcome outcome = inbox.move(chosen, NEVIR);
      assertThat(outcome.means()).isEqualTo(means());
      assertThat(outcome.fates()).containsOnlyKeys(chosen);
      try (var target = connection.open(NEVIR, true)) {
        Map<Long, Envelope> there = byUid(target.envelopes(1, OpenFolder.LAST));
        assertThat(there).hasSize(3);
        for (long uid : chosen) {
          Envelope moved = at(there, newUid(at(outcome.fates(), uid), target.state()));
          Envelope was = at(before, moved.messageId());
          assertThat(was.uid()).isEqualTo(uid);
          assertThat(moved.internalDate()).isEqualTo(was.internalDate());
          assertThat(moved.flags()).isEqualTo(was.flags());
          assertThat(moved.size()).isEqualTo(was.size());
        }
      }
      List<Envelope> left = inbox.envelopes(1, OpenFolder.LAST);
      assertThat(left.stream().filter(e -> !e.deleted())).hasSize(3);
      assertThat(left).hasSize(means() == Means.COPY_AND_MARK ? 6 : 3);
    }
  }

  @Test
  void otherPeoplesDeletedLettersStayWhenOthersAreMoved() throws Exception {
    append(FolderPath.INBOX, letter(1, 10), "\\Deleted");
    append(FolderPath.INBOX, letter(2, 10));
    try (var inbox = connection.open(FolderPath.INBOX, false)) {
      List<Envelope> both = inbox.envelopes(1, OpenFolder.LAST);
      Envelope other = both.stream().filter(e -> !e.deleted()).findFirst().orElseThrow();
      inbox.move(List.of(other.uid()), NEVIR);
      assertThat(byMessageId(inbox.envelopes(1, OpenFolder.LAST))).containsKey("<1@nevir-demo.es>");
    }
    connection.close();
    connection = ImapConnection.open(account(user));
    try (var inbox = connection.open(FolderPath.INBOX, true)) {
      assertThat(byMessageId(inbox.envelopes(1, OpenFolder.LAST))).containsKey("<1@nevir-demo.es>");
    }
  }

  @Test
  void movingWhatIsNotThereIsNotTakenForMoved() throws Exception {
    append(FolderPath.INBOX, letter(1, 10));
    try (var inbox = connection.open(FolderPath.INBOX, false)) {
      long uid = inbox.uids().iterator().next();
      MoveOutcome outcome = inbox.move(List.of(uid, 4711L), NEVIR);
      assertThat(outcome.fates().get(4711L)).isEqualTo(new Fate.Gone());
      assertThat(outcome.fates().get(uid)).isNotInstanceOf(Fate.Gone.class);
      assertThat(inbox.move(List.of(4712L), NEVIR).fates())
          .containsExactly(Map.entry(4712L, new Fate.Gone()));
      assertThat(inbox.copy(List.of(4712L), NEVIR).fates())
          .containsExactly(Map.entry(4712L, new Fate.Gone()));
    }
  }

  @Test
  void movingManyWhereSomeAreGoneTellsWhich() throws Exception {
    for (int i = 0; i < 60; i++) {
      append(FolderPath.INBOX, letter(i, 10));
    }
    try (var inbox = connection.open(FolderPath.INBOX, false)) {
      List<Long> asked = new ArrayList<>(inbox.uids());
      asked.add(5000L);
      MoveOutcome outcome = inbox.move(asked, NEVIR);
      assertThat(outcome.fates()).hasSize(61).containsEntry(5000L, new Fate.Gone());
      assertThat(outcome.fates().values().stream().filter(f -> !(f instanceof Fate.Gone)))
          .hasSize(60)
          .allMatch(f -> f instanceof Fate.Moved || f instanceof Fate.Copied);
    }
  }

  @Test
  void aCopyLeavesTheOriginal() throws Exception {
    append(FolderPath.INBOX, letter(1, 10), "\\Seen");
    try (var inbox = connection.open(FolderPath.INBOX, true)) {
      long uid = inbox.uids().iterator().next();
      Fate fate = at(inbox.copy(List.of(uid), NEVIR).fates(), uid);
      assertThat(inbox.uids()).containsExactly(uid);
      try (var target = connection.open(NEVIR, true)) {
        assertThat(target.uids()).containsExactly(newUid(fate, target.state()));
      }
    }
  }

  @Test
  void foldersAreMadeWithAllAboveThemOnceAndListed() throws Exception {
    FolderPath quotes = FolderPath.of("Customer", "CN", "报价 & Müller (1) [x]");
    assertThat(connection.create(quotes)).isTrue();
    assertThat(connection.create(quotes)).isFalse();
    assertThat(connection.exists(quotes)).isTrue();
    assertThat(connection.exists(FolderPath.of("Customer", "CN", "nobody"))).isFalse();
    assertThat(connection.folders())
        .extracting(ServerFolder::path)
        .contains(FolderPath.INBOX, FolderPath.of("Customer", "CN"), quotes);
    append(quotes, letter(1, 10));
    assertThat(connection.status(quotes).messages()).isEqualTo(1);
  }

  @Test
  void manyFoldersAreMadeAtOnce() throws Exception {
    connection.create(FolderPath.of("Customer", "ES", "Old"));
    List<FolderPath> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(FolderPath.of("Customer", i % 2 == 0 ? "ES" : "山", "Company " + i));
    }
    all.add(7, FolderPath.of("Customer", "ES", "Old"));
    List<FolderState> made = new ArrayList<>();
    connection.make(
        all,
        new ImapConnection.Making() {
          @Override
          public void made(FolderState folder) {
            made.add(folder);
          }

          @Override
          public void refused(FolderPath folder, String why) {
            throw new AssertionError(folder + ": " + why);
          }
        });
    assertThat(made).extracting(FolderState::path).containsExactlyInAnyOrderElementsOf(all);
    assertThat(connection.missing(all)).isEmpty();
    assertThat(connection.statuses(all).present()).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void wildcardsInNamesMeanOnlyThemselves() throws Exception {
    connection.create(FolderPath.of("Others", "100% cotton"));
    assertThat(connection.exists(FolderPath.of("Others", "100%"))).isFalse();
    assertThat(connection.exists(FolderPath.of("Others", "*"))).isFalse();
    assertThat(connection.exists(FolderPath.of("Others", "100% cotton"))).isTrue();
  }

  @Test
  void aFolderThatIsNotThereIsSaidToBeGone() throws Exception {
    FolderPath nowhere = FolderPath.of("Nowhere");
    assertThatThrownBy(() -> connection.open(nowhere, true)).satisfies(kind(Kind.FOLDER_GONE));
    assertThatThrownBy(() -> connection.status(nowhere))
        .satisfies(kind(Kind.FOLDER_GONE))
        .hasMessageContainingAll("Nowhere", "127.0.0.1", "Britty");
    connection.create(NEVIR);
    FolderStates states =
        connection.statuses(List.of(FolderPath.INBOX, nowhere, NEVIR, FolderPath.of("Customer")));
    assertThat(states.present())
        .extracting(FolderState::path)
        .contains(FolderPath.INBOX, NEVIR)
        .doesNotContain(nowhere);
    assertThat(states.gone()).contains(nowhere);
    assertThat(states.refused()).isEmpty();
  }

  @Test
  void statusTellsWhatArrived() throws Exception {
    FolderState before = connection.status(FolderPath.INBOX);
    append(FolderPath.INBOX, letter(1, 10));
    FolderState after = connection.statuses(List.of(FolderPath.INBOX)).present().getFirst();
    assertThat(after.uidValidity()).isEqualTo(before.uidValidity());
    assertThat(after.uidNext()).isGreaterThan(before.uidNext());
    assertThat(after.messages()).isEqualTo(before.messages() + 1);
  }

  @Test
  void sentIsFoundByMarkOrByName() throws Exception {
    if (marked()) {
      assertThat(role(Role.SENT)).isEqualTo("Sent");
      assertThat(role(Role.TRASH)).isEqualTo("Trash");
      return;
    }
    connection.create(FolderPath.of("已发送"));
    connection.create(FolderPath.of("Papierkorb"));
    connection.create(FolderPath.of("Customer", "Sent"));
    assertThat(role(Role.SENT)).isEqualTo("已发送");
    assertThat(role(Role.TRASH)).isEqualTo("Papierkorb");
  }

  @Test
  void theConfiguredSentFolderWins() throws Exception {
    connection.create(FolderPath.of("Sent Items"));
    connection.create(FolderPath.of("Outgoing"));
    assertThat(connection.folders(FolderPath.of("Outgoing")))
        .filteredOn(f -> f.role() == Role.SENT)
        .extracting(f -> f.path().toString())
        .containsExactly("Outgoing");
  }

  @Test
  void changesAreNewLettersFlagsAndWhatVanished() throws Exception {
    for (int i = 0; i < 4; i++) {
      append(FolderPath.INBOX, letter(i, 10));
    }
    try (var inbox = connection.open(FolderPath.INBOX, false);
        var other = ImapConnection.open(account(user));
        var theirs = other.open(FolderPath.INBOX, false)) {
      List<Long> known = new ArrayList<>(inbox.uids());
      long before = connection.status(FolderPath.INBOX).highestModSeq();
      theirs.setFlags(List.of(known.get(1)), Set.of("\\Seen"), true);
      boolean removed = !theirs.remove(List.of(known.get(2))).removed().isEmpty();
      append(FolderPath.INBOX, letter(9, 10));
      Changes changes = inbox.changesSince(before, known);
      assertThat(changes.flags().get(known.get(1))).contains("\\Seen");
      assertThat(changes.flags().keySet()).anyMatch(uid -> !known.contains(uid));
      assertThat(changes.vanished())
          .containsExactlyElementsOf(removed ? List.of(known.get(2)) : List.of());
      assertThat(changes.flags().containsKey(known.get(0))).isEqualTo(before < 0);
      Changes again = inbox.changesSince(changes.highestModSeq(), inbox.uids());
      assertThat(again.vanished()).isEmpty();
      assertThat(again.flags().isEmpty()).isEqualTo(before > 0);
    }
  }

  @Test
  void aFolderMadeAnewUnderTheSameNameIsNotTheSame() throws Exception {
    connection.create(NEVIR);
    try (var folder = connection.open(NEVIR, true)) {
      connection.open(FolderPath.INBOX, true).close();
      replaceFolder(user, NEVIR);
      assertThatThrownBy(folder::uids).satisfies(kind(Kind.FOLDER_GONE));
    }
  }

  @Test
  void lostLettersAreFoundAgainByWhatTheyAre() throws Exception {
    append(FolderPath.INBOX, letter(1, 10));
    append(FolderPath.INBOX, letter(2, 10));
    append(NEVIR, letter(3, 10));
    append(NEVIR, letter(2, 10));
    try (var inbox = connection.open(FolderPath.INBOX, true);
        var nevir = connection.open(NEVIR, true)) {
      List<Envelope> lost = inbox.envelopes(1, OpenFolder.LAST);
      long second = at(byMessageId(lost), "<2@nevir-demo.es>").uid();
      assertThat(nevir.locate(lost, 1)).containsOnlyKeys(second);
    }
  }

  @Test
  void anErrorInTheSinkLeavesTheConnectionUsable() throws Exception {
    for (int i = 0; i < 20; i++) {
      append(FolderPath.INBOX, letter(i, 5_000));
    }
    try (var inbox = connection.open(FolderPath.INBOX, true)) {
      List<Envelope> envelopes = inbox.envelopes(1, OpenFolder.LAST);
      var full = new IllegalStateException("disk full");
      var sink =
          new Collected() {
            @Override
            public void letter(Envelope envelope, RawLetter letter) {
              throw full;
            }
          };
      assertThatThrownBy(() -> inbox.fetch(envelopes, sink)).isSameAs(full);
      assertThat(fetch(inbox, envelopes).letters).hasSize(20);
    }
  }

  @Test
  void aWatchTellsOfANewLetterAndStopsAtOnce() throws Exception {
    var calls = new LinkedBlockingQueue<String>();
    var settings = new FolderWatch.Settings(Duration.ofMinutes(9), Duration.ofMillis(100));
    FolderWatch watch =
        FolderWatch.start(account(user), FolderPath.INBOX, new Recorder(calls), settings);
    assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo("connected");
    assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo("changed");
    append(FolderPath.INBOX, letter(1, 10));
    assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo("changed");
    long begin = System.nanoTime();
    watch.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    calls.clear();
    append(FolderPath.INBOX, letter(2, 10));
    assertThat(calls).isEmpty();
  }

  /** Deletes and makes a folder, so that its UIDVALIDITY changes. */
  abstract void replaceFolder(String user, FolderPath folder) throws Exception;

  /** Gives a server that removes late the time to do so. */
  void purge(OpenFolder folder) throws Exception {
    folder.uids();
  }

  private String role(Role role) throws Exception {
    return connection.folders().stream()
        .filter(f -> f.role() == role)
        .map(f -> f.path().toString())
        .reduce("", (a, b) -> a.isEmpty() ? b : a + ", " + b);
  }

  private void append(FolderPath folder, byte[] letter, String... flags) throws Exception {
    try (var other = ImapConnection.open(account(user))) {
      Instant arrived = ARRIVAL.plusSeconds(letter.length % 86_400 == 0 ? 0 : letter.length);
      assertThat(
              other
                  .appender(folder)
                  .put(List.of(new NewLetter(RawLetter.of(letter), Set.of(flags), arrived))))
          .singleElement()
          .isInstanceOf(Arrival.Arrived.class);
    }
  }

  static java.util.function.Consumer<Throwable> kind(Kind kind) {
    return e ->
        assertThat(e)
            .isInstanceOfSatisfying(
                MailboxException.class, m -> assertThat(m.kind()).isEqualTo(kind));
  }

  private static long newUid(Fate fate, FolderState target) {
    return switch (fate) {
      case Fate.Moved m -> {
        assertThat(m.uidValidity()).isEqualTo(target.uidValidity());
        yield m.newUid();
      }
      case Fate.Copied c -> {
        assertThat(c.uidValidity()).isEqualTo(target.uidValidity());
        yield c.newUid();
      }
      case Fate.MovedUnplaced m -> throw new AssertionError(m);
      case Fate.Gone g -> throw new AssertionError(g);
      case Fate.Refused r -> throw new AssertionError(r);
    };
  }

  private static <K, V> V at(Map<K, V> map, K key) {
    return java.util.Objects.requireNonNull(map.get(key), () -> "nothing for " + key);
  }

  private static Map<String, Envelope> byMessageId(List<Envelope> envelopes) {
    Map<String, Envelope> map = new HashMap<>();
    envelopes.forEach(e -> map.put(e.messageId(), e));
    return map;
  }

  private static Map<Long, Envelope> byUid(List<Envelope> envelopes) {
    Map<Long, Envelope> map = new HashMap<>();
    envelopes.forEach(e -> map.put(e.uid(), e));
    return map;
  }

  private static Envelope withSize(Envelope e, long size) {
    return new Envelope(e.uid(), e.flags(), e.internalDate(), size, e.messageId(), e.from());
  }

  static Collected fetch(OpenFolder folder, List<Envelope> envelopes) throws MailboxException {
    var collected = new Collected();
    folder.fetch(envelopes, collected);
    return collected;
  }

  /** A letter with CRLF throughout and a body of about that many bytes. */
  static byte[] letter(int number, int size) {
    String head =
        "From: Ana\r\n <ana@nevir-demo.es>\r\nMessage-ID: <%d@nevir-demo.es>\r\nSubject: Order\r\n\r\n"
            .formatted(number);
    byte[] bytes = Arrays.copyOf(head.getBytes(UTF_8), head.length() + size + 2);
    var random = new Random(number);
    for (int i = head.length(); i < bytes.length - 2; i++) {
      bytes[i] = (byte) (33 + random.nextInt(90));
    }
    bytes[bytes.length - 2] = '\r';
    bytes[bytes.length - 1] = '\n';
    return bytes;
  }

  /** Keeps all that a fetch gives. */
  static class Collected implements LetterSink {
    final Map<Long, byte[]> letters = new HashMap<>();
    final List<Long> gone = new ArrayList<>();
    final Map<Long, String> failed = new HashMap<>();
    final List<java.nio.file.Path> files = new ArrayList<>();

    @Override
    public void letter(Envelope envelope, RawLetter letter) {
      try (InputStream in = letter.open()) {
        letters.put(envelope.uid(), in.readAllBytes());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      if (letter instanceof RawLetter.InFile f) {
        assertThat(Files.exists(f.file())).isTrue();
        files.add(f.file());
      }
    }

    @Override
    public void gone(Envelope envelope) {
      gone.add(envelope.uid());
    }

    @Override
    public void failed(Envelope envelope, String why) {
      failed.put(envelope.uid(), why);
    }
  }

  /** Writes down what a watch reports. */
  record Recorder(LinkedBlockingQueue<String> calls) implements FolderWatch.Listener {
    @Override
    public void changed() {
      calls.add("changed");
    }

    @Override
    public void connected() {
      calls.add("connected");
    }

    @Override
    public void disconnected(String why) {
      calls.add("disconnected " + why);
    }
  }
}

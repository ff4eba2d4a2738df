package io.tradepost.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NamesAndSetsTest {

  @Test
  void pathsBecomeNamesWithPrefixDelimiterAndModifiedUtf7() {
    var names = new FolderNames(".", "INBOX.");
    assertThat(names.wireName(FolderPath.of("Customer", "CN", "报价 & Co")))
        .contains("INBOX.Customer.CN.&YqVO9w- &- Co");
    assertThat(names.wireName(FolderPath.INBOX)).contains("INBOX");
    assertThat(names.wireName(FolderPath.of("a.b"))).isEmpty();
    assertThat(new FolderNames("", "").wireName(FolderPath.of("a", "b"))).isEmpty();
    assertThat(new FolderNames("", "").wireName(FolderPath.of("a.b"))).contains("a.b");
  }

  @Test
  void listedNamesAreGivenBackAsTheyWereListed() {
    var names = new FolderNames("/", "");
    // A server that sends its names in another form than it should.
    for (String odd : List.of("Cafe\u0301", "A/&bad", "x//y", "inbox")) {
      FolderPath path = names.learn(odd).orElseThrow();
      assertThat(names.wireName(path)).contains(odd.equals("inbox") ? "INBOX" : odd);
    }
    assertThat(names.learn("")).isEmpty();
    assertThat(names.learn("/")).isEmpty();
  }

  @Test
  void aFolderInboxUnderThePrefixIsNotTheInbox() {
    var names = new FolderNames(".", "INBOX.");
    assertThat(names.learn("INBOX")).contains(FolderPath.INBOX);
    FolderPath inner = names.learn("INBOX.INBOX").orElseThrow();
    assertThat(inner).isNotEqualTo(FolderPath.INBOX);
    assertThat(names.wireName(inner)).contains("INBOX.INBOX");
  }

  @Test
  void sentIsKnownInManyLanguagesAndAMarkWinsOverANameAndTheTopOverTheDepth() {
    for (String name :
        List.of(
            "已发送",
            "已发送邮件",
            "Sent Items",
            "SENT",
            "Gesendete Elemente",
            "Enviados",
            "Éléments envoyés",
            "Отправленные",
            "Posta inviata",
            "送信済み",
            "보낸편지함")) {
      assertThat(role(List.of(name, "Customer"), Map.of(), Role.SENT)).containsExactly(name);
    }
    assertThat(role(List.of("Sent", "Outgoing"), Map.of("Outgoing", "\\Sent"), Role.SENT))
        .containsExactly("Outgoing");
    assertThat(role(List.of("INBOX/Sent", "Sent Items"), Map.of(), Role.SENT))
        .containsExactly("Sent Items");
    assertThat(role(List.of("Customer/Sent", "Others"), Map.of(), Role.SENT)).isEmpty();
    assertThat(role(List.of("[Gmail]/Starred"), Map.of("[Gmail]/Starred", "\\Flagged"), Role.ALL))
        .hasSize(1);
  }

  private static List<String> role(List<String> names, Map<String, String> marks, Role role) {
    var listed =
        names.stream()
            .map(
                n ->
                    new Roles.Listed(
                        FolderPath.parse(n), n, List.of(marks.getOrDefault(n, "\\HasNoChildren"))))
            .toList();
    return Roles.assign(listed).stream()
        .filter(f -> f.role() == role)
        .map(f -> f.path().toString())
        .toList();
  }

  @Test
  void setsOfUidsAreWrittenShortAndReadBack() {
    var random = new Random(20240305);
    for (int round = 0; round < 300; round++) {
      var uids = new TreeSet<Long>();
      int count = random.nextInt(3000);
      for (int i = 0; i < count; i++) {
        uids.add(1 + (long) random.nextInt(round % 2 == 0 ? 4_000 : 4_000_000));
      }
      int most = 1 + random.nextInt(600);
      var read = new ArrayList<Long>();
      for (UidSet.Chunk chunk : UidSet.chunks(uids, most)) {
        assertThat(chunk.set().length()).isLessThan(8_000);
        assertThat(chunk.uids()).hasSizeLessThanOrEqualTo(most);
        assertThat(UidSet.parse(chunk.set()).list()).isEqualTo(chunk.uids());
        read.addAll(chunk.uids());
      }
      assertThat(read).containsExactlyElementsOf(uids);
    }
    assertThat(UidSet.chunks(List.of(9L, 3L, 4L, 5L, 4L), 500))
        .containsExactly(new UidSet.Chunk("3:5,9", List.of(3L, 4L, 5L, 9L)));
  }

  @Test
  void anAnswerOfBillionsIsNotSpreadOut() {
    UidSet all = UidSet.parse("1:*");
    assertThat(all.size()).isEqualTo(4_294_967_295L);
    assertThat(all.contains(17)).isTrue();
    assertThat(UidSet.parse("")).satisfies(s -> assertThat(s.size()).isZero());
    assertThat(UidSet.parse("x,7:5").list()).containsExactly(5L, 6L, 7L);
  }

  @Test
  void copyUidIsReadFromSeveralLinesAndBearsRubbish() {
    var told = new CopyUid();
    told.read("[COPYUID 38505 304,319:320 3956:3958] Done");
    told.read("[copyuid 38505 7 9] x");
    told.read("[COPYUID 38505  ] GreenMail has nothing to say");
    told.read("[COPYUID 38505 1:3 5] does not fit");
    told.read("[COPYUID 38505 1:4294967295 1:4294967295] nor this");
    told.read("No messages found");
    assertThat(told.newUids()).isEqualTo(Map.of(304L, 3956L, 319L, 3957L, 320L, 3958L, 7L, 9L));
    assertThat(told.uidValidity()).isEqualTo(38505);
  }
}

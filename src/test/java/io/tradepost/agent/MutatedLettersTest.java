package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.agent.Office.PassRequest;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOffice;
import io.tradepost.demo.SampleOptions;
import io.tradepost.demo.Truth;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and malformed letters go the whole way on a real server like any others. */
@NeedsDovecot
class MutatedLettersTest {
  private static final int MUTATED = 1_000;
  private static final int DAMAGES = 4;
  private static final String MAILBOX = "Britty";
  private static final Instant UNTIL = Instant.parse("2026-06-30T00:00:00Z");
  private static final Truth UNTOLD = new Truth("others", "", "", "junk", List.of());
  private static final SampleOptions OPTIONS =
      new SampleOptions(9, List.of(MAILBOX), 250, UNTIL, 6_000);

  /** A word that the index keeps as it stands. */
  private static final Pattern WORD = Pattern.compile("(?U)\\b[a-z]{6,12}\\b");

  @TempDir private Path home;

  @Test
  void noneIsLostAndEachIsFiledOrLeftAndFound() throws Exception {
    List<byte[]> letters = new ArrayList<>(malformed());
    letters.addAll(mutated());
    try (SampleServer server = SampleServer.dovecot(DovecotServer.Options.plain(), OPTIONS)) {
      server.fill(samples(letters));
      Path shipped = home.resolve("shipped");
      ShippedRules.copyTo(shipped);
      SampleHome.write(home, OPTIONS, server.address(), shipped);
      List<Letter> read = new ArrayList<>();
      List<Lying> before =
          ServerLook.at(
              server.address(), OPTIONS.address(MAILBOX), bytes -> read.add(Score.read(bytes)));
      assertThat(before).hasSize(letters.size());
      Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
      try (Office office = Offices.open(installation, true)) {
        PassReport report = office.once(new PassRequest(List.of(), false), Progress.SILENT);

        List<Lying> after = ServerLook.at(server.address(), OPTIONS.address(MAILBOX));
        assertThat(after.stream().map(Lying::letter))
            .containsExactlyInAnyOrderElementsOf(before.stream().map(Lying::letter).toList());
        MailboxReport account = report.mailboxes().getFirst();
        assertThat(account.seen()).isEqualTo(letters.size());
        assertThat(account.filed() + account.left()).isEqualTo(account.seen());
        assertThat(report.clean()).isTrue();
        assertThat(after.stream().filter(l -> l.folder().equals("INBOX")).count())
            .isEqualTo(account.left());
        Map<String, Integer> common = common(read);
        read.forEach(letter -> assertFound(office, letter, common));
        assertThat(office.reindex(Progress.SILENT)).isEqualTo(distinct(read));
      }
    }
  }

  /** By its rarest words, and so by what only it or few others hold. */
  private static void assertFound(Office office, Letter letter, Map<String, Integer> common) {
    assertThat(office.explain(letter.id().value()))
        .as("%s %s", letter.id(), letter.flaws())
        .hasValueSatisfying(
            found -> {
              assertThat(found.letter().places()).isNotEmpty();
              assertThat(found.decision().reasons()).isNotEmpty();
            });
    String rarest =
        words(letter).stream()
            .sorted(Comparator.comparing(common::get))
            .limit(8)
            .collect(Collectors.joining(" "));
    if (!rarest.isEmpty()) {
      assertThat(office.search(new SearchRequest(rarest, 2_000, false)).letters())
          .as("%s by %s", letter.id(), rarest)
          .extracting(LetterView::id)
          .contains(letter.id().value());
    }
  }

  private static Set<String> words(Letter letter) {
    return WORD.matcher(letter.subject() + " " + letter.text().fresh())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Integer> common(List<Letter> letters) {
    Map<String, Integer> common = new HashMap<>();
    letters.forEach(letter -> words(letter).forEach(word -> common.merge(word, 1, Integer::sum)));
    return common;
  }

  private static long distinct(List<Letter> letters) {
    return letters.stream().map(Letter::id).distinct().count();
  }

  private static List<Sample> samples(List<byte[]> letters) {
    List<Sample> samples = new ArrayList<>();
    for (byte[] raw : letters) {
      Instant arrived = UNTIL.minusSeconds(60L * (letters.size() - samples.size()));
      samples.add(new Sample(MAILBOX, Role.INBOX, raw, arrived, Set.of(), UNTOLD));
    }
    return samples;
  }

  /** Bytes flipped, cut out, and put in from other letters. */
  private static List<byte[]> mutated() {
    Random random = new Random(20260630);
    List<byte[]> whole = SampleOffice.generate(OPTIONS).map(Sample::raw).toList();
    List<byte[]> mutated = new ArrayList<>();
    for (int i = 0; i < MUTATED; i++) {
      byte[] letter = whole.get(i % whole.size());
      for (int damage = random.nextInt(DAMAGES); damage >= 0; damage--) {
        letter = damaged(letter, whole.get(random.nextInt(whole.size())), random);
      }
      mutated.add(letter);
    }
    return mutated;
  }

  private static byte[] damaged(byte[] letter, byte[] other, Random random) {
    if (letter.length == 0) {
      return other;
    }
    int from = random.nextInt(letter.length);
    int to = Math.min(letter.length, from + 1 + random.nextInt(400));
    return switch (random.nextInt(4)) {
      case 0 -> {
        byte[] flipped = letter.clone();
        for (int i = random.nextInt(40); i >= 0; i--) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
      case 1 -> joined(letter, 0, from, letter, to, letter.length);
      case 2 -> joined(letter, 0, from, letter, 0, 0);
      default -> {
        int start = random.nextInt(other.length);
        yield joined(letter, 0, from, other, start, other.length);
      }
    };
  }

  private static byte[] joined(byte[] one, int a, int b, byte[] two, int c, int d) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(one, a, b - a);
    out.write(two, c, d - c);
    return out.toByteArray();
  }

  private static List<byte[]> malformed() {
    String head = "From: Anna <anna@nevir-demo.es>\nTo: britty@hotwell-demo.example\n";
    String deep = head + "Message-ID: <deep@x>\nContent-Type: multipart/mixed; boundary=b0\n\n";
    StringBuilder nested = new StringBuilder(deep);
    for (int i = 0; i < 1_000; i++) {
      nested.append("--b").append(i).append("\nContent-Type: multipart/mixed; boundary=b");
      nested.append(i + 1).append("\n\n");
    }
    nested.append("--b1000\n\nthe deepest words\n");
    String enclosed = head + "Message-ID: <inner@x>\nSubject: inner letter\n\nwithin a letter\n";
    StringBuilder wrapped = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      wrapped.append("From: a@b-demo.com\nMessage-ID: <w").append(i);
      wrapped.append("@x>\nContent-Type: message/rfc822\n\n");
    }
    wrapped.append(enclosed);
    List<byte[]> all = new ArrayList<>();
    for (String text :
        List.of(
            "no header at all, only words of somebody\n",
            "\n\nan empty header, and words of somebody else\n",
            head,
            head + "\n",
            "From:\nTo:\nSubject:\nDate:\nMessage-ID:\n\nempty fields everywhere\n",
            "From: <<<>>>,,;:@@\nTo: undisclosed-recipients:;\nSubject: broken\n\nhello\n",
            head + "Date: Thu, 32 Foo 99999 77:88:99 +9900\nSubject: absurd date\n\nhello\n",
            head + "Date: Mon, 1 Jan 0001 00:00:00 +0000\nSubject: oldest date\n\nhello\n",
            head + "Subject: =?gb2312?B?1fL1wA==?= =?x-none?Q?caf=E9?= =?utf-8?B?!!!?=\n\nhello\n",
            head + "Content-Type: text/plain; charset=x-user-defined\n\nunknown charset\n",
            head + "Content-Type: text/plain; charset=\n\nempty charset\n",
            head + "Content-Type: nonsense\n\nbroken type field\n",
            head + "Content-Transfer-Encoding: base64\n\n!!!not===base64@@@\nSGVsbG8\n",
            head + "Content-Transfer-Encoding: base65\n\nunknown transfer coding\n",
            head + "Content-Transfer-Encoding: quoted-printable\n\nbroken =ZZ =A =\n",
            head + "Content-Type: multipart/mixed\n\nboundary parameter missing\n",
            head + "Content-Type: multipart/mixed; boundary=b\n\nnever any boundary line\n",
            head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nno closing boundary\n",
            head
                + "Content-Type: multipart/alternative; boundary=\"\"\n\n"
                + "--\n\n"
                + "empty boundary\n"
                + "--\n",
            head
                + "Content-Type: application/ms-tnef; name=winmail.dat\n"
                + "Content-Transfer-Encoding: base64\n\neJ8+IgAAAAAB\n",
            head
                + "Content-Type: application/pdf; name*0*=utf-8''%E6%8A; name*1*=%A5%ZZ.pdf\n"
                + "Content-Disposition: attachment; filename=\"../../etc/passwd\"\n\nx\n",
            head
                + "Content-Type: text/html\n\n<html><table><tr><td>"
                + "<div>".repeat(3_000)
                + "words",
            head + "Subject: " + "long ".repeat(20_000) + "\n\nlong subject field\n",
            head + "X-Many: field\n".repeat(5_000) + "\nmany fields here\n",
            head + "References: " + "<a@b> ".repeat(5_000) + "\nMessage-ID: <refs@x>\n\nhello\n",
            head + "Message-ID: <twice@x>\n\nfirst of the same identity\n",
            head + "Message-ID: <twice@x>\n\nsecond of the same identity\n",
            head + "Message-ID: no brackets at all\n\nhello\n",
            head + "Content-Type: message/delivery-status\n\n\u0000\u0001\u0002\n",
            head + "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n",
            nested.toString(),
            wrapped.toString())) {
      all.add(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }
    // Raw 8-bit fields and texts that name no charset, or another one than theirs.
    for (String charset :
        List.of(
            "GB18030",
            "Big5",
            "Shift_JIS",
            "ISO-2022-JP",
            "EUC-KR",
            "KOI8-R",
            "windows-1251",
            "windows-1256",
            "UTF-8",
            "UTF-16")) {
      String text =
          head + "Subject: 询价 émission запрос\nMessage-ID: <" + charset + "@x>\n\n客户报价 Łódź цена\n";
      all.add(text.replace("\n", "\r\n").getBytes(Charset.forName(charset)));
      String wrong = text.replace("\n\n", "\nContent-Type: text/plain; charset=us-ascii\n\n");
      all.add(wrong.replace("@x", "@y").replace("\n", "\r\n").getBytes(Charset.forName(charset)));
    }
    all.add((head + "Subject: bare line feeds\n\nwords\n").getBytes(ISO_8859_1));
    all.add((head + "Subject: bare returns\n\nwords\n").replace('\n', '\r').getBytes(ISO_8859_1));
    return all;
  }
}

package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.config.Installation;
import io.tradepost.config.ShippedRules;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOptions;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters of fifty megabytes, through the whole program with less memory than one of them. */
@NeedsDovecot
class LargeLettersTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(1, List.of("Britty"), 1, Instant.parse("2026-06-30T00:00:00Z"), 6_000);
  private static final String USER = OPTIONS.address("Britty");
  private static final int LARGE = 50_000_000;

  @TempDir private Path home;

  @Test
  void fiftyMegabytesAreFiledKeptAndFoundInLittleMemory() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      byte[] letter = letter();
      server.deliver(USER, FolderPath.INBOX, letter, Instant.parse("2026-06-01T08:00:00Z"));
      Path shipped = home.resolve("shipped");
      ShippedRules.copyTo(shipped);
      SampleHome.write(
          home,
          OPTIONS,
          new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD),
          shipped);
      List<String> line = ChildProgram.javaLine(home);
      line.replaceAll(word -> word.equals("-Xmx256m") ? "-Xmx48m" : word);
      line.addAll(List.of("once", "--json", "--config", home.resolve("config").toString()));

      ChildProgram once = ChildProgram.start(home, line);

      assertThat(once.await()).as(once.said()).isZero();
      assertThat(once.said()).containsPattern("\"filed\" ?: ?1");
      Installation installation = Installation.locate(home.resolve("config"), Map.of(), home);
      try (Office office = Offices.open(installation, true)) {
        String query = "catalogue filename:catalogue.pdf";
        String id = office.search(new SearchRequest(query, 10, false)).letters().getFirst().id();
        try (InputStream kept = office.raw(id).orElseThrow()) {
          assertThat(Arrays.mismatch(kept.readAllBytes(), letter)).isEqualTo(-1);
        }
      }
    }
  }

  /** Fifty million bytes. */
  private static byte[] letter() {
    byte[] head =
        """
        From: Anna <anna@nevir-demo.es>
        Message-ID: <large@nevir-demo.es>
        Subject: Our catalogue
        Content-Type: multipart/mixed; boundary=b

        --b

        Please see our catalogue.
        --b
        Content-Type: application/pdf; name=catalogue.pdf
        Content-Transfer-Encoding: base64

        """
            .replace("\n", "\r\n")
            .getBytes(US_ASCII);
    byte[] block = new byte[57 * 1_000];
    new Random(1).nextBytes(block);
    byte[] lines = (Base64.getMimeEncoder().encodeToString(block) + "\r\n").getBytes(US_ASCII);
    byte[] letter = Arrays.copyOf(head, LARGE);
    for (int at = head.length; at < LARGE; at += lines.length) {
      System.arraycopy(lines, 0, letter, at, Math.min(lines.length, LARGE - at));
    }
    byte[] end = "\r\n--b--\r\n".getBytes(US_ASCII);
    System.arraycopy(end, 0, letter, LARGE - end.length, end.length);
    return letter;
  }
}

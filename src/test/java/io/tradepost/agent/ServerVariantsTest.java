package io.tradepost.agent;

import io.tradepost.demo.SampleOptions;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.DovecotServer.Options;
import io.tradepost.mailbox.NeedsDovecot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same life of a pass on servers that lack something or name their folders otherwise. */
@NeedsDovecot
class ServerVariantsTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(
          4, List.of("Britty", "Kevin"), 130, Instant.parse("2026-06-30T00:00:00Z"), 7_000);

  @TempDir private Path home;

  static Stream<Named<DovecotServer.Options>> dovecots() {
    return Stream.of(
        Named.of("without MOVE", Options.plain().without("MOVE")),
        Named.of("without UIDPLUS", Options.plain().without("UIDPLUS")),
        Named.of("without MOVE and UIDPLUS", Options.plain().without("MOVE", "UIDPLUS")),
        Named.of("without IDLE", Options.plain().without("IDLE")),
        Named.of("without SPECIAL-USE", Options.plain().without("SPECIAL-USE")),
        Named.of("without CONDSTORE", Options.plain().without("CONDSTORE", "QRESYNC")),
        Named.of("with all folders under INBOX.", Options.underInbox()));
  }

  @ParameterizedTest
  @MethodSource("dovecots")
  void everyDovecotIsFiledAlike(Options server) throws Exception {
    check("Dovecot " + server, SampleServer.dovecot(server, OPTIONS));
  }

  @Test
  void soIsGreenMail() throws Exception {
    check("GreenMail", SampleServer.greenMail(OPTIONS));
  }

  private void check(String title, SampleServer server) throws Exception {
    Trial trial = Trial.of(server, OPTIONS, home);
    System.out.println(trial.score.table(title, 5));
    new TrialChecks(trial).all();
  }
}

package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.agent.ReplyDesk.ObligationView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "settle",
    description = "Says that nothing is owed for a letter any more, or that there is more time.",
    footer = {
      "",
      "Such as: tradepost settle qk3r7wm2xa5c --because \"answered by phone\"",
      "Exit status 1 where there is no such letter, or nothing to take back."
    })
final class SettleCommand extends Answering {
  @Parameters(paramLabel = "LETTER", description = "its short id or Message-ID")
  private String letter = "";

  @Option(names = "--because", paramLabel = "WORDS", description = "why, as the digest tells it")
  private String because = "";

  @Option(
      names = "--wait-until",
      paramLabel = "TIME",
      description = "the answer has time until then: 2026-01-31T14:00")
  private String waitUntil = "";

  @Option(names = "--take-back", description = "what was said of this letter holds no longer")
  private boolean takeBack;

  SettleCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    if (!takeBack && because.isBlank()) {
      throw new WrongUse("settle needs --because \"…\": the digest tells it");
    }
    if (takeBack && !(because.isBlank() && waitUntil.isEmpty())) {
      throw new WrongUse("--take-back stands alone");
    }
    return desk.withOffice(true, office -> takeBack ? takeBack(office) : settle(office));
  }

  private int settle(Office office) {
    ZoneId zone = office.zone();
    Instant until = until(zone);
    Optional<ObligationView> settled = office.replies().settle(letter, because.strip(), until);
    if (settled.isEmpty()) {
      desk.say("No such letter: " + letter);
      return ExitStatus.NO;
    }
    ObligationView o = settled.get();
    if (json()) {
      desk.json(zone, d -> ReplyDocuments.obligation(d, o));
    } else {
      desk.line(
          until == null
              ? "Settled: " + o.subject()
              : "Has time until " + Desk.time(o.due(), zone) + ": " + o.subject());
    }
    return ExitStatus.DONE;
  }

  private @Nullable Instant until(ZoneId zone) {
    if (waitUntil.isEmpty()) {
      return null;
    }
    Instant until = Since.moment("--wait-until", waitUntil, desk.now(), zone);
    if (!until.isAfter(desk.now())) {
      throw new WrongUse("--wait-until " + waitUntil + " lies in the past");
    }
    return until;
  }

  private int takeBack(Office office) {
    int sayings = office.replies().unsettle(letter).orElse(0);
    if (json()) {
      desk.json(office.zone(), d -> d.field("letter", letter).field("takenBack", sayings));
    } else {
      desk.say(sayings == 0 ? "Nothing to take back for " + letter + "." : "Taken back.");
    }
    return sayings == 0 ? ExitStatus.NO : ExitStatus.DONE;
  }
}

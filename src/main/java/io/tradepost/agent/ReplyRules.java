package io.tradepost.agent;

import io.tradepost.config.Rules;
import io.tradepost.config.Settings;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.reply.PromiseReading;
import io.tradepost.reply.Remarks;
import io.tradepost.reply.Terms;
import io.tradepost.reply.Terms.Salesperson;
import io.tradepost.reply.WorkCalendar;
import io.tradepost.reply.promise.PromiseReader;
import io.tradepost.reply.promise.RemarksReader;
import io.tradepost.round.Digests;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What settings and rule files say of replies, as the parts that deal with them want it.
 *
 * @param remarks what a letter says that counts for the reply clock
 * @param reading what a sentence of a holding reply promises
 * @param digest changes when the remarks on a letter, or whether it counts as automatic, may change
 */
record ReplyRules(
    Settings settings,
    Calendars calendars,
    Function<Letter, Remarks> remarks,
    PromiseReading reading,
    String digest) {
  /** To be counted up whenever the readers in the program see the same letter with other eyes. */
  private static final String READERS = "2";

  static ReplyRules of(Settings settings, Rules rules) {
    List<String> phrases = texts(rules.promises());
    List<String> things = texts(rules.words("promised-things"));
    List<String> courtesy = texts(rules.courtesy());
    PromiseReader promises = new PromiseReader(phrases, things);
    return new ReplyRules(
        settings,
        Calendars.of(settings, rules),
        new RemarksReader(promises, courtesy)::read,
        promises,
        Digests.of(
            List.of(
                READERS,
                marks(rules.autoReplies()),
                phrases.toString(),
                things.toString(),
                courtesy.toString())));
  }

  private static List<String> texts(List<Rules.Phrase> phrases) {
    return phrases.stream().map(Rules.Phrase::text).toList();
  }

  /** Without the lines where they stand: a comment above them changes nothing. */
  private static String marks(Rules.AutoReplies marks) {
    return Stream.of(marks.subjects(), marks.bounceSubjects(), marks.senders())
        .map(ReplyRules::texts)
        .toList()
        .toString();
  }

  /**
   * The terms as they hold now.
   *
   * @param adopted when the agent first looked at a mailbox
   */
  Terms terms(Function<String, Optional<Instant>> adopted) {
    Map<String, Salesperson> staff = new HashMap<>();
    for (Settings.Mailbox mailbox : settings.mailboxes()) {
      WorkCalendar calendar = Objects.requireNonNull(calendars.byMailbox().get(mailbox.name()));
      staff.put(
          mailbox.name(),
          new Salesperson(
              mailbox.name(),
              mailbox.address(),
              calendar,
              since(adopted.apply(mailbox.name())),
              Calendars.leaves(mailbox)));
    }
    Settings.Reply reply = settings.reply();
    return new Terms(reply.within(), reply.remindAfter(), reply.cc(), reply.newThread(), staff);
  }

  /** A mailbox never looked at has no letters yet; whatever comes is new. */
  private Instant since(Optional<Instant> adopted) {
    return switch (settings.reply().since()) {
      case Settings.Since.Adoption a -> adopted.orElse(Instant.EPOCH);
      case Settings.Since.All all -> Instant.EPOCH;
      case Settings.Since.Day(var date) -> date.atStartOfDay(settings.company().zone()).toInstant();
    };
  }

  /** Letters in it need no answer; null where there is no such folder. */
  @Nullable FolderPath noReplyFolder() {
    String path = settings.reply().noReplyFolder();
    return path.isEmpty() ? null : FolderPath.parse(path);
  }

  /** The flag for letters that wait too long; empty where they are not marked. */
  String mark() {
    return switch (settings.reply().mark()) {
      case NONE -> "";
      case FLAG -> "\\Flagged";
      case KEYWORD -> "$Overdue";
    };
  }
}

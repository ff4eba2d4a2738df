package io.tradepost.cli;

import io.tradepost.agent.Office.Copy;
import io.tradepost.agent.Office.LetterView;
import io.tradepost.agent.Office.Shown;
import io.tradepost.cli.terminal.Palette;
import io.tradepost.cli.terminal.SafeText;
import io.tradepost.cli.terminal.Terminal;
import io.tradepost.cli.terminal.TextWidth;
import java.time.ZoneId;
import java.util.List;

/** Letters as a person reads them in a terminal. */
final class LetterPage {
  /** Instead of a place, of a letter that was deleted on the server and is kept all the same. */
  static final String GONE = "(gone from the server)";

  /** Longer lines are hard to read. */
  private static final int WIDEST = 100;

  private final Desk desk;
  private final ZoneId zone;
  private final Palette palette;
  private final int columns;

  LetterPage(Desk desk, ZoneId zone) {
    this.desk = desk;
    this.zone = zone;
    this.palette = desk.palette();
    int width = desk.terminal().width();
    this.columns = width == Terminal.UNLIMITED ? width : Math.min(width, WIDEST);
  }

  /** Says that there is no such letter. */
  static int unknown(Desk desk, String reference) {
    desk.say("No letter is known as " + reference + ". Ids are printed by: tradepost search");
    return ExitStatus.NO;
  }

  /** The letter's heading, its text, what it repeats (folded unless wanted), its attachments. */
  void print(Shown shown, boolean quoted) {
    headline(shown.letter());
    desk.line("");
    text("", shown.fresh(), false);
    if (!shown.signature().isBlank()) {
      desk.line("");
      text("", shown.signature(), true);
    }
    if (!shown.quoted().isBlank()) {
      desk.line("");
      if (quoted) {
        text("│ ", shown.quoted(), true);
      } else {
        faint("[" + lines(shown.quoted()) + " of earlier letters; --quoted shows them]");
      }
    }
    shown.flaws().forEach(flaw -> faint("[not as it should be: " + flaw + "]"));
  }

  /** What a letter is: its heading and where it lies. */
  void headline(LetterView letter) {
    field("Subject", palette.strong(SafeText.line(letter.subject())));
    field("From", SafeText.line(letter.from()));
    field("To", SafeText.line(String.join(", ", letter.to())));
    field("Cc", SafeText.line(String.join(", ", letter.cc())));
    field("Date", Desk.time(letter.date(), zone) + " " + zone);
    for (Copy copy : letter.copies()) {
      field("Place", SafeText.line(copy.mailbox() + ": " + copy.folder()));
    }
    if (letter.copies().isEmpty() && letter.folder().isEmpty()) {
      field("Place", GONE);
    }
    field("Customer", SafeText.line(customer(letter)));
    field("Orders", SafeText.line(String.join(", ", letter.orders())));
    field("Attached", SafeText.line(String.join(", ", letter.attachments())));
    field("Letter", SafeText.line(letter.id() + "  <" + letter.messageId() + ">"));
  }

  /** A conversation: who said what, ours set in. */
  void dialogue(List<Shown> thread) {
    String subject = "";
    for (Shown shown : thread) {
      LetterView letter = shown.letter();
      if (!letter.subject().equals(subject)) {
        subject = letter.subject();
        desk.terminal().line(palette.strong(SafeText.line(subject)));
      }
      boolean ours = letter.category().equals("sent");
      String margin = ours ? "        " : "";
      String who = margin + letter.from() + " · " + Desk.time(letter.date(), zone) + " · ";
      String head = SafeText.block(who) + SafeText.line(letter.id());
      desk.line("");
      desk.terminal().line(ours ? palette.good(head) : palette.accent(head));
      text(margin + "│ ", shown.fresh().isBlank() ? "(no words of its own)" : shown.fresh(), false);
      if (!letter.attachments().isEmpty()) {
        text(margin + "│ ", "[attached: " + String.join(", ", letter.attachments()) + "]", true);
      }
    }
  }

  private static String customer(LetterView letter) {
    if (letter.company().isEmpty()) {
      return "";
    }
    String key = letter.customer().isEmpty() ? "" : " (" + letter.customer() + ")";
    return letter.company() + key + ", " + letter.country();
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      desk.terminal().line(palette.faint(TextWidth.pad(name + ":", 10, false)) + value);
    }
  }

  private void text(String margin, String text, boolean faint) {
    int room = columns == Terminal.UNLIMITED ? columns : columns - TextWidth.of(margin);
    for (String line : TextWidth.wrap(SafeText.block(text).strip(), room)) {
      String whole = (margin + line).stripTrailing();
      desk.terminal().line(faint ? palette.faint(whole) : whole);
    }
  }

  private void faint(String text) {
    desk.terminal().line(palette.faint(SafeText.line(text)));
  }

  private static String lines(String text) {
    long lines = text.strip().lines().count();
    return lines == 1 ? "1 line" : MailboxTable.count(lines) + " lines";
  }
}

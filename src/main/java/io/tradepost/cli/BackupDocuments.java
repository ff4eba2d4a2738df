package io.tradepost.cli;

import io.tradepost.agent.BackupDesk.Checked;
import io.tradepost.agent.BackupDesk.Compared;
import io.tradepost.agent.BackupDesk.FaultView;
import io.tradepost.agent.BackupDesk.Lying;
import io.tradepost.agent.BackupDesk.Made;
import io.tradepost.agent.BackupDesk.MissingView;
import io.tradepost.agent.BackupDesk.Reconciled;
import io.tradepost.agent.BackupDesk.RunReport;
import io.tradepost.agent.Office.BackupState;
import java.util.Locale;

/** The backups' JSON documents. */
final class BackupDocuments {
  private BackupDocuments() {}

  static void run(JsonDocument d, RunReport report) {
    d.field("at", report.at())
        .field("clean", report.clean())
        .array("mailboxes", report.mailboxes(), BackupDocuments::reconciled)
        .array("backups", report.backups(), BackupDocuments::made)
        .field("notes", report.notes());
  }

  private static void reconciled(JsonDocument d, Reconciled m) {
    d.field("mailbox", m.mailbox())
        .field("onServer", m.onServer())
        .field("inVault", m.inVault())
        .field("withheld", m.withheld())
        .field("missing", m.missing())
        .field("fetched", m.fetched())
        .field("gone", m.gone())
        .field("letGo", m.letGo())
        .field("error", m.error());
  }

  private static void made(JsonDocument d, Made b) {
    d.field("mailbox", b.mailbox())
        .field("year", b.year())
        .field("format", b.format())
        .field("outcome", b.outcome())
        .field("offered", b.offered())
        .field("gone", b.gone())
        .field("written", b.written())
        .field("takenOver", b.takenOver())
        .field("readBack", b.readBack())
        .field("skipped", b.skipped())
        .field("file", b.file())
        .field("size", b.size())
        .field("notes", b.notes());
  }

  static void checked(JsonDocument d, Checked c) {
    d.field("mailbox", c.mailbox())
        .field("year", c.year())
        .field("format", c.format())
        .field("file", c.file().toString())
        .field("opened", c.opened())
        .field("copies", c.copies())
        .field("good", c.good())
        .array("faults", c.faults(), BackupDocuments::fault);
  }

  static void compared(JsonDocument d, Compared c) {
    d.field("mailbox", c.mailbox())
        .field("onServer", c.onServer())
        .field("same", c.same())
        .field("elsewhere", c.elsewhere())
        .field("newer", c.newer())
        .field("gone", c.gone())
        .array("missing", c.missing(), BackupDocuments::missing)
        .field("error", c.error());
  }

  private static void missing(JsonDocument d, MissingView m) {
    d.field("folder", m.folder())
        .field("uid", m.uid())
        .field("messageId", m.messageId())
        .field("why", m.why());
  }

  private static void fault(JsonDocument d, FaultView f) {
    d.field("letter", f.letter()).field("place", f.place()).field("why", f.why());
  }

  static void lying(JsonDocument d, Lying b) {
    d.field("mailbox", b.mailbox())
        .field("year", b.year())
        .field("format", b.format())
        .field("state", b.state())
        .field("file", b.file().toString())
        .field("made", b.made())
        .field("copies", b.copies())
        .field("letters", b.letters())
        .field("size", b.size())
        .field("verified", b.verified())
        .field("remark", b.remark());
  }

  static void state(JsonDocument d, BackupState b) {
    d.field("mailbox", b.mailbox())
        .field("good", b.good())
        .field("letters", b.letters())
        .field("size", b.size())
        .field("alarming", b.alarming())
        .field("problem", b.problem());
  }

  /** A size as a person reads it. */
  static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 999.95 && unit < 4) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", size, "kMGTP".charAt(unit));
  }
}

package io.tradepost.cli;

import io.tradepost.agent.RestoreDesk.Exported;
import io.tradepost.agent.RestoreDesk.Failure;
import io.tradepost.agent.RestoreDesk.Restored;
import io.tradepost.agent.RestoreDesk.Source;
import java.util.Map;

/** The JSON documents of what was brought back. */
final class RestoreDocuments {
  private RestoreDocuments() {}

  static void restored(JsonDocument d, Restored r, boolean plan) {
    d.field("mailbox", r.mailbox())
        .field("to", r.to())
        .field("plan", plan)
        .array("backups", r.backups(), RestoreDocuments::source)
        .field("wanted", r.wanted())
        .field("restored", r.restored())
        .field("there", r.there())
        .field("elsewhere", r.elsewhere())
        .field("left", r.left())
        .array("failures", r.failures(), RestoreDocuments::failure)
        .array("folders", r.folders().entrySet(), RestoreDocuments::folder)
        .field("foldersMade", r.foldersMade())
        .field("flagsLeftOut", r.flagsLeftOut())
        .field("stopped", r.stopped())
        .field("notes", r.notes());
  }

  private static void source(JsonDocument d, Source s) {
    d.field("year", s.year())
        .field("format", s.format())
        .field("file", s.file().toString())
        .field("made", s.made());
  }

  private static void failure(JsonDocument d, Failure f) {
    d.field("letter", f.letter())
        .field("messageId", f.messageId())
        .field("folder", f.folder())
        .field("to", f.to())
        .field("why", f.why());
  }

  private static void folder(JsonDocument d, Map.Entry<String, Long> f) {
    d.field("folder", f.getKey()).field("letters", f.getValue());
  }

  static void exported(JsonDocument d, Exported e) {
    d.field("file", e.file().toString())
        .field("format", e.format())
        .field("found", e.found())
        .field("written", e.written())
        .field("readBack", e.readBack())
        .field("size", e.size())
        .field("skipped", e.skipped())
        .field("faults", e.faults());
  }
}

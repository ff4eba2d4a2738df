package io.tradepost.agent;

import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.RestoreDesk.ExportRequest;
import io.tradepost.agent.RestoreDesk.Exported;
import io.tradepost.archive.backup.Attendant;
import io.tradepost.archive.backup.BackupFormat;
import io.tradepost.archive.backup.Export;
import io.tradepost.archive.backup.LocalDisk;
import io.tradepost.archive.backup.Verification.Fault;
import io.tradepost.round.Desk;
import io.tradepost.search.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what a search finds into a file of its own. */
record Exporting(Desk desk, Shelf letters, BackupShelf shelf) {

  Exported export(ExportRequest request, Progress progress) {
    BackupFormat format = shelf.format(request.format());
    Path folder = request.to().toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "There is no folder " + folder + " to write to; make it first.");
    }
    Results results = letters.all(request.query());
    if (results.total() == 0) {
      return new Exported(request.to(), format.name(), 0, 0, 0, 0, List.of(), List.of());
    }
    FoundLetters found =
        desk.ledger().read(book -> new FoundLetters(book, desk.vault(), results.hits()));
    try {
      Export.Outcome outcome =
          new Export(new LocalDisk(), request.to(), format, desk.reader())
              .run(found, desk.now(), told(progress, results.total()));
      return new Exported(
          request.to(),
          format.name(),
          results.total(),
          outcome.written(),
          outcome.readBack(),
          outcome.size(),
          outcome.skipped().stream()
              .map(s -> "letter " + s.copy().letter() + ": " + s.why())
              .toList(),
          outcome.faults().stream().map(Exporting::words).toList());
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          e.getFile() + " exists already and is not replaced; choose another name.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(request.to() + " could not be written: " + e.getMessage(), e);
    }
  }

  private static Attendant told(Progress progress, long total) {
    return new Attendant() {
      @Override
      public void at(Stage stage, long copies) {
        String words =
            switch (stage) {
              case WRITING -> "written";
              case READING_BACK -> "read back";
            };
        progress.at("", words, copies, total);
      }
    };
  }

  private static String words(Fault fault) {
    return switch (fault) {
      case Fault.OfLetter(var copy, var name, var why) ->
          "letter " + copy.letter() + " at " + name + ": " + why;
      case Fault.OfPart(var part, var why) -> part + ": " + why;
    };
  }
}

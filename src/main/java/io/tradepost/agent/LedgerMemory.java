package io.tradepost.agent;

import io.tradepost.archive.backup.Copy;
import io.tradepost.archive.restore.Memory;
import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Events.EventRow;
import io.tradepost.ledger.Ledger;
import io.tradepost.mailbox.FolderPath;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the ledger knows of a mailbox that letters are brought back to. That a letter is brought
 * back is written down before: or it would be taken for a person's doing, and a lesson be drawn
 * from it.
 */
record LedgerMemory(Ledger ledger, String mailbox, Clock clock) implements Memory {
  @Override
  public Map<Long, String> digests(FolderPath folder, long validity) {
    return ledger.read(
        book ->
            book
                .folders()
                .find(mailbox, folder)
                .filter(row -> row.validity() == validity)
                .map(row -> book.copies().in(row.id()))
                .orElse(List.of())
                .stream()
                .filter(copy -> copy.uid() > 0 && !copy.sha256().isEmpty())
                .collect(Collectors.toMap(CopyRow::uid, CopyRow::sha256)));
  }

  @Override
  public void bringing(FolderPath folder, List<Copy> letters) {
    Instant now = clock.instant();
    ledger.writing(
        book ->
            letters.forEach(
                copy ->
                    book.events()
                        .enter(
                            new EventRow(
                                now,
                                mailbox,
                                copy.letter(),
                                "restored",
                                List.of(folder.toString())))));
  }
}

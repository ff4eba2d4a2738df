package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.ImportDesk.ImportReport;
import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.Progress;
import io.tradepost.agent.Office.SearchRequest;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleOffice;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is imported changes nothing of what is done with the letters on the server. */
@NeedsDovecot
class OldMailBesideServerTest {
  private static final int LETTERS = 60;

  @TempDir private Path folder;

  private Mailroom room(DovecotServer server, String name) {
    return Mailroom.open(
        server, name, server.port(), folder.resolve(name), Mailroom.letters(11, LETTERS));
  }

  /** The very letters of the mailbox, as a salesperson saved half of them. */
  private Path saved() throws IOException {
    Path saved = Files.createDirectories(folder.resolve("saved"));
    List<Sample> samples = SampleOffice.generate(Mailroom.letters(11, LETTERS)).toList();
    for (int i = 0; i < samples.size(); i += 2) {
      Files.write(saved.resolve(i + ".eml"), samples.get(i).raw());
    }
    return saved;
  }

  private static ImportReport take(Mailroom room, Path saved) {
    return room.inOffice(
        office -> {
          try {
            return office.imports().take(saved, Mailroom.BRITTY, Progress.SILENT);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static MailboxReport account(Mailroom room) {
    return room.inOffice(office -> office.status().mailboxes().getFirst());
  }

  @Test
  void lettersAreFiledAndCountedAsWithoutTheImport() throws IOException {
    try (DovecotServer server = DovecotServer.start()) {
      Mailroom without = room(server, "without");
      Mailroom with = room(server, "with");
      assertThat(take(with, saved()).total().takenIn()).isEqualTo(LETTERS / 2);
      assertThat(without.once().clean()).isTrue();
      assertThat(with.once().clean()).isTrue();
      assertThat(with.places()).isEqualTo(without.places());
      assertThat(account(with).seen()).isEqualTo(account(without).seen());
      assertThat(account(with).filed()).isEqualTo(account(without).filed());
      assertThat(account(with).left()).isEqualTo(account(without).left());
      assertThat(with.once().clean()).isTrue();
      assertThat(with.places()).isEqualTo(without.places());
      // Where it lies on the server is where it lies; the archive is one place more.
      assertThat(
              with.inOffice(o -> o.search(new SearchRequest("folder:Archive/saved", 1000, false)))
                  .letters())
          .hasSize(LETTERS / 2)
          .allSatisfy(
              letter -> {
                assertThat(letter.places()).hasSizeGreaterThan(1).contains("Archive/saved");
                assertThat(letter.folder()).isNotEqualTo("Archive/saved");
              });
    }
  }

  @Test
  void whatTheMailboxHasIsKnown() throws IOException {
    try (DovecotServer server = DovecotServer.start()) {
      Mailroom room = room(server, "known");
      assertThat(room.once().clean()).isTrue();
      ImportReport report = take(room, saved());
      assertThat(report.total().known()).isEqualTo(LETTERS / 2);
      assertThat(report.total().takenIn()).isZero();
      room.assertBooksAgree();
    }
  }
}

package io.tradepost.archive.restore;

import io.tradepost.archive.backup.BackupSource;
import io.tradepost.archive.backup.Copy;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Account;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.LetterSink;
import io.tradepost.mailbox.OpenFolder;
import io.tradepost.mailbox.ServerFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mailbox on a server as a backup's source, all of it in memory. */
public final class ServerSource implements BackupSource {
  public static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);

  private final List<FolderPath> folders = new ArrayList<>();
  private final Map<FolderPath, List<Copy>> copies = new HashMap<>();
  private final Map<String, byte[]> bytes = new HashMap<>();

  /** All that lies there now. */
  public ServerSource(Account account) throws Exception {
    try (var connection = ImapConnection.open(account)) {
      for (ServerFolder folder : connection.folders()) {
        folders.add(folder.path());
        if (folder.selectable()) {
          try (var open = connection.open(folder.path(), true)) {
            gather(open);
          }
        }
      }
    }
    folders.sort(null);
  }

  /** Letters that no server would hand out so, as an import finds them. */
  ServerSource(FolderPath folder, List<byte[]> letters) throws IOException {
    folders.add(folder);
    List<Copy> here = new ArrayList<>();
    for (byte[] raw : letters) {
      Letter letter = READER.read(RawLetter.of(raw));
      bytes.put(letter.sha256(), raw);
      here.add(
          new Copy(
              letter.id(),
              letter.messageId(),
              folder,
              7,
              here.size() + 1L,
              Instant.parse("2026-03-01T08:00:00Z").plusSeconds(here.size()),
              Set.of(),
              raw.length,
              letter.sha256(),
              null));
    }
    copies.put(folder, here);
  }

  private void gather(OpenFolder folder) throws Exception {
    List<Copy> here = new ArrayList<>();
    folder.fetch(
        folder.envelopes(1, OpenFolder.LAST),
        new LetterSink() {
          @Override
          public void letter(Envelope envelope, RawLetter raw) {
            here.add(copy(folder, envelope, raw));
          }

          @Override
          public void gone(Envelope envelope) {
            throw new AssertionError("gone: " + envelope);
          }

          @Override
          public void failed(Envelope envelope, String why) {
            throw new AssertionError(why);
          }
        });
    copies.put(folder.path(), here);
  }

  private Copy copy(OpenFolder folder, Envelope envelope, RawLetter raw) {
    try (InputStream in = raw.open()) {
      Letter letter = READER.read(raw);
      bytes.put(letter.sha256(), in.readAllBytes());
      return new Copy(
          letter.id(),
          Identity.messageId(envelope.messageId()),
          folder.path(),
          folder.state().uidValidity(),
          envelope.uid(),
          envelope.internalDate(),
          envelope.flags(),
          raw.size(),
          letter.sha256(),
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<FolderPath> folders() {
    return folders;
  }

  @Override
  public List<Copy> copies(FolderPath folder) {
    return copies.getOrDefault(folder, List.of());
  }

  @Override
  public <T> Optional<T> read(Copy copy, Reading<T> reading) throws IOException {
    byte[] letter = bytes.get(copy.sha256());
    return letter == null ? Optional.empty() : Optional.of(reading.read(RawLetter.of(letter)));
  }
}

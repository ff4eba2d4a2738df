package io.tradepost.archive.old;

import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What lay in old mail files, for a test to look at. */
final class Recorded implements OldMailSink {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);

  final List<One> letters = new ArrayList<>();
  final List<String> notLetters = new ArrayList<>();
  final List<String> unreadable = new ArrayList<>();
  final List<String> incomplete = new ArrayList<>();
  final Map<String, Long> folders = new TreeMap<>();
  long bytes;

  record One(
      String folder, String place, Letter letter, String raw, Set<String> flags, Instant arrived) {
    String subject() {
      return letter.subject();
    }
  }

  static Recorded of(Path path) {
    Recorded recorded = new Recorded();
    try {
      OldMail.at(path).read(FolderPath.of("Archive"), recorded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return recorded;
  }

  List<String> subjects() {
    return letters.stream().map(One::subject).toList();
  }

  One letter(String subject) {
    return letters.stream().filter(l -> l.subject().equals(subject)).findFirst().orElseThrow();
  }

  @Override
  public void folder(FolderPath folder, long expected) {
    folders.merge(folder.toString(), expected, Math::max);
  }

  @Override
  public void letter(OldLetter old) {
    try (InputStream in = old.raw().open()) {
      Letter letter = READER.read(old.raw());
      letters.add(
          new One(
              old.folder().toString(),
              old.place(),
              letter,
              new String(in.readAllBytes(), StandardCharsets.ISO_8859_1),
              old.flags(),
              old.arrival().of(letter, NOW)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void notLetter(FolderPath folder, String place, String kind) {
    notLetters.add(folder + ": " + kind);
  }

  @Override
  public void unreadable(FolderPath folder, String place, String why) {
    unreadable.add(folder + ": " + place + ": " + why);
  }

  @Override
  public void incomplete(FolderPath folder, String place, String why) {
    incomplete.add(folder + ": " + place + ": " + why);
  }

  @Override
  public void read(long more) {
    bytes += more;
  }
}

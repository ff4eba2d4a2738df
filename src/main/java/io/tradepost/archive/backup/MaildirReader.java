package io.tradepost.archive.backup;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link Maildir}. */
final class MaildirReader implements BackupReader {
  private static final Pattern NUMBER = Pattern.compile(".*\\.N(\\d+)\\.tradepost.*");

  private final Path root;
  private final List<FolderPath> folders;
  private final Iterator<String> letters;

  MaildirReader(Path root) throws IOException {
    this.root = root;
    List<String> all = Maildir.all(root);
    this.folders = new ArrayList<>();
    for (String name : all) {
      if (name.endsWith("/cur") && Files.isDirectory(root.resolve(name))) {
        folders.add(PlainNames.above(name));
      }
    }
    this.letters =
        all.stream()
            .filter(n -> !Files.isDirectory(root.resolve(n)))
            .sorted(Comparator.comparingLong(MaildirReader::number).thenComparing(n -> n))
            .iterator();
  }

  private static long number(String name) {
    Matcher matcher = NUMBER.matcher(name);
    return matcher.matches() && matcher.group(1).length() < 18
        ? Long.parseLong(matcher.group(1))
        : Long.MAX_VALUE;
  }

  @Override
  public List<FolderPath> folders() {
    return List.copyOf(folders);
  }

  @Override
  public Optional<Found> next() {
    if (!letters.hasNext()) {
      return Optional.empty();
    }
    String name = letters.next();
    try {
      int room = name.lastIndexOf("/cur/");
      FolderPath folder = PlainNames.folder(room < 0 ? name : name.substring(0, room));
      return Optional.of(new Found.Whole(name, folder, RawLetter.of(root.resolve(name))));
    } catch (IOException e) {
      return Optional.of(new Found.Damaged(name, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}

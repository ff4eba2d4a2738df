package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes {@link Maildir}. */
final class MaildirWriter implements BackupWriter {
  private static final Map<String, Character> LETTER_OF_FLAG =
      Map.of("\\draft", 'D', "\\flagged", 'F', "\\answered", 'R', "\\seen", 'S', "\\deleted", 'T');

  private final Disk disk;
  private final Path root;
  private final PlainNames names = Maildir.names();
  private final Set<String> places = new TreeSet<>();
  private final Map<String, String> lines = new TreeMap<>();
  private final List<Path> folders = new ArrayList<>();
  private long size;
  private long number;

  MaildirWriter(Disk disk, Path root) throws IOException {
    this.disk = disk;
    this.root = root;
    make(root);
  }

  private void make(Path folder) throws IOException {
    disk.makeFolder(folder);
    folders.add(folder);
  }

  @Override
  public void folders(List<FolderPath> all) throws IOException {
    for (FolderPath folder : all) {
      String name = names.of(folder);
      String above = "";
      for (String segment : name.split("/", -1)) {
        above = above.isEmpty() ? segment : above + "/" + segment;
        if (places.add(above)) {
          make(root.resolve(above));
        }
      }
      for (String room : Maildir.ROOMS) {
        places.add(name + "/" + room);
        make(root.resolve(name).resolve(room));
      }
    }
  }

  @Override
  public void add(BackupLetter letter, Placed placed) throws IOException {
    Copy copy = letter.copy();
    number++;
    String file =
        "%d.N%08d.tradepost:2,%s"
            .formatted(copy.arrived().getEpochSecond(), number, letters(copy.flags()));
    String name = names.of(copy.folder()) + "/cur/" + file;
    Path path = root.resolve(name);
    SummingStream out = new SummingStream(new BufferedOutputStream(disk.create(path)));
    try (out;
        InputStream in = letter.raw().open()) {
      in.transferTo(out);
    }
    disk.sync(path);
    Sum sum = out.sum();
    size += sum.size();
    lines.put(name, sum.sha256());
    placed.at(new Place(name, ""));
  }

  private static String letters(Set<String> flags) {
    StringBuilder letters = new StringBuilder();
    flags.stream()
        .map(f -> LETTER_OF_FLAG.get(f.toLowerCase(java.util.Locale.ROOT)))
        .filter(java.util.Objects::nonNull)
        .sorted()
        .forEach(letters::append);
    return letters.toString();
  }

  @Override
  public boolean takeOver(Copy copy, Placed placed) {
    return false;
  }

  @Override
  public Sum finish() throws IOException {
    for (Path folder : folders) {
      disk.sync(folder);
    }
    MessageDigest digest = Sha256.digest();
    Set<String> all = new TreeSet<>(places);
    all.addAll(lines.keySet());
    for (String name : all) {
      @Nullable String sha256 = lines.get(name);
      digest.update(sha256 == null ? Maildir.folderLine(name) : Maildir.fileLine(name, sha256));
    }
    return new Sum(size, Sha256.hex(digest));
  }

  @Override
  public void close() {
    // Every file was closed when its letter was written.
  }
}

package io.tradepost.archive.backup;

import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterId;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes {@link EmlZip}. */
final class EmlZipWriter implements BackupWriter {
  private static final int LONGEST_SENDER = 40;
  private static final int LONGEST_SUBJECT = 70;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm", Locale.ROOT);

  private final ZipWriter zip;
  private final ZoneId zone;
  private final PlainNames folders = new PlainNames(Set.of());
  private final Set<String> taken = new HashSet<>();
  private final @Nullable ZipReader earlier;
  private final Map<String, ZipHeader> earlierByName = new HashMap<>();
  private final Map<String, String> earlierNames;
  private @Nullable FolderPath current;

  EmlZipWriter(Disk disk, Path to, ZoneId zone, Optional<BackupFormat.Previous> previous)
      throws IOException {
    this.zone = zone;
    this.earlierNames = previous.map(BackupFormat.Previous::nameOfSha256).orElse(Map.of());
    this.earlier = previous.isPresent() ? earlier(previous.get().file()) : null;
    try {
      this.zip = new ZipWriter(disk, to);
    } catch (IOException | RuntimeException e) {
      if (earlier != null) {
        earlier.close();
      }
      throw e;
    }
  }

  /** The previous file; where it cannot be read, all letters are written anew. */
  private @Nullable ZipReader earlier(Path file) throws IOException {
    ZipReader reader;
    try {
      reader = new ZipReader(file);
    } catch (IOException unreadable) {
      return null;
    }
    try {
      Set<String> wanted = new HashSet<>(earlierNames.values());
      for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        if (wanted.contains(entry.get().name())) {
          earlierByName.put(entry.get().name(), entry.get());
        }
      }
      return reader;
    } catch (IOException unreadable) {
      earlierByName.clear();
      reader.close();
      return null;
    }
  }

  @Override
  public void folders(List<FolderPath> all) throws IOException {
    for (FolderPath folder : all) {
      zip.folder(folders.of(folder) + "/", Instant.EPOCH);
    }
  }

  @Override
  public Place add(BackupLetter letter) throws IOException {
    Copy copy = letter.copy();
    String name = free(copy.folder(), readable(letter) + mark(copy.letter()));
    zip.add(
        name,
        copy.arrived(),
        out -> {
          try (InputStream in = letter.raw().open()) {
            in.transferTo(out);
          }
        });
    return new Place(name);
  }

  @Override
  public Optional<Place> takeOver(Copy copy) throws IOException {
    String there = earlierNames.get(copy.sha256());
    ZipHeader entry = there == null ? null : earlierByName.get(there);
    String mark = mark(copy.letter());
    if (earlier == null || there == null || entry == null || !there.contains(mark)) {
      return Optional.empty();
    }
    String readable = there.substring(there.lastIndexOf('/') + 1, there.lastIndexOf(mark));
    // The name tells when this copy arrived, which may be another hour than that one's.
    String since = WHEN.format(copy.arrived().atZone(zone));
    if (!readable.startsWith(since)) {
      return Optional.empty();
    }
    String name = free(copy.folder(), readable + mark);
    try (InputStream packed = earlier.packed(entry)) {
      zip.copy(name, copy.arrived(), entry, packed);
    }
    return Optional.of(new Place(name));
  }

  /** A name that no other letter in the folder has, on systems that ignore case either. */
  private String free(FolderPath folder, String wanted) {
    if (!folder.equals(current)) {
      current = folder;
      taken.clear();
    }
    String name = wanted;
    for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = wanted + " " + n;
    }
    return folders.of(folder) + "/" + name + ".eml";
  }

  private String readable(BackupLetter letter) throws IOException {
    Letter heading = letter.heading();
    String sender =
        heading.writer().map(a -> a.name().isEmpty() ? a.address() : a.name()).orElse("");
    return String.join(
        " ",
        List.of(
                WHEN.format(letter.copy().arrived().atZone(zone)),
                PlainNames.readable(sender, LONGEST_SENDER),
                PlainNames.readable(heading.subject(), LONGEST_SUBJECT))
            .stream()
            .filter(s -> !s.isEmpty())
            .toList());
  }

  /** The letter's short id, by which {@code tradepost show} finds it. */
  private static String mark(LetterId id) {
    return " (" + id + ")";
  }

  @Override
  public Sum finish() throws IOException {
    return zip.finish();
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      if (earlier != null) {
        earlier.close();
      }
    }
  }
}

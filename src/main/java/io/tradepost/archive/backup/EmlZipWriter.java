package io.tradepost.archive.backup;

import io.tradepost.letter.Heading;
import io.tradepost.letter.LetterId;
import io.tradepost.letter.RawLetter;
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
  private final Map<String, Place> earlierPlaces;
  private @Nullable FolderPath current;

  EmlZipWriter(Disk disk, Path to, ZoneId zone, Optional<BackupFormat.Previous> previous)
      throws IOException {
    this.zone = zone;
    this.earlierPlaces = previous.map(BackupFormat.Previous::bySha256).orElse(Map.of());
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
      Set<String> wanted = new HashSet<>();
      earlierPlaces.values().forEach(place -> wanted.add(place.name()));
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
  public void add(BackupLetter letter, Placed placed) throws IOException {
    Copy copy = letter.copy();
    String name = free(copy.folder(), readable(letter) + mark(copy.letter()));
    switch (letter.raw()) {
      case RawLetter.InMemory(byte[] bytes) ->
          zip.add(name, copy.arrived(), bytes, packed -> placed.at(new Place(name, packed)));
      case RawLetter.InFile large -> placed.at(new Place(name, add(name, copy, large)));
    }
  }

  /** Gives the SHA-256 of its bytes as they lie there. */
  private String add(String name, Copy copy, RawLetter.InFile large) throws IOException {
    try (ZipWriter.Entry entry = zip.entry(name, copy.arrived());
        InputStream in = large.open()) {
      in.transferTo(entry);
      return entry.finish();
    }
  }

  @Override
  public boolean takeOver(Copy copy, Placed placed) throws IOException {
    Place place = earlierPlaces.get(copy.sha256());
    String there = place == null ? "" : place.name();
    ZipHeader entry = earlierByName.get(there);
    String mark = mark(copy.letter());
    if (earlier == null || place == null || entry == null || !there.contains(mark)) {
      return false;
    }
    String readable = there.substring(there.lastIndexOf('/') + 1, there.lastIndexOf(mark));
    // The name tells when this copy arrived, which may be another hour than that one's.
    String since = WHEN.format(copy.arrived().atZone(zone));
    if (!readable.startsWith(since)) {
      return false;
    }
    String name = free(copy.folder(), readable + mark);
    zip.copy(name, copy.arrived(), earlier, entry);
    String packed = place.packed().isEmpty() ? packed(earlier, entry) : place.packed();
    placed.at(new Place(name, packed));
    return true;
  }

  /** Backups of earlier versions do not say it. */
  private static String packed(ZipReader zip, ZipHeader entry) throws IOException {
    try (InputStream packed = zip.packed(entry)) {
      return Sha256.of(packed);
    }
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
    Heading heading = letter.heading();
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

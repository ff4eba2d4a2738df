package io.tradepost.archive.restore;

import io.tradepost.archive.backup.BackupContents.Listing;
import io.tradepost.archive.backup.Copy;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Holds a mailbox on the server against its backups, byte for byte: whether each letter that lies
 * there could be brought back. Told of every letter on the server once.
 */
public final class ServerComparison {
  private final ZoneId zone;
  private final OptionalInt year;
  private final Map<Integer, List<Volume>> volumes = new HashMap<>();
  private final Set<String> onServer = new HashSet<>();
  private final List<Missing> missing = new ArrayList<>();
  private Instant newest = Instant.MIN;
  private long letters;
  private long same;
  private long elsewhere;
  private long newer;

  /**
   * @param zone in which a letter's arrival tells the year of its backup
   * @param year only letters of this one; empty for all
   */
  public ServerComparison(ZoneId zone, OptionalInt year) {
    this.zone = zone;
    this.year = year;
  }

  /** A backup, by its manifest. */
  private record Volume(
      String name, Instant made, Map<String, Set<FolderPath>> places, Set<String> lay) {}

  /** A letter on the server that a backup should have and has not. */
  public record Missing(FolderPath folder, long uid, String messageId, String why) {}

  /**
   * How they compare.
   *
   * @param letters on the server
   * @param same of these, in the backup in the same folder
   * @param elsewhere of these, in the backup in another folder: moved since it was made
   * @param newer of these, not in the backup, for they came after it was made
   * @param gone letters that lay on the server when the backup was made and lie there no more
   */
  public record Result(
      long letters, long same, long elsewhere, long newer, long gone, List<Missing> missing) {
    public Result {
      missing = List.copyOf(missing);
    }
  }

  /** One of the backups; several formats of one year are each held against the server. */
  public void backup(String name, Listing listing) {
    Map<String, Set<FolderPath>> places = new HashMap<>();
    Set<String> lay = new HashSet<>();
    for (Copy copy : listing.copies()) {
      places.computeIfAbsent(copy.sha256(), s -> new HashSet<>(2)).add(copy.folder());
      if (copy.gone().isEmpty() && copy.uid() > 0) {
        lay.add(copy.sha256());
      }
    }
    volumes
        .computeIfAbsent(listing.year(), y -> new ArrayList<>())
        .add(new Volume(name, listing.made(), places, lay));
    if (listing.made().isAfter(newest)) {
      newest = listing.made();
    }
  }

  /** Whether a letter that arrived then is to be compared. */
  public boolean concerns(Instant arrived) {
    return year.isEmpty() || year.getAsInt() == arrived.atZone(zone).getYear();
  }

  /** A letter on the server. */
  public void letter(FolderPath folder, Envelope envelope, RawLetter raw) throws IOException {
    String sha256 = Digest.ofWire(raw);
    onServer.add(sha256);
    letters++;
    Instant arrived = envelope.internalDate();
    List<Volume> due = volumes.getOrDefault(arrived.atZone(zone).getYear(), List.of());
    Set<FolderPath> places = new HashSet<>();
    for (Volume volume : due) {
      places.addAll(volume.places().getOrDefault(sha256, Set.of()));
      if (!volume.places().containsKey(sha256)) {
        if (arrived.isAfter(volume.made())) {
          newer++;
        } else {
          miss(folder, envelope, "is not in " + volume.name());
        }
        return;
      }
    }
    if (places.contains(folder)) {
      same++;
    } else if (!places.isEmpty()) {
      elsewhere++;
    } else if (arrived.isAfter(newest)) {
      newer++;
    } else {
      miss(folder, envelope, "there is no backup of " + arrived.atZone(zone).getYear());
    }
  }

  /** A letter that the server has and cannot give. */
  public void failed(FolderPath folder, Envelope envelope, String why) {
    letters++;
    miss(folder, envelope, "the server cannot give it: " + why);
  }

  private void miss(FolderPath folder, Envelope envelope, String why) {
    missing.add(new Missing(folder, envelope.uid(), Identity.messageId(envelope.messageId()), why));
  }

  /** After every letter on the server. */
  public Result result() {
    Set<String> gone = new HashSet<>();
    volumes.values().forEach(all -> all.forEach(v -> gone.addAll(v.lay())));
    gone.removeAll(onServer);
    return new Result(letters, same, elsewhere, newer, gone.size(), missing);
  }
}

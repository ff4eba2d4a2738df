package io.tradepost.archive.restore;

import io.tradepost.archive.backup.BackupContents;
import io.tradepost.archive.backup.BackupContents.Listing;
import io.tradepost.archive.backup.Copy;
import io.tradepost.mailbox.Appender;
import io.tradepost.mailbox.Arrival;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.ImapConnection;
import io.tradepost.mailbox.MailboxException;
import io.tradepost.mailbox.NewLetter;
import io.tradepost.mailbox.ServerFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings letters from backups back to a mailbox: flags and arrival as they were, none that lies
 * there already. Whatever cuts it short, run again it goes on where it stopped, since what has
 * arrived lies there. For one thread.
 */
public final class Restorer {
  private final ImapConnection connection;
  private final Memory memory;
  private final Progress progress;

  /** Told how far it is. */
  @FunctionalInterface
  public interface Progress {
    /** So many of so many letters are dealt with. */
    void at(long done, long total);
  }

  public Restorer(ImapConnection connection, Memory memory, Progress progress) {
    this.connection = connection;
    this.memory = memory;
    this.progress = progress;
  }

  /**
   * A year's backup.
   *
   * @param others of the same year, newest first: where a letter is damaged in the one they may
   *     have it
   */
  public record Volume(BackupContents backup, Listing listing, List<BackupContents> others) {
    public Volume {
      others = List.copyOf(others);
    }
  }

  /**
   * What a restore would do, by what can be told without reading the letters' bytes.
   *
   * @param sameMailbox whether the letters come from this mailbox
   */
  public RestoreReport plan(List<Volume> volumes, Selection selection, boolean sameMailbox)
      throws MailboxException {
    Accounts accounts = new Accounts(wanted(volumes, selection));
    Set<FolderPath> present = present();
    Inventory inventory = inventory(volumes, selection, sameMailbox, present);
    places(volumes, selection).stream().filter(p -> !present.contains(p)).forEach(accounts::made);
    for (Volume volume : volumes) {
      for (Copy copy : volume.listing().copies()) {
        if (selection.includes(copy)) {
          FolderPath target = selection.target(copy.folder());
          Optional<FolderPath> lies = inventory.seemsToLie(copy, target);
          if (lies.isPresent()) {
            accounts.lies(target.equals(lies.get()));
          } else {
            accounts.arrived(target, Set.of());
          }
        }
      }
    }
    return accounts.report("");
  }

  /**
   * Brings them back.
   *
   * @param sameMailbox whether the letters come from this mailbox: one that was moved since is then
   *     left where it lies
   * @throws MailboxException where the server fails; a backup that fails is told in the report
   */
  public RestoreReport restore(List<Volume> volumes, Selection selection, boolean sameMailbox)
      throws MailboxException, IOException {
    Accounts accounts = new Accounts(wanted(volumes, selection));
    Set<FolderPath> present = present();
    Inventory inventory = inventory(volumes, selection, sameMailbox, present);
    for (FolderPath place : places(volumes, selection)) {
      if (!present.contains(place) && connection.create(place)) {
        accounts.made(place);
      }
    }
    var run = new Run(selection, inventory, accounts);
    for (Volume volume : volumes) {
      if (run.stopped.isEmpty()) {
        run.restore(volume);
      }
    }
    return accounts.report(run.stopped);
  }

  private static long wanted(List<Volume> volumes, Selection selection) {
    return volumes.stream()
        .flatMap(v -> v.listing().copies().stream())
        .filter(selection::includes)
        .count();
  }

  private Set<FolderPath> present() throws MailboxException {
    return connection.folders().stream()
        .filter(ServerFolder::selectable)
        .map(ServerFolder::path)
        .collect(Collectors.toSet());
  }

  /** The folders that are to be there, also those without a letter. */
  private static Set<FolderPath> places(List<Volume> volumes, Selection selection) {
    Set<FolderPath> places = new LinkedHashSet<>();
    for (Volume volume : volumes) {
      volume.listing().folders().forEach(f -> selection.place(f).ifPresent(places::add));
    }
    return places;
  }

  private Inventory inventory(
      List<Volume> volumes, Selection selection, boolean sameMailbox, Set<FolderPath> present)
      throws MailboxException {
    Inventory inventory = new Inventory(connection, memory);
    boolean movedOnesStay = sameMailbox && selection.toOriginalPlace();
    Set<FolderPath> looked = new HashSet<>(present);
    if (movedOnesStay) {
      volumes.forEach(v -> inventory.compareWith(v.listing().copies()));
    } else {
      looked.retainAll(
          volumes.stream()
              .flatMap(v -> v.listing().copies().stream())
              .filter(selection::includes)
              .map(c -> selection.target(c.folder()))
              .collect(Collectors.toSet()));
    }
    for (FolderPath folder : looked) {
      inventory.look(folder);
    }
    return inventory;
  }

  /** What was chosen. */
  private record Chosen(Selection selection) implements Deliveries.Order {
    @Override
    public boolean wants(Copy copy) {
      return selection.includes(copy);
    }

    @Override
    public List<Copy> as(Copy copy) {
      return List.of(copy);
    }
  }

  /**
   * Letters that another backup has lost, by their bytes; those found are taken out.
   *
   * @param sought by SHA-256, with places and flags as the newer backup knows them
   */
  private record Instead(Map<String, List<Copy>> sought) implements Deliveries.Order {
    @Override
    public boolean wants(Copy copy) {
      return sought.containsKey(copy.sha256());
    }

    @Override
    public List<Copy> as(Copy copy) {
      return Optional.ofNullable(sought.remove(copy.sha256())).orElse(List.of());
    }
  }

  /** One restore under way. */
  private final class Run {
    private final Selection selection;
    private final Inventory inventory;
    private final Accounts accounts;
    private @Nullable Appender appender;
    private String stopped = "";

    Run(Selection selection, Inventory inventory, Accounts accounts) {
      this.selection = selection;
      this.inventory = inventory;
      this.accounts = accounts;
    }

    void restore(Volume volume) throws MailboxException, IOException {
      List<Deliveries.Next.Lost> lost = new ArrayList<>();
      read(volume.backup(), new Chosen(selection), lost);
      for (BackupContents other : volume.others()) {
        if (!lost.isEmpty() && stopped.isEmpty()) {
          lost = elsewhere(other, lost);
        }
      }
      if (stopped.isEmpty()) {
        lost.forEach(l -> accounts.failed(l.copy(), target(l.copy()), damaged(l)));
      }
    }

    private static String damaged(Deliveries.Next.Lost lost) {
      return "the backup does not give it as it went in: " + lost.why();
    }

    private FolderPath target(Copy copy) {
      return selection.target(copy.folder());
    }

    /** Looks in another backup for what one has lost; gives what that one lacks as well. */
    private List<Deliveries.Next.Lost> elsewhere(
        BackupContents other, List<Deliveries.Next.Lost> lost)
        throws MailboxException, IOException {
      Map<String, List<Copy>> sought = new ConcurrentHashMap<>();
      lost.forEach(
          l -> sought.computeIfAbsent(l.copy().sha256(), s -> new ArrayList<>()).add(l.copy()));
      read(other, new Instead(sought), new ArrayList<>());
      return lost.stream().filter(l -> sought.containsKey(l.copy().sha256())).toList();
    }

    private void read(
        BackupContents backup, Deliveries.Order order, List<Deliveries.Next.Lost> lost)
        throws MailboxException, IOException {
      try (Deliveries deliveries = new Deliveries(backup, selection, order)) {
        while (stopped.isEmpty()) {
          switch (deliveries.next()) {
            case Deliveries.Next.Batch batch -> {
              bring(batch.parcels());
              batch.taken().countDown();
            }
            case Deliveries.Next.Lost one -> lost.add(one);
            case Deliveries.Next.Broken(Exception cause) ->
                throw new IOException(
                    "The backup " + backup.file() + " cannot be read: " + cause.getMessage(),
                    cause);
            case Deliveries.Next.End end -> {
              return;
            }
          }
        }
      }
    }

    private void bring(List<Parcel> parcels) throws MailboxException, IOException {
      inventory.learn(parcels);
      List<Parcel> missing = new ArrayList<>();
      for (Parcel parcel : parcels) {
        Optional<FolderPath> lies = inventory.lies(parcel);
        if (lies.isPresent()) {
          accounts.lies(parcel.target().equals(lies.get()));
        } else {
          missing.add(parcel);
        }
      }
      if (!missing.isEmpty()) {
        put(missing);
      }
      progress.at(accounts.done(), accounts.wanted());
    }

    private void put(List<Parcel> parcels) throws MailboxException {
      FolderPath target = parcels.getFirst().target();
      if (appender == null || !appender.folder().equals(target)) {
        appender = connection.appender(target);
      }
      memory.bringing(target, parcels.stream().map(Parcel::copy).toList());
      List<Arrival> arrivals =
          appender.put(
              parcels.stream()
                  .map(p -> new NewLetter(p.raw(), p.copy().flags(), p.copy().arrived()))
                  .toList());
      for (int i = 0; i < parcels.size(); i++) {
        Copy copy = parcels.get(i).copy();
        switch (arrivals.get(i)) {
          case Arrival.Arrived arrived -> accounts.arrived(target, arrived.flagsLeftOut());
          case Arrival.Refused(String why) ->
              accounts.failed(copy, target, "the server does not take it: " + why);
          case Arrival.NoRoom(String why) -> {
            accounts.failed(copy, target, "the mailbox has no room for it: " + why);
            stopped =
                "The mailbox is full (%s). Give it more room and run the same command again: what"
                        .formatted(why.strip())
                    + " has arrived is not brought twice.";
          }
        }
      }
    }
  }
}

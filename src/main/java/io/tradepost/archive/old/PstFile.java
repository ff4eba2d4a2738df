package io.tradepost.archive.old;

import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import io.tradepost.archive.backup.Receiving;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Outlook's .pst and .ost. The library leaves out in silence what it cannot make sense of:
 * therefore the items are counted by the file's own index ({@link PstNodes}) and each is asked for
 * by its number. What each folder says of its content is expected of it besides.
 */
final class PstFile {
  private static final int ROOT = 0x122;

  /** Outlook's data lie below this folder, whose name tells nothing. */
  private static final int TOP = 0x8022;

  /** The same in a file that was made from a server's mailbox. */
  private static final Set<String> TOPS = Set.of("Root - Mailbox", "IPM_SUBTREE");

  private static final int DEEPEST = 60;

  private final PSTFile file;
  private final PstNodes nodes;
  private final FolderPath root;
  private final String name;
  private final Instant last;
  private final OldMailSink sink;
  private final Map<Integer, Folder> folders = new HashMap<>();

  private record Folder(FolderPath path, long expected) {}

  private PstFile(
      PSTFile file, PstNodes nodes, FolderPath root, String name, Instant last, OldMailSink sink) {
    this.file = file;
    this.nodes = nodes;
    this.root = root;
    this.name = name;
    this.last = last;
    this.sink = sink;
  }

  static void read(Path path, FolderPath root, String name, Instant last, OldMailSink sink)
      throws IOException {
    try (PstNodes nodes = PstNodes.read(path)) {
      for (String fault : nodes.faults()) {
        sink.unreadable(root, name, fault);
      }
      PSTFile file = open(path);
      try {
        new PstFile(file, nodes, root, name, last, sink).readAll(Files.size(path));
      } finally {
        file.close();
      }
    }
  }

  private static PSTFile open(Path path) throws IOException {
    Attempt<PSTFile> opened = Attempt.at(() -> new PSTFile(path.toFile()));
    if (opened.result() == null) {
      throw new IOException(opened.why());
    }
    return opened.result();
  }

  private void readAll(long size) throws IOException {
    Map<Integer, List<Integer>> items = new LinkedHashMap<>();
    for (PstNodes.Node node : nodes.all().values()) {
      if (node.type() == PstNodes.Node.FOLDER) {
        items.computeIfAbsent(node.id(), id -> new ArrayList<>());
      } else if (node.type() == PstNodes.Node.MESSAGE) {
        items.computeIfAbsent(node.parent(), id -> new ArrayList<>()).add(node.id());
      }
    }
    long all = items.values().stream().mapToLong(List::size).sum();
    long done = 0;
    long told = 0;
    try (Receiving receiving = new Receiving()) {
      for (var entry : items.entrySet()) {
        Folder folder = folder(entry.getKey(), 0);
        if (folder.expected() > 0 || !entry.getValue().isEmpty()) {
          sink.folder(folder.path(), folder.expected());
        }
        for (int item : entry.getValue()) {
          item(item, folder.path(), receiving);
          done++;
          long now = size * done / all;
          sink.read(now - told);
          told = now;
        }
      }
    }
    sink.read(size - told);
  }

  /** What a folder is called and says of its content. */
  private Folder folder(int id, int depth) {
    Folder known = folders.get(id);
    if (known != null) {
      return known;
    }
    PstNodes.@Nullable Node node = nodes.all().get(id);
    Attempt<Folder> read =
        Attempt.at(
            () -> {
              if (!(PSTObject.detectAndLoadPSTObject(file, id) instanceof PSTFolder folder)) {
                throw new IOException("it is no folder");
              }
              return new Folder(
                  path(id, folder.getDisplayName(), node, depth), folder.getContentCount());
            });
    Folder folder = read.result();
    if (folder == null) {
      FolderPath lost = root.child("Lost");
      sink.unreadable(lost, place("folder", id), read.why());
      folder = new Folder(lost, -1);
    }
    folders.put(id, folder);
    return folder;
  }

  private FolderPath path(int id, String own, PstNodes.@Nullable Node node, int depth) {
    if (id == ROOT || id == TOP || node == null || node.parent() == id || depth > DEEPEST) {
      return root;
    }
    FolderPath above = folder(node.parent(), depth + 1).path();
    return TOPS.contains(own) ? above : above.child(OldFolders.segment(own));
  }

  private String place(String what, int id) {
    return name + ", " + what + " " + id;
  }

  private void item(int id, FolderPath folder, Receiving receiving) throws IOException {
    String place = place("item", id);
    List<String> missing = new ArrayList<>();
    Attempt<Read> read = Attempt.at(() -> read(id, receiving, missing));
    PstNodes.@Nullable Node node = nodes.all().get(id);
    if (node != null && !nodes.whole(node)) {
      missing.add("the file is damaged where it lies; what it says may be changed");
    }
    switch (read.result()) {
      case null -> sink.unreadable(folder, place, read.why());
      case Read.Other(var kind) -> sink.notLetter(folder, place, kind);
      case Read.Letter(var raw, var flags, var arrival) -> {
        missing.forEach(why -> sink.incomplete(folder, place, why));
        sink.letter(new OldLetter(folder, place, raw, flags, arrival, true));
      }
    }
  }

  private sealed interface Read {
    record Letter(RawLetter raw, Set<String> flags, OldArrival arrival) implements Read {}

    record Other(String kind) implements Read {}
  }

  private Read read(int id, Receiving receiving, List<String> missing)
      throws PSTException, IOException {
    if (!(PSTObject.detectAndLoadPSTObject(file, id) instanceof PSTMessage message)) {
      return new Read.Other("an item of unknown form");
    }
    Optional<String> other = PstKinds.notLetter(message.getMessageClass());
    if (other.isPresent()) {
      return new Read.Other(other.get());
    }
    receiving.begin();
    new PstLetter(receiving, missing).write(message);
    return new Read.Letter(receiving.letter(), flags(message), arrival(message));
  }

  private static Set<String> flags(PSTMessage message) {
    Set<String> flags = new TreeSet<>();
    if (message.isRead()) {
      flags.add("\\Seen");
    }
    if (message.hasReplied()) {
      flags.add("\\Answered");
    }
    if (message.hasForwarded()) {
      flags.add("$Forwarded");
    }
    if (message.isFlagged()) {
      flags.add("\\Flagged");
    }
    if (message.isUnsent()) {
      flags.add("\\Draft");
    }
    return flags;
  }

  private OldArrival arrival(PSTMessage message) {
    List<Instant> remembered =
        Stream.of(
                message.getMessageDeliveryTime(),
                message.getClientSubmitTime(),
                message.getCreationTime())
            .flatMap(Stream::ofNullable)
            .map(java.util.Date::toInstant)
            .toList();
    return new OldArrival(false, remembered, last);
  }
}

package io.tradepost.archive.backup;

import io.tradepost.mailbox.FolderPath;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another format's file, encrypted to public keys, so that neither the agent nor whoever has the
 * share can read old backups. A new one is encrypted to a one-time key as well, which lives in this
 * object alone: with it the backup is read back before the last one goes, and then it is forgotten.
 * The manifest stays readable. Nothing can be taken over from a file that cannot be read: each
 * backup is made anew from the vault. For one thread.
 */
public final class Encrypted implements BackupFormat {
  private static final String SUFFIX = ".age";

  private final BackupFormat inner;
  private final Encryption encryption;
  private @Nullable Path written;
  private Age.OneTime oneTime = Age.OneTime.make();

  /**
   * @param inner writes a single file
   */
  public Encrypted(BackupFormat inner, Encryption encryption) {
    this.inner = inner;
    this.encryption = encryption;
  }

  @Override
  public String name() {
    return inner.name() + SUFFIX;
  }

  @Override
  public String suffix() {
    return inner.suffix() + SUFFIX;
  }

  @Override
  public BackupWriter write(Disk disk, Path to, Optional<Previous> previous) throws IOException {
    oneTime = Age.OneTime.make();
    written = to;
    List<String> recipients =
        Stream.concat(encryption.recipients().stream(), Stream.of(oneTime.recipient())).toList();
    // What the inner format sets aside are pieces of letters: these do not lie beside the backup.
    new LocalDisk().makeFolder(encryption.workplace());
    Path here = encryption.workplace().resolve(String.valueOf(to.getFileName()));
    Envelope envelope = new Envelope(disk, here, to, recipients);
    return new Writer(inner.write(envelope, here, Optional.empty()), envelope);
  }

  @Override
  public boolean opens(Path from) {
    return from.equals(written) || !encryption.identities().isEmpty();
  }

  @Override
  public BackupReader read(Path from) throws IOException {
    Path opened = open(from);
    try {
      return new Reader(inner.read(opened), opened);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(opened);
      throw e;
    }
  }

  @Override
  public BackupWriter.Sum sum(Path of) throws IOException {
    return Sha256.of(of);
  }

  @Override
  public BackupProof prove(Path of, BitSet known) throws IOException {
    Path opened = open(of);
    try {
      return new Proof(inner.prove(opened, new BitSet()), new Summing(this, of), opened);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(opened);
      throw e;
    }
  }

  /** Decrypts it into a file for the owner alone, which the caller removes. */
  private Path open(Path file) throws IOException {
    if (!opens(file)) {
      throw new IOException("it is encrypted: name the file with the private key by --identity");
    }
    new LocalDisk().makeFolder(encryption.workplace());
    Path opened =
        Files.createTempFile(
            encryption.workplace(),
            "opened",
            inner.suffix(),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    boolean whole = false;
    try (OutputStream out = Files.newOutputStream(opened)) {
      Age.decrypt(
          file, out, file.equals(written) ? List.of(oneTime.identity()) : encryption.identities());
      whole = true;
      return opened;
    } finally {
      if (!whole) {
        Files.deleteIfExists(opened);
      }
    }
  }

  /**
   * Encrypts the one file on its way to the disk, where it has another place, and digests what
   * comes to lie there.
   */
  private static final class Envelope implements Disk {
    private final Disk disk;
    private final Path file;
    private final Path to;
    private final List<String> recipients;
    private @Nullable OutputStream plain;
    private @Nullable SummingStream sealed;

    Envelope(Disk disk, Path file, Path to, List<String> recipients) {
      this.disk = disk;
      this.file = file;
      this.to = to;
      this.recipients = recipients;
    }

    @Override
    public OutputStream create(Path path) throws IOException {
      if (!path.equals(file)) {
        return disk.create(path);
      }
      SummingStream summing = new SummingStream(disk.create(to));
      sealed = summing;
      plain = new Once(Age.encrypting(summing, recipients));
      return plain;
    }

    @Override
    public OutputStream setAside(Path path) throws IOException {
      return disk.setAside(path);
    }

    /** The encrypted file is complete only when it is closed. */
    @Override
    public void sync(Path fileOrFolder) throws IOException {
      if (fileOrFolder.equals(file) && plain != null) {
        plain.close();
      }
      disk.sync(fileOrFolder.equals(file) ? to : fileOrFolder);
    }

    BackupWriter.Sum sum() {
      if (sealed == null) {
        throw new IllegalStateException("nothing was written");
      }
      return sealed.sum();
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
      disk.makeFolder(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(Path fileOrFolder) throws IOException {
      disk.delete(fileOrFolder);
    }
  }

  /** Is closed once, though it is asked to twice, and writes pieces as they are. */
  private static final class Once extends FilterOutputStream {
    private boolean closed;

    Once(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      if (!closed) {
        out.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.close();
      }
    }
  }

  private record Writer(BackupWriter inner, Envelope envelope) implements BackupWriter {
    @Override
    public void folders(List<FolderPath> folders) throws IOException {
      inner.folders(folders);
    }

    @Override
    public void add(BackupLetter letter, Placed placed) throws IOException {
      // How it lies packed is of no use to the next month, and would tell two like ones apart.
      inner.add(letter, place -> placed.at(new Place(place.name(), "")));
    }

    @Override
    public boolean takeOver(Copy copy, Placed placed) {
      return false;
    }

    @Override
    public Sum finish() throws IOException {
      inner.finish();
      return envelope.sum();
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }
  }

  private record Reader(BackupReader inner, Path opened) implements BackupReader {
    @Override
    public List<FolderPath> folders() throws IOException {
      return inner.folders();
    }

    @Override
    public Optional<Found> next() throws IOException {
      return inner.next();
    }

    @Override
    public void close() throws IOException {
      try (inner) {
        // closed first
      } finally {
        Files.deleteIfExists(opened);
      }
    }
  }

  private record Proof(BackupProof inner, Summing summing, Path opened) implements BackupProof {
    @Override
    public List<FolderPath> folders() throws IOException {
      return inner.folders();
    }

    @Override
    public Optional<BackupProof.Proof> next() throws IOException {
      return inner.next();
    }

    @Override
    public BackupWriter.Sum sum() throws IOException {
      inner.sum();
      return summing.sum();
    }

    @Override
    public void close() throws IOException {
      try (inner;
          summing) {
        // closed first
      } finally {
        Files.deleteIfExists(opened);
      }
    }
  }
}

package io.tradepost.cli.socket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the socket of a data folder lies: {@code tradepost.sock} in it. A socket's path may have
 * about 100 bytes (sun_path has 104 on macOS, 108 on Linux); where the data folder lies deeper, the
 * socket is put into a new folder of the owner's own under the system's temporary folder, and
 * {@code tradepost.sock.path} in the data folder says where.
 */
final class SocketPlace {
  private static final String NAME = "tradepost.sock";
  private static final int LONGEST_PATH = 100;

  private final Path inDataFolder;
  private final Path note;

  SocketPlace(Path dataFolder) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    this.inDataFolder = folder.resolve(NAME);
    this.note = folder.resolve(NAME + ".path");
  }

  /** Where a client finds the socket; empty where there is none. */
  Optional<Path> find() {
    if (fits(inDataFolder)) {
      return Optional.of(inDataFolder).filter(Files::exists);
    }
    return noted().filter(Files::exists);
  }

  /** A free place for a server's socket; one left behind by a dead server is removed. */
  Path prepare() throws IOException {
    remove();
    if (fits(inDataFolder)) {
      return inDataFolder;
    }
    Path own = Files.createTempDirectory("tradepost-");
    Path socket = own.resolve(NAME);
    if (!fits(socket)) {
      Files.delete(own);
      throw new IOException(
          "No place for the daemon's socket: the paths of the data folder and of the temporary"
              + " folder are both longer than "
              + LONGEST_PATH
              + " bytes ("
              + inDataFolder
              + ", "
              + socket
              + "). Move the data folder, or set java.io.tmpdir to a shorter path.");
    }
    Files.deleteIfExists(note);
    Files.createFile(
        note, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(note, socket.toString());
    return socket;
  }

  /** Removes the socket, and the folder made for it. */
  void remove() throws IOException {
    Files.deleteIfExists(inDataFolder);
    Optional<Path> noted = noted();
    if (noted.isPresent()) {
      Files.deleteIfExists(noted.get());
      Path own = noted.get().getParent();
      if (own != null) {
        Files.deleteIfExists(own);
      }
      Files.deleteIfExists(note);
    }
  }

  private Optional<Path> noted() {
    try {
      return Optional.of(Files.readString(note, StandardCharsets.UTF_8))
          .filter(path -> !path.isBlank())
          .map(path -> Path.of(path.strip()))
          .filter(path -> path.endsWith(NAME));
    } catch (IOException e) {
      return Optional.empty(); // No note: this data folder never needed another place.
    }
  }

  private static boolean fits(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
  }
}

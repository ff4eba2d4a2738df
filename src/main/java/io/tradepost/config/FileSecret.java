package io.tradepost.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code ${file:path}}: the first and only line of a file. */
record FileSecret(Path file) implements Secret {
  private static final int LONGEST = 65_536;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  @Override
  public String reveal() throws SecretUnavailableException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      String text = new String(bytes, StandardCharsets.UTF_8);
      String line = text.replaceFirst("\\r?\\n\\z", "");
      if (line.isEmpty()) {
        throw new SecretUnavailableException(source() + " is empty; write the password into it");
      }
      if (bytes.length > LONGEST || line.contains("\n")) {
        throw new SecretUnavailableException(
            source() + " holds more than one line; it may hold the password alone");
      }
      return line;
    } catch (NoSuchFileException e) {
      throw new SecretUnavailableException(source() + missing());
    } catch (IOException e) {
      throw new SecretUnavailableException(
          source() + " cannot be read (" + e + "); check its owner and rights");
    }
  }

  @Override
  public String source() {
    return "file " + file;
  }

  @Override
  public Optional<String> advice() {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      return OTHERS.stream().anyMatch(rights::contains)
          ? Optional.of(source() + " can be read by others; chmod 600 " + file)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of(source() + missing());
    } catch (UnsupportedOperationException e) {
      // No POSIX rights here (Windows): nothing that could be said of them.
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(source() + " cannot be looked at (" + e + ")");
    }
  }

  private static String missing() {
    return " does not exist; write the password into it, for its owner only (chmod 600)";
  }

  @Override
  public String toString() {
    return "•••";
  }
}

package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * To whom backups are encrypted, and with what they are opened.
 *
 * @param recipients public keys of age; none where backups are written in the clear
 * @param identities private keys of age; none but while an operator restores or verifies
 * @param workplace a folder of the agent's own, where an opened backup lies while it is read
 */
public record Encryption(List<String> recipients, List<String> identities, Path workplace) {
  public Encryption {
    recipients = List.copyOf(recipients);
    identities = List.copyOf(identities);
  }

  /** Whether a text is a public key of age, with its checksum. */
  public static boolean isRecipient(String text) {
    return Age.isRecipient(text);
  }

  /**
   * With the private keys of a file as {@code age-keygen} writes it.
   *
   * @throws IOException where it cannot be read or holds none
   */
  public Encryption openedBy(Path identityFile) throws IOException {
    return new Encryption(recipients, Age.identities(identityFile), workplace);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Encryption[" + recipients + "]";
  }
}

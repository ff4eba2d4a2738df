package io.tradepost.archive.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

/**
 * Encryption to public keys in the form of the program {@code age} (age-encryption.org/v1), which
 * opens such a file without us: {@code age -d -i key.txt 2026Britty.zip.age}.
 */
final class Age {
  /** The payload's pieces (age-encryption.org/v1, payload). */
  private static final int CHUNK = 64 * 1024;

  private Age() {}

  /** A key pair of which the private half is known to this process alone, and for as long. */
  record OneTime(String recipient, String identity) {
    static OneTime make() {
      try {
        KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
        return new OneTime(pair.getPublic().toString(), pair.getPrivate().toString());
      } catch (GeneralSecurityException e) {
        throw new AssertionError("every Java platform since 11 has X25519", e);
      }
    }

    /** Without the secret half. */
    @Override
    public String toString() {
      return "OneTime[" + recipient + "]";
    }
  }

  /** Whether it is a public key: {@code age1…} with its checksum. */
  static boolean isRecipient(String text) {
    try {
      X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /**
   * The private keys of a file as {@code age-keygen} writes it.
   *
   * @throws IOException where it cannot be read or holds none
   */
  static List<String> identities(Path file) throws IOException {
    List<String> identities = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        reader(text, file.toString());
        identities.add(text);
      }
    }
    if (identities.isEmpty()) {
      throw new IOException(file + " holds no private key (a line AGE-SECRET-KEY-1…)");
    }
    return identities;
  }

  private static RecipientStanzaReader reader(String identity, String where) throws IOException {
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
    } catch (GeneralSecurityException | RuntimeException e) {
      // What was found is not repeated: it may be a secret with a slip.
      throw new IOException(where + " holds something else than private keys of age");
    }
  }

  /** Encrypts what is written; closing it completes the file and closes what is below. */
  static OutputStream encrypting(OutputStream to, List<String> recipients) throws IOException {
    try {
      List<RecipientStanzaWriter> writers = new ArrayList<>();
      for (String recipient : recipients) {
        writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
      }
      return new BufferedOutputStream(
          Channels.newOutputStream(
              new StandardEncryptingChannelFactory()
                  .newEncryptingChannel(Channels.newChannel(to), writers)),
          CHUNK);
    } catch (GeneralSecurityException e) {
      throw new IOException("it cannot be encrypted: " + e.getMessage(), e);
    }
  }

  /**
   * Decrypts a file into another.
   *
   * @throws IOException where none of the keys opens it, or it is not as it was written
   */
  static void decrypt(Path from, OutputStream to, List<String> identities) throws IOException {
    List<RecipientStanzaReader> readers = new ArrayList<>();
    for (String identity : identities) {
      readers.add(reader(identity, "the key"));
    }
    try (ReadableByteChannel in = Files.newByteChannel(from);
        InputStream plain =
            Channels.newInputStream(
                new StandardDecryptingChannelFactory().newDecryptingChannel(in, readers))) {
      plain.transferTo(to);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "it does not open with this key, or is not as it was written: " + e.getMessage(), e);
    }
  }
}

package io.tradepost.archive;

/** One letter in the vault does not read back as it was stored; the others may be well. */
public final class DamagedLetterException extends VaultException {
  private static final long serialVersionUID = 1L;

  DamagedLetterException(String message) {
    super(message);
  }

  DamagedLetterException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.tradepost.cli;

/** A command that cannot be carried out as it was given; the message says what to write instead. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}

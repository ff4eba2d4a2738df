package io.tradepost.mailbox;

import io.tradepost.letter.RawLetter;

/**
 * Takes the letters of a fetch; for each envelope asked for exactly one method is called, in no
 * certain order. An exception thrown here ends the fetch after the answer under way and comes out
 * of it.
 */
public interface LetterSink {
  /** A letter's bytes. A file behind them is removed when this returns. */
  void letter(Envelope envelope, RawLetter letter);

  /** The letter is not in the folder any more: the server said so. */
  void gone(Envelope envelope);

  /** The letter is there and the server cannot give it; why in words. */
  void failed(Envelope envelope, String why);
}

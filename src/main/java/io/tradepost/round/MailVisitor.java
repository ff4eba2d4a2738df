package io.tradepost.round;

import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.FolderPath;
import io.tradepost.mailbox.LetterSink;

/** Is shown the letters that lie on the server; see {@link MailRound#visit}. */
public interface MailVisitor {
  /** Whether it wants to see the letter. */
  boolean wants(Envelope envelope);

  /** A letter's bytes, which are at hand until this returns. */
  void letter(FolderPath folder, Envelope envelope, RawLetter raw);

  /** The server has the letter and cannot give it; why in words. */
  void failed(FolderPath folder, Envelope envelope, String why);

  /** Shows a visitor what is fetched from one folder. */
  record Guide(FolderPath folder, MailVisitor visitor) implements LetterSink {
    @Override
    public void letter(Envelope envelope, RawLetter letter) {
      visitor.letter(folder, envelope, letter);
    }

    @Override
    public void gone(Envelope envelope) {
      // moved or deleted while the folder was read
    }

    @Override
    public void failed(Envelope envelope, String why) {
      visitor.failed(folder, envelope, why);
    }
  }
}

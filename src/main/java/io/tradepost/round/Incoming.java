package io.tradepost.round;

import io.tradepost.archive.PackedLetter;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.Envelope;

/**
 * A letter just fetched: what the server said of it, what it says, and its bytes ready for the
 * vault.
 */
record Incoming(Envelope envelope, Letter letter, PackedLetter packed) {}

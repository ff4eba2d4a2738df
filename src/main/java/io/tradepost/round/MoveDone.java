package io.tradepost.round;

import io.tradepost.ledger.CopyRow;
import io.tradepost.ledger.Intents.Kind;
import io.tradepost.mailbox.FolderPath;

/** A change made to a mailbox, or, in a plan, to be made. */
public record MoveDone(CopyRow copy, Kind kind, FolderPath from, FolderPath to) {}

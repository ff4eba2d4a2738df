package io.tradepost.ledger;

import io.tradepost.mailbox.FolderPath;

/**
 * A folder as it was when last looked at.
 *
 * @param nextUid every UID below it was dealt with
 * @param modseq highest MODSEQ dealt with (RFC 7162); -1 where the server has none
 * @param messages how many the server counted
 */
public record FolderRow(
    long id,
    String mailbox,
    FolderPath path,
    long validity,
    long nextUid,
    long modseq,
    long messages) {}

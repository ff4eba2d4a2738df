package io.tradepost.reply;

import io.tradepost.letter.LetterId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person said about what is owed for a letter.
 *
 * @param until the manager grants time until then; null: nothing is owed any more
 * @param because in the person's words
 */
public record Settlement(LetterId letter, Instant at, @Nullable Instant until, String because) {}

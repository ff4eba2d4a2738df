/**
 * The reply clock: which letters belong together ({@link io.tradepost.reply.Conversations}), and
 * what is owed for them at a moment ({@link io.tradepost.reply.ReplyClock}). Values in, values out.
 * Pure. May use {@code letter} and {@code customer}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.reply;

/**
 * Conversations: which letters belong together. Message ids come in; a conversation goes out. Pure.
 * May use {@code letter} and {@code customer}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.reply;

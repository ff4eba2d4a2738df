/**
 * A letter: one e-mail as a whole. Raw bytes come in; a {@link io.tradepost.letter.Letter} goes
 * out, with everything that the office wants to know of it and a list of what was wrong with it.
 * Pure: no network, no database, no clock. May use nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.letter;

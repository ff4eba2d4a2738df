/**
 * The Lucene index over all letters, the query language, hits and snippets. Letters with their
 * places come in; hits go out, with the beginning of their text. May use {@code letter}.
 *
 * <p>{@link io.tradepost.search.QueryParser} turns a text into a {@link
 * io.tradepost.search.Criterion}, purely; {@link io.tradepost.search.LetterIndex} finds the letters
 * of which it holds; {@link io.tradepost.search.Snippets} shows why. {@link
 * io.tradepost.search.QueryLanguage} tells the language to people.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.search;

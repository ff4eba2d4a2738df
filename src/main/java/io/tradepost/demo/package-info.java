/**
 * A first look: an embedded mail server filled with believable sample letters whose right places
 * are known. May use {@code agent}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.demo;

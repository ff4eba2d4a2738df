/** The commands: parse, call, print. May use {@code agent} and everything that it uses. */
@org.jspecify.annotations.NullMarked
package io.tradepost.cli;

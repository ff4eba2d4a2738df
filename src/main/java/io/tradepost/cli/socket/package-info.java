/**
 * How a command reaches the running daemon: a Unix-domain socket in the data folder, over which the
 * command's words go out and what it prints comes back. May use {@code cli.terminal}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.cli.socket;

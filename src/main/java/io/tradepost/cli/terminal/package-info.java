/**
 * What a terminal needs: text made safe to print, widths with double-width characters, tables,
 * colours. Texts come in; lines that fit go out. May use nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.cli.terminal;

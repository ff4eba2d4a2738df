package io.tradepost.mailbox;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a server says it can, asked after signing in: before, many servers name less.
 *
 * @param names in upper case, sorted
 */
public record Capabilities(Set<String> names) {
  public Capabilities {
    names =
        java.util.Collections.unmodifiableSortedSet(
            names.stream()
                .map(n -> n.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Whether the server names this capability, in any case of letters. */
  public boolean has(String name) {
    return names.contains(name.toUpperCase(Locale.ROOT));
  }

  /** UID MOVE (RFC 6851). */
  public boolean move() {
    return has("MOVE");
  }

  /** COPYUID and UID EXPUNGE (RFC 4315). */
  public boolean uidPlus() {
    return has("UIDPLUS");
  }

  /** Letters that need not wait for the server's word to go on (RFC 7888). */
  public boolean literalPlus() {
    return has("LITERAL+");
  }

  /** The same for letters of up to 4,096 bytes (RFC 7888). */
  public boolean literalMinus() {
    return has("LITERAL-");
  }

  /** Several letters in one APPEND (RFC 3502). */
  public boolean multiAppend() {
    return has("MULTIAPPEND");
  }

  /** Word of new letters without asking (RFC 2177). */
  public boolean idle() {
    return has("IDLE");
  }

  /** Change counters (RFC 7162). Only the name counts: some servers show counters without it. */
  public boolean condStore() {
    return has("CONDSTORE") || qresync();
  }

  /** Word of what vanished since (RFC 7162). */
  public boolean qresync() {
    return has("QRESYNC") && has("ENABLE");
  }
}

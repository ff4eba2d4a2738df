package io.tradepost.reply;

import java.time.Instant;

/** What a holding reply promises, in the words that it used. */
public sealed interface Promise {
  /** The sentence, as the digest quotes it. */
  String sentence();

  /** The full answer comes until then. */
  record Until(String sentence, Instant until) implements Promise {}

  /** It comes, but no time was named. */
  record Undated(String sentence) implements Promise {}
}

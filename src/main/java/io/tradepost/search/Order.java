package io.tradepost.search;

/** In which order letters are listed. */
public enum Order {
  /** By date, the newest first. */
  NEWEST_FIRST,
  /** The best match first (BM25: rare words count more, the subject and new text most). */
  BY_RELEVANCE
}

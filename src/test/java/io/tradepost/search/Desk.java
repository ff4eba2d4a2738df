package io.tradepost.search;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** An index with a few letters, asked as a salesperson in Shanghai asks it. */
final class Desk implements AutoCloseable {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** A Wednesday, 18:00 in Shanghai. */
  static final Instant NOW = Instant.parse("2026-04-15T10:00:00Z");

  final LetterIndex index;

  Desk(Path dir) {
    index = LetterIndex.openForWriting(dir);
  }

  Desk put(Sample... letters) {
    index.putAll(Arrays.stream(letters).map(Sample::done).toList());
    index.refresh();
    return this;
  }

  static Criterion asked(String query) {
    return QueryParser.parse(query, NOW, SHANGHAI);
  }

  /** The names of the letters found, the newest first. */
  List<String> find(String query) {
    return names(index.search(asked(query), 100, Order.NEWEST_FIRST));
  }

  List<String> best(String query) {
    return names(index.search(asked(query), 100, Order.BY_RELEVANCE));
  }

  static List<String> names(Results results) {
    return results.hits().stream().map(h -> h.id().value().replaceFirst("^0+", "")).toList();
  }

  @Override
  public void close() {
    index.close();
  }
}

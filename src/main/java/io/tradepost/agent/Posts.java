package io.tradepost.agent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The mailboxes of an installation, in the order of its settings. */
final class Posts {
  private final Map<String, MailboxPost> posts = new LinkedHashMap<>();

  Posts(List<MailboxPost> posts) {
    posts.forEach(post -> this.posts.put(post.name(), post));
  }

  List<MailboxPost> all() {
    return List.copyOf(posts.values());
  }

  /** Does the work for each mailbox named, side by side; all, if none is. */
  <T> List<T> each(List<String> names, Function<MailboxPost, T> work) {
    return List.copyOf(byName(names, work).values());
  }

  /** The same, with the results by mailbox. */
  <T> Map<String, T> byName(List<String> names, Function<MailboxPost, T> work) {
    Map<String, Future<T>> begun = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      named(names).forEach(p -> begun.put(p.name(), threads.submit(() -> work.apply(p))));
    }
    Map<String, T> results = new LinkedHashMap<>();
    begun.forEach((name, future) -> results.put(name, result(future)));
    return results;
  }

  static <T> T result(Future<T> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> {
        if (future.exceptionNow() instanceof RuntimeException e) {
          throw e;
        }
        throw new IllegalStateException(future.exceptionNow());
      }
      case CANCELLED, RUNNING -> throw new OfficeException("The work was interrupted.", null);
    };
  }

  /** Those named; all, if none is. */
  List<MailboxPost> named(List<String> names) {
    return names.isEmpty() ? all() : names.stream().map(this::post).toList();
  }

  private MailboxPost post(String name) {
    return posts.values().stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, posts.keySet()));
  }

  /** The answer to a mailbox's name that is not in the settings. */
  static IllegalArgumentException unknown(String name, Collection<String> known) {
    return new IllegalArgumentException(
        "There is no mailbox " + name + "; there are " + String.join(", ", known) + ".");
  }
}

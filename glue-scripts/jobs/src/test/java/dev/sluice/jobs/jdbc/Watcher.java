package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.fake.TestPostgres;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the rows of two tables in one statement, again and again. */
final class Watcher implements AutoCloseable {
  private static final String COUNTS =
      "SELECT (SELECT count(*) FROM organization), (SELECT count(*) FROM organization_links)";

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean ended;

  Watcher(TestPostgres postgres) {
    seen.addAll(postgres.rows(COUNTS));
    thread =
        new Thread(
            () -> {
              while (!ended) {
                seen.addAll(counts(postgres));
              }
            },
            "watcher");
    thread.start();
  }

  private static Set<String> counts(TestPostgres postgres) {
    try {
      return Set.copyOf(postgres.rows(COUNTS));
    } catch (IllegalStateException e) {
      // A statement that waited for a table that was then replaced is refused, not answered
      // wrongly.
      return Set.of();
    }
  }

  Set<String> seen() {
    return seen;
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.fake.TestPostgres;
import java.util.List;

/** Ends the first connection that is seen to read rows, as an operator or a failover would. */
final class Killer implements AutoCloseable {
  private final Thread thread;
  private volatile boolean ended;
  private volatile boolean killed;

  Killer(TestPostgres postgres) {
    thread =
        new Thread(
            () -> {
              while (!ended && !killed) {
                killed =
                    !postgres
                        .rows(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state ="
                                + " 'active' AND query LIKE 'COPY%' AND datname ="
                                + " current_database()")
                        .equals(List.of());
              }
            },
            "killer");
    thread.start();
  }

  boolean killed() {
    return killed;
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

package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.fake.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds a row to two tables in one transaction, again and again, until it is closed. */
final class Meddler implements AutoCloseable {
  private final Thread thread;
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile boolean ended;
  private final AtomicInteger rows = new AtomicInteger();

  Meddler(TestPostgres postgres) {
    thread = new Thread(() -> meddle(postgres), "meddler");
    thread.start();
  }

  private void meddle(TestPostgres postgres) {
    try (Connection open = postgres.open();
        Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      while (!ended) {
        int id = 1_000 + rows.getAndIncrement();
        statement.execute("INSERT INTO one VALUES (%d)".formatted(id));
        statement.execute("INSERT INTO two VALUES (%d)".formatted(id));
        open.commit();
        first.countDown();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many there are by now, at least one. */
  int rows() {
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return rows.get();
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

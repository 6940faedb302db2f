package dev.sluice.jobs.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes remote calls side by side; results come in the order of the items. */
public final class Parallel {
  private static final int AT_ONCE = 16;

  private Parallel() {}

  /** A call that may fail for the store's sake. */
  @FunctionalInterface
  public interface Call<T, R> {
    R apply(T item) throws IOException;
  }

  public static <T, R> List<R> map(List<T> items, Call<T, R> call) {
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, items.size())));
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T item : items) {
        futures.add(pool.submit(() -> call.apply(item)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while listing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    } finally {
      pool.shutdownNow();
    }
  }
}

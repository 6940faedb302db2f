package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads that work on one partition: the caller and some more. */
final class Workers implements AutoCloseable {
  /** What each thread does until nothing is left to do. */
  @FunctionalInterface
  interface Work {
    void run(int worker) throws IOException;
  }

  private final int count;
  private final ExecutorService others;

  Workers(int count) {
    this.count = count;
    others =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "cloudtrail-converter");
              thread.setDaemon(true);
              return thread;
            });
  }

  int count() {
    return count;
  }

  /** Lets every thread do the work, and waits for all; the first failure is thrown. */
  void run(Work work) throws IOException {
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int worker = i;
      futures.add(
          others.submit(
              () -> {
                work.run(worker);
                return null;
              }));
    }
    work.run(0);
    for (Future<?> future : futures) {
      await(future);
    }
  }

  private static void await(Future<?> future) throws IOException {
    try {
      future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("Conversion was interrupted");
      stopped.initCause(interrupted);
      throw stopped;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("Conversion failed: " + failed.getCause(), failed);
    }
  }

  /** Interrupts what still runs after a failure, and waits, so that no thread outlives the call. */
  @Override
  public void close() {
    others.shutdownNow();
    boolean interrupted = false;
    while (!others.isTerminated()) {
      try {
        others.awaitTermination(1, java.util.concurrent.TimeUnit.SECONDS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

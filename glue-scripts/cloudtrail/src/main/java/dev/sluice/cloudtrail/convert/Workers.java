package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that work on one partition: the caller, and more while cores are free. */
final class Workers implements AutoCloseable {
  /** What each thread does until nothing is left to do. */
  @FunctionalInterface
  interface Work {
    void run(int worker) throws IOException;
  }

  private final int limit;
  private final Cores cores;
  private final ExecutorService others;
  private final Queue<Future<?>> helpers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger started = new AtomicInteger();

  Workers(int limit, Cores cores) {
    this.limit = limit;
    this.cores = cores;
    others =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "cloudtrail-converter");
              thread.setDaemon(true);
              return thread;
            });
    cores.enter();
  }

  /** How many threads there may be, the caller's included. */
  int limit() {
    return limit;
  }

  /** Lets threads do the work, and waits for all; the first failure is thrown. */
  void run(Work work) throws IOException {
    started.set(1);
    try {
      work.run(0);
    } catch (IOException | RuntimeException failed) {
      // What the others use is freed when this returns, so they have to be done with it.
      try {
        awaitHelpers();
      } catch (IOException | RuntimeException another) {
        failed.addSuppressed(another);
      }
      throw failed;
    }
    awaitHelpers();
  }

  private void awaitHelpers() throws IOException {
    for (Future<?> helper = helpers.poll(); helper != null; helper = helpers.poll()) {
      await(helper);
    }
  }

  /** Called by a worker that sees work for another one: a core may have become free meanwhile. */
  void invite(Work work) {
    int worker = started.get();
    if (worker >= limit || !cores.take()) {
      return;
    }
    if (!started.compareAndSet(worker, worker + 1)) {
      cores.leave();
      return;
    }
    helpers.add(
        others.submit(
            () -> {
              try {
                work.run(worker);
                return null;
              } finally {
                cores.leave();
              }
            }));
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
    cores.leave();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

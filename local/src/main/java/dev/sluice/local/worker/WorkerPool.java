package dev.sluice.local.worker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few warm worker JVMs; each carries out one run at a time and is replaced when it is lost. */
public final class WorkerPool implements Workers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private static final String SHUT_DOWN = "the cloud was shut down";
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final WorkerCommand command;
  private final BlockingQueue<Work> waiting = new LinkedBlockingQueue<>();
  private final Map<String, WorkerProcess> busy = new HashMap<>();
  private final Slot[] slots;

  public WorkerPool(WorkerCommand command, int size) {
    this.command = command;
    this.slots = new Slot[size];
    for (int number = 0; number < size; number++) {
      slots[number] = new Slot(number);
    }
  }

  @Override
  public void submit(Work work) {
    waiting.add(work);
    for (Slot slot : slots) {
      slot.open();
    }
  }

  @Override
  public void kill(String runId, String reason) {
    Optional<Work> found = waiting.stream().filter(w -> w.runId().equals(runId)).findFirst();
    if (found.isPresent() && waiting.remove(found.get())) {
      found.get().listener().failed(reason);
      return;
    }
    synchronized (busy) {
      WorkerProcess process = busy.get(runId);
      if (process != null) {
        process.kill(reason);
      }
    }
  }

  @Override
  public void warmUp() {
    slots[0].open();
  }

  /** Kills all workers, and waits until none of them can touch the cloud's files any more. */
  @Override
  public void close() {
    for (Slot slot : slots) {
      slot.close();
    }
    for (Slot slot : slots) {
      slot.awaitEnd();
    }
  }

  /** A place for one worker JVM, with the thread that talks to it. */
  private final class Slot implements Runnable {
    private final int number;
    private final AtomicBoolean opened = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable WorkerProcess process;

    Slot(int number) {
      this.number = number;
      this.thread = new Thread(this, "worker-" + number);
      thread.setDaemon(true);
    }

    void open() {
      if (opened.compareAndSet(false, true)) {
        thread.start();
      }
    }

    @Override
    public void run() {
      try {
        tryToWarmUp();
        while (!closed) {
          carryOut(waiting.take());
        }
      } catch (InterruptedException e) {
        LOG.debug("worker slot {} closed", number);
      }
    }

    private void tryToWarmUp() {
      try {
        worker();
      } catch (RuntimeException e) {
        LOG.warn("worker {} did not warm up: {}", number, e.getMessage());
      }
    }

    private void carryOut(Work work) {
      try {
        WorkerProcess worker = worker();
        synchronized (busy) {
          busy.put(work.runId(), worker);
        }
        work.listener().started();
        String reason = worker.run(work, command.runLog(work.runId()));
        release(work);
        if (reason == null) {
          work.listener().succeeded();
        } else {
          work.listener().failed(reason);
        }
      } catch (RuntimeException e) {
        release(work);
        if (!closed) {
          work.listener().failed(String.valueOf(e.getMessage()));
        }
      }
    }

    private void release(Work work) {
      synchronized (busy) {
        busy.remove(work.runId());
      }
    }

    private WorkerProcess worker() {
      WorkerProcess present = process;
      if (present != null && present.isAlive()) {
        return present;
      }
      WorkerProcess fresh = new WorkerProcess(command.start(number));
      process = fresh;
      if (closed) {
        fresh.kill(SHUT_DOWN); // it started while the pool was closed, which did not see it yet
      }
      fresh.awaitReady();
      return fresh;
    }

    void close() {
      closed = true;
      thread.interrupt();
      WorkerProcess present = process;
      if (present != null) {
        present.kill(SHUT_DOWN);
      }
    }

    void awaitEnd() {
      try {
        thread.join(TO_END.toMillis());
        WorkerProcess last = process;
        if (thread.isAlive() || (last != null && !last.hasEnded(TO_END))) {
          LOG.warn("worker {} is still there {} after it was killed", number, TO_END);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

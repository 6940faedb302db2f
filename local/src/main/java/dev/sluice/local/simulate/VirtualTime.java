package dev.sluice.local.simulate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A clock and its agenda. What happens may pause; meanwhile other things happen. Threads only hold
 * the stacks of what is paused: exactly one of them runs at any time, so a seed replays exactly.
 */
final class VirtualTime implements InstantSource {
  /** Something to begin, or something paused to go on with. */
  private record Entry(long at, long order, Runnable action, @Nullable Semaphore paused) {}

  private final PriorityQueue<Entry> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
  private final Deque<Semaphore> idle = new ArrayDeque<>();
  private final Semaphore finished = new Semaphore(0);
  private final Executor threads;
  private final long start;
  private long now;
  private long orders;
  private long end = Long.MAX_VALUE;
  private boolean over;
  private int threadsIn;
  private @Nullable Throwable failure;

  VirtualTime(Instant start, Executor threads) {
    this.start = start.toEpochMilli();
    this.now = this.start;
    this.threads = threads;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  @Override
  public long millis() {
    return now;
  }

  long elapsed() {
    return now - start;
  }

  /** Puts something on the agenda. */
  void after(long delay, Runnable action) {
    agenda.add(new Entry(now + delay, orders++, action, null));
  }

  /** Lets time pass for the caller; others may act meanwhile. */
  void pause(long millis) {
    long until = now + millis;
    Entry next = agenda.peek();
    if (next == null || next.at > until) {
      if (until > end) {
        throw new Crash(); // nothing is to happen any more
      }
      now = until;
      return;
    }
    var me = new Semaphore(0);
    agenda.add(new Entry(until, orders++, me::release, me));
    Semaphore other = idle.poll();
    if (other == null) {
      begin();
    } else {
      other.release();
    }
    me.acquireUninterruptibly();
    if (over) {
      throw new Crash();
    }
  }

  /** Runs the agenda until it is empty, until the end, or until something fails. */
  void run(long millis) {
    end = start + millis;
    begin();
    finished.acquireUninterruptibly();
    if (failure != null) {
      throw new IllegalStateException("The simulation itself failed", failure);
    }
  }

  /** Nothing is to happen after this time. */
  void endIn(long millis) {
    end = Math.min(end, now + millis);
  }

  private void begin() {
    threadsIn++;
    threads.execute(this::work);
  }

  private void work() {
    try {
      loop();
    } catch (Crash ending) {
      over = true;
    } catch (Throwable fault) {
      failure = failure == null ? fault : failure;
      over = true;
    }
    leave();
  }

  private void loop() {
    while (!over) {
      Entry next = agenda.poll();
      if (next == null || next.at > end) {
        over = true;
        agenda.removeIf(entry -> entry.paused == null);
        if (next != null && next.paused != null) {
          agenda.add(next);
        }
        return;
      }
      now = Math.max(now, next.at);
      if (next.paused == null) {
        next.action.run();
      } else {
        var me = new Semaphore(0);
        idle.push(me);
        next.action.run();
        me.acquireUninterruptibly();
      }
    }
  }

  /** The last thing a thread does: lets the next one unwind, or tells that all have. */
  private void leave() {
    threadsIn--;
    if (threadsIn == 0) {
      finished.release();
      return;
    }
    Semaphore next = idle.poll();
    while (next == null) {
      Entry entry = agenda.poll();
      next = entry == null ? finished : entry.paused;
    }
    next.release();
  }
}

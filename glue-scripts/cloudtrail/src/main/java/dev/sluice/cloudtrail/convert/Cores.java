package dev.sluice.cloudtrail.convert;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cores that conversions of one JVM share: each has one, and one with work left may take those
 * that no other uses.
 */
public final class Cores {
  private final int count;
  private final AtomicInteger busy = new AtomicInteger();

  public Cores(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A conversion needs a core, but has " + count);
    }
    this.count = count;
  }

  /** A conversion begins; it has a core, whether one is free or not. */
  void enter() {
    busy.incrementAndGet();
  }

  /** Takes one more core if one is free. */
  boolean take() {
    for (int now = busy.get(); now < count; now = busy.get()) {
      if (busy.compareAndSet(now, now + 1)) {
        return true;
      }
    }
    return false;
  }

  void leave() {
    busy.decrementAndGet();
  }
}

package dev.sluice.local.events;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that carry their purpose in their name and never keep the process alive. */
public final class DaemonThreads implements ThreadFactory {
  private final String purpose;
  private final AtomicInteger count = new AtomicInteger();

  public DaemonThreads(String purpose) {
    this.purpose = purpose;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, purpose + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}

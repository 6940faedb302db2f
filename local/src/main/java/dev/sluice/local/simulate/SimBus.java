package dev.sluice.local.simulate;

import dev.sluice.control.Arrival;
import dev.sluice.control.Wakes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** EventBridge, the queues and the schedule: they deliver, mostly. */
final class SimBus implements Wakes {
  private static final long VISIBILITY = 60_000;
  private static final int BATCH = 5;

  private final VirtualTime time;
  private final Faults faults;
  private final Trace trace;
  private final Deque<Arrival> queue = new ArrayDeque<>();
  private Function<List<Arrival>, Set<String>> intake = batch -> Set.of();
  private Runnable pass = () -> {};
  private boolean passing;
  private boolean wanted;
  private boolean polled;
  private long messages;
  private long undelivered;

  SimBus(VirtualTime time, Faults faults, Trace trace) {
    this.time = time;
    this.faults = faults;
    this.trace = trace;
  }

  /** Connects the functions that the queues invoke. */
  void connect(Function<List<Arrival>, Set<String>> newIntake, Runnable newPass) {
    intake = newIntake;
    pass = newPass;
  }

  /**
   * An object landed: S3 tells it at least once, unless the event is lost; answers if it is not.
   */
  boolean objectCreated(String bucket, String key, long size) {
    // Events tell times in whole seconds.
    Instant at = Instant.ofEpochSecond(time.instant().getEpochSecond());
    if (faults.strikes(Fault.EVENT_LOST, 0.1)) {
      trace.step("event lost", key);
      return false;
    }
    deliver(bucket, key, size, at);
    if (faults.strikes(Fault.EVENT_DOUBLED, 0.1)) {
      trace.step("event doubled", key);
      deliver(bucket, key, size, at);
    }
    return true;
  }

  private void deliver(String bucket, String key, long size, Instant at) {
    long delay = faults.between(200, 5_000);
    if (faults.strikes(Fault.EVENT_LATE, 0.1)) {
      delay = faults.between(60_000, 7_200_000);
      trace.step("event late by", delay / 1000, "s", key);
    }
    undelivered++;
    var arrival = new Arrival("m" + messages++, bucket, key, size, at);
    time.after(delay, () -> enqueue(arrival));
  }

  private void enqueue(Arrival arrival) {
    queue.add(arrival);
    if (!polled) {
      polled = true;
      time.after(faults.between(100, 3_000), this::poll);
    }
  }

  private void poll() {
    polled = false;
    while (!queue.isEmpty()) {
      var batch = new ArrayList<Arrival>();
      while (batch.size() < BATCH && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      time.after(0, () -> invoke(batch));
    }
  }

  private void invoke(List<Arrival> batch) {
    Set<String> again = new HashSet<>();
    batch.forEach(arrival -> again.add(arrival.id()));
    if (Invocation.survives(
        () -> {
          Set<String> failed = intake.apply(batch);
          again.retainAll(failed);
        })) {
      trace.step("took in", batch.size(), "events, again:", again.size());
    }
    undelivered -= batch.size() - again.size();
    for (Arrival arrival : batch) {
      if (again.contains(arrival.id())) {
        time.after(VISIBILITY, () -> enqueue(arrival));
      }
    }
  }

  /** Whether every event of an object has been taken in. */
  boolean isQuiet() {
    return undelivered == 0;
  }

  @Override
  public void wake(String pipeline, String cause) {
    if (!faults.strikes(Fault.WAKE_LOST, 0.05)) {
      time.after(faults.between(10, 1_000), this::knock);
    }
  }

  void crawlerChanged(String crawler) {
    tell(crawler);
  }

  void jobChanged(String state) {
    tell(state);
  }

  private void tell(String what) {
    if (faults.strikes(Fault.GLUE_EVENT_LOST, 0.3)) {
      trace.step("Glue event lost", what);
    } else {
      wake("", "glue");
    }
  }

  private void knock() {
    if (!passing) {
      passing = true;
      time.after(0, () -> runPass(true));
    } else if (faults.strikes(Fault.WAKE_DOUBLED, 0.2)) {
      trace.step("a second pass at once");
      time.after(0, () -> runPass(false));
    } else {
      wanted = true;
    }
  }

  private void runPass(boolean first) {
    boolean survived = Invocation.survives(pass);
    if (!survived) {
      time.after(VISIBILITY, this::knock); // the wake is delivered again
    }
    if (first) {
      passing = false;
      if (wanted) {
        wanted = false;
        knock();
      }
    }
  }
}

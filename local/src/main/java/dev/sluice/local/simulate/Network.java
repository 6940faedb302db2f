package dev.sluice.local.simulate;

import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Later;
import dev.sluice.control.Outcome.Unknown;
import java.util.function.Supplier;

/** What lies between the controller and everything remote. */
final class Network {
  private static final long LONG_HOLD = 300_000;
  private static final long SHORT_HOLD = 60_000;

  private final VirtualTime time;
  private final Faults faults;
  private final Trace trace;

  Network(VirtualTime time, Faults faults, Trace trace) {
    this.time = time;
    this.faults = faults;
    this.trace = trace;
  }

  /** A call that may be lost, throttled or answered too late, around its effect. */
  <T> Outcome<T> call(String name, Object subject, Supplier<Outcome<T>> effect) {
    return call(name, subject, effect, LONG_HOLD);
  }

  /**
   * As {@link #call}, for a start: what a client has sent takes effect within minutes, or never.
   * That is the one assumption about time that the controller makes.
   */
  <T> Outcome<T> start(String name, Object subject, Supplier<Outcome<T>> effect) {
    if (faults.strikes(Fault.START_TOOK_EFFECT_LATE, 0.05)) {
      trace.step("late", name, subject);
      time.after(faults.between(1_000, SHORT_HOLD), () -> trace.step(name, subject, effect.get()));
      return new Unknown<>("no answer");
    }
    return call(name, subject, effect, SHORT_HOLD);
  }

  private <T> Outcome<T> call(
      String name, Object subject, Supplier<Outcome<T>> effect, long longest) {
    travel(longest);
    if (faults.strikes(Fault.CALL_THROTTLED, 0.04)) {
      trace.step("throttled", name, subject);
      return new Later<>("Rate exceeded");
    }
    if (faults.strikes(Fault.CALL_FAILED_BEFORE_EFFECT, 0.02)) {
      trace.step("failed-before", name, subject);
      return new Unknown<>("connection reset");
    }
    Outcome<T> outcome = effect.get();
    trace.step(name, subject, outcome);
    travel(longest);
    if (faults.strikes(Fault.CALL_FAILED_AFTER_EFFECT, 0.02)) {
      trace.step("failed-after", name, subject);
      return new Unknown<>("no answer in time");
    }
    return outcome;
  }

  /** Time passes; the process may be held up, or die. */
  void travel(long longest) {
    long millis = faults.between(1, 40);
    if (faults.strikes(Fault.HELD_UP, 0.002)) {
      millis = faults.between(1_000, longest);
      trace.step("held up for", millis, "ms");
    }
    time.pause(millis);
    if (faults.strikes(Fault.CRASH, 0.002)) {
      trace.step("crash");
      throw new Crash();
    }
  }

  /** As {@link #travel(long)}, however long it takes. */
  void travel() {
    travel(LONG_HOLD);
  }
}

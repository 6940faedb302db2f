package dev.sluice.local.simulate;

import java.util.ArrayList;
import java.util.List;

/** What happened in a schedule, for people; kept only when someone will read it. */
final class Trace {
  private final VirtualTime time;
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();
  private long steps;

  Trace(VirtualTime time, boolean kept) {
    this.time = time;
    this.kept = kept;
  }

  /** Counts a step, and notes it down. The parts are put together only when they are kept. */
  void step(String what, Object... parts) {
    steps++;
    if (kept) {
      var line = new StringBuilder();
      long seconds = time.elapsed() / 1000;
      line.append(seconds / 3600).append(':');
      line.append(twoDigits(seconds / 60 % 60)).append(':').append(twoDigits(seconds % 60));
      line.append(' ').append(what);
      for (Object part : parts) {
        line.append(' ').append(part);
      }
      lines.add(line.toString());
    }
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  long steps() {
    return steps;
  }

  List<String> lines() {
    return lines;
  }
}

package dev.sluice.jobs.declared.spec;

import dev.sluice.jobs.run.JobException;
import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with a spec, so that it can be put right in one go. */
public final class Faults {
  private final List<String> messages = new ArrayList<>();

  /** Adds a fault: where it is, what is wrong and what to do. */
  public void add(Place place, String message) {
    messages.add(place + ": " + message);
  }

  public void throwIfAny() {
    if (!messages.isEmpty()) {
      throw new JobException(
          "The job's spec has %d fault%s:%n%s"
              .formatted(
                  messages.size(),
                  messages.size() == 1 ? "" : "s",
                  String.join(System.lineSeparator(), messages)));
    }
  }
}

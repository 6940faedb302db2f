package dev.sluice.ledger;

/**
 * How far an output partition has come. Every run of it gets a generation of its own, higher than
 * any before, so that a run believed lost can never overwrite its successor.
 *
 * @param current what has to be processed
 * @param started the highest that was given to a run; 0 for none
 * @param processed the highest that was processed; 0 for none
 */
public record Generations(long current, long started, long processed) {
  public Generations {
    if (processed < 0 || started < processed || current < started || current < 1) {
      throw new IllegalArgumentException(
          "Generations must be 0 <= processed %d <= started %d <= current %d, current >= 1"
              .formatted(processed, started, current));
    }
  }

  /** Before the first run. */
  public static Generations first() {
    return new Generations(1, 0, 0);
  }

  /** Something landed: a run that has started does not cover it. */
  public Generations raised() {
    return current > started ? this : new Generations(started + 1, started, processed);
  }

  /** A run starts, on a generation of its own. */
  public Generations starting() {
    long next = raised().current;
    return new Generations(next, next, processed);
  }

  /** The started generation was processed, with nothing landed since. */
  public Generations processedAll() {
    return new Generations(started, started, started);
  }

  /** The started generation was processed; what landed since is still to do. */
  public Generations processedStarted() {
    return new Generations(current, started, started);
  }

  /** Whether something landed that no started run covers. */
  public boolean isRaised() {
    return current > started;
  }
}

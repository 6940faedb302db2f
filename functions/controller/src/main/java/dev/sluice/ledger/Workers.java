package dev.sluice.ledger;

/** The workers of a run: a Glue worker type as text (the list grows), and how many. */
public record Workers(String type, int count, int dpus) {
  public Workers {
    if (count < 2 || dpus < 1) {
      throw new IllegalArgumentException(
          "A Glue Spark run needs at least 2 workers; got %d of %s (%d DPUs)"
              .formatted(count, type, dpus));
    }
  }
}

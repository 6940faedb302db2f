package dev.sluice.layout;

import java.util.Map;

/** A partition of the curated table: the unit of work, of retry, of overwrite and of proof. */
public record OutputPartition(Map<String, String> values) implements Comparable<OutputPartition> {
  public OutputPartition {
    values = Values.checked(values);
  }

  /** Reads the form that {@link #id()} writes. */
  public static OutputPartition parse(String id) {
    return new OutputPartition(Values.parse(id));
  }

  /** Plain text {@code account=1/day=03}, safe in keys, paths and logs. */
  public String id() {
    return Values.text(values);
  }

  @Override
  public int compareTo(OutputPartition other) {
    return id().compareTo(other.id());
  }

  @Override
  public String toString() {
    return id();
  }
}

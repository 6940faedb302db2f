package dev.sluice.layout;

import java.util.Map;

/** A partition of a raw table: the directory of a layout that objects land in. */
public record SourcePartition(Map<String, String> values) implements Comparable<SourcePartition> {
  public SourcePartition {
    values = Values.checked(values);
  }

  /** Reads the form that {@link #id()} writes. */
  public static SourcePartition parse(String id) {
    return new SourcePartition(Values.parse(id));
  }

  /** Plain text {@code account=1/day=03}, safe in keys, paths and logs. */
  public String id() {
    return Values.text(values);
  }

  @Override
  public int compareTo(SourcePartition other) {
    return id().compareTo(other.id());
  }

  @Override
  public String toString() {
    return id();
  }
}

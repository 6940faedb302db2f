package dev.sluice.jobs.lake;

import java.util.List;
import java.util.Map;

/** Makes a run's output partitions visible, each wholly or not at all. */
public interface LakeSink extends AutoCloseable {

  /** The field id that the table gives each column's path; empty when the table has no ids. */
  Map<String, Integer> fieldIds();

  /** Publishes the partitions, and tells by directory why any of them was not. */
  Map<String, String> publish(List<Publication> publications);

  @Override
  default void close() {}
}

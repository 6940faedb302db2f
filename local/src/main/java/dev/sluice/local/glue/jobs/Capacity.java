package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How many DPUs a run holds. */
final class Capacity {
  private static final double DEFAULT = 10;
  private static final Map<String, Double> PER_WORKER =
      Map.ofEntries(
          Map.entry("G.025X", 0.25),
          Map.entry("Standard", 1.0),
          Map.entry("G.1X", 1.0),
          Map.entry("R.1X", 1.0),
          Map.entry("G.2X", 2.0),
          Map.entry("R.2X", 2.0),
          Map.entry("G.4X", 4.0),
          Map.entry("R.4X", 4.0),
          Map.entry("G.8X", 8.0),
          Map.entry("R.8X", 8.0),
          Map.entry("Z.2X", 2.0),
          Map.entry("G.12X", 12.0),
          Map.entry("G.16X", 16.0));

  private Capacity() {}

  static double dpus(ObjectNode run) {
    JsonNode workers = run.path("NumberOfWorkers");
    Double each = PER_WORKER.get(run.path("WorkerType").asText());
    if (workers.isNumber() && each != null) {
      return workers.asInt() * each;
    }
    return run.path("MaxCapacity").asDouble(DEFAULT);
  }
}

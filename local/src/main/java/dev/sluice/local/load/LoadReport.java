package dev.sluice.local.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a load came to.
 *
 * @param failed messages that must be delivered again
 * @param seconds in the handler
 * @param heapMegabytes live heap after each tenth of the events
 * @param writeUnits of DynamoDB, by the size of what was written
 * @param answeredUnits of DynamoDB, as it answered them
 * @param open partitions that the ledger lists as open
 * @param registeringSeconds of the first pass, which registers all partitions
 * @param passSeconds of the passes after it
 * @param waitedSeconds of the first of those that were spent waiting for the ledger's answers
 * @param passCalls of the ledger's client during one pass
 */
public record LoadReport(
    String ledger,
    int events,
    int partitions,
    int failed,
    double seconds,
    List<Long> heapMegabytes,
    double writeUnits,
    double answeredUnits,
    int open,
    double registeringSeconds,
    List<Double> passSeconds,
    double waitedSeconds,
    Map<String, Long> passCalls) {
  public LoadReport {
    heapMegabytes = List.copyOf(heapMegabytes);
    passSeconds = List.copyOf(passSeconds);
    passCalls = Map.copyOf(passCalls);
  }

  /** Whether every event was taken in, and every partition is there. */
  public boolean isWell() {
    return failed == 0 && open == partitions;
  }

  private boolean isDynamodb() {
    return writeUnits > 0;
  }

  private double unitsPerEvent() {
    return writeUnits / events;
  }

  /** For people. */
  public String text() {
    var text = new StringBuilder();
    line(text, "ledger", ledger);
    line(text, "events", "%,d for %,d partitions, %d failed".formatted(events, partitions, failed));
    line(text, "intake", "%.1f s, %,.0f events/s".formatted(seconds, events / seconds));
    line(text, "live heap", heapMegabytes + " MB after each tenth");
    if (isDynamodb()) {
      line(
          text,
          "write units",
          "%,.0f by size (%,.0f as answered), %.4f an event"
              .formatted(writeUnits, answeredUnits, unitsPerEvent()));
    }
    line(text, "open", "%,d partitions".formatted(open));
    line(text, "first pass", "%.2f s, registers all of them".formatted(registeringSeconds));
    line(text, "passes", passSeconds + " s");
    if (isDynamodb()) {
      line(
          text,
          "of a pass",
          "%.2f s waiting for DynamoDB, calls %s"
              .formatted(waitedSeconds, new TreeMap<>(passCalls)));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-12s %s%n".formatted(name, value));
  }

  /** For machines. */
  public void write(Path file) throws IOException {
    var json = new ObjectMapper();
    ObjectNode node = json.createObjectNode();
    node.put("ledger", ledger).put("events", events).put("partitions", partitions);
    node.put("failed", failed).put("seconds", seconds).put("eventsPerSecond", events / seconds);
    node.set("heapMegabytes", json.valueToTree(heapMegabytes));
    if (isDynamodb()) {
      node.put("writeUnits", writeUnits).put("answeredUnits", answeredUnits);
      node.put("writeUnitsPerEvent", unitsPerEvent());
      node.put("waitedSeconds", waitedSeconds).set("passCalls", json.valueToTree(passCalls));
    }
    node.put("open", open).put("registeringSeconds", registeringSeconds);
    node.set("passSeconds", json.valueToTree(passSeconds));
    json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), node);
  }
}

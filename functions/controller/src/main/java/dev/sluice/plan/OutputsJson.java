package dev.sluice.plan;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.RunOutput;
import java.util.List;
import java.util.StringJoiner;

/** The {@code --sluice-outputs} argument: what a run covers. */
public final class OutputsJson {
  /** A longer one travels as an object in S3. */
  public static final int MAX_INLINE = 8_192;

  private OutputsJson() {}

  /** Writes the outputs; names and values need no escapes, partitions let no such in. */
  public static String write(List<RunOutput> outputs) {
    var array = new StringJoiner(",", "[", "]");
    for (RunOutput output : outputs) {
      array.add(
          "{\"values\":%s,\"generation\":%d}"
              .formatted(values(output.partition()), output.generation()));
    }
    return array.toString();
  }

  private static String values(OutputPartition partition) {
    var object = new StringJoiner(",", "{", "}");
    partition.values().forEach((name, value) -> object.add("\"%s\":\"%s\"".formatted(name, value)));
    return object.toString();
  }
}

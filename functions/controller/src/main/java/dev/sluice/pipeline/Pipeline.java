package dev.sluice.pipeline;

import dev.sluice.layout.LogKey;
import dev.sluice.layout.OutputPartition;
import dev.sluice.layout.SourcePartition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pipeline's settings: from the logs of a layout to a curated table. */
public record Pipeline(
    String name,
    Raw raw,
    Curated curated,
    String job,
    Pace pace,
    Retrying retrying,
    Limits limits,
    Map<String, String> jobArguments) {
  private static final String HOUR = "hour";
  private static final String NO_REST = "-";

  public Pipeline {
    jobArguments = Map.copyOf(jobArguments);
  }

  /** Reads one parsed JSON object; reports all faults of a bad one together. */
  public static Pipeline parse(Map<String, ?> members) {
    return PipelineParser.parse(members);
  }

  /** The output partition of a log; none when it needs an hour and the file name has none. */
  public Optional<OutputPartition> outputOf(LogKey key) {
    var values = new LinkedHashMap<String, String>();
    for (String name : curated.partitionBy()) {
      String value = key.source().values().get(name);
      Optional<String> known =
          value == null && name.equals(HOUR) ? key.deliveryHour() : Optional.ofNullable(value);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      values.put(name, known.get());
    }
    return Optional.of(new OutputPartition(values));
  }

  /** The part of a source partition that its output partition does not name, as short text. */
  public String restOf(SourcePartition source) {
    var rest = new LinkedHashMap<>(source.values());
    rest.keySet().removeAll(curated.partitionBy());
    return rest.isEmpty() ? NO_REST : String.join("/", rest.values());
  }

  /** The source partition for an output partition and what {@link #restOf} gave. */
  public SourcePartition sourceOf(OutputPartition output, String rest) {
    String[] others = rest.equals(NO_REST) ? new String[0] : rest.split("/", -1);
    var values = new LinkedHashMap<String, String>();
    int next = 0;
    for (String name : raw.layout().placeholders()) {
      String shared = output.values().get(name);
      values.put(name, shared == null ? others[next++] : shared);
    }
    return new SourcePartition(values);
  }

  /** The raw table that an output partition's logs are registered in. */
  public TableName rawTable(OutputPartition output) {
    return new TableName(raw.database(), raw.table().fillPlain(output.values()));
  }

  /** The crawler of an output partition's raw table. */
  public String crawler(OutputPartition output) {
    return raw.crawler().fill(output.values());
  }

  /**
   * The raw table's partition keys, in order: what its name does not use. An organization is a
   * directory only, since account ids are unique without it.
   */
  public List<String> rawKeys() {
    var keys = new ArrayList<>(raw.layout().placeholders());
    keys.removeAll(raw.table().names());
    keys.remove("organization");
    return keys;
  }

  /** A source partition's values for the raw table's keys, in order. */
  public List<String> rawValues(SourcePartition source) {
    return rawKeys().stream().map(key -> source.values().getOrDefault(key, "")).toList();
  }

  /** Where a source partition's logs lie: {@code s3://bucket/…/}. */
  public String rawLocation(SourcePartition source) {
    return "s3://" + raw.bucket() + "/" + raw.layout().directory(source);
  }
}

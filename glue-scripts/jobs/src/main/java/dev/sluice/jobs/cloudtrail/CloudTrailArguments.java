package dev.sluice.jobs.cloudtrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.jobs.run.JobArguments;
import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.PathLayout;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one run of the CloudTrail job was asked to do. */
record CloudTrailArguments(
    String pipeline,
    String token,
    String jobRunId,
    TableName source,
    String predicate,
    TableName target,
    String targetLocation,
    PathLayout layout,
    List<String> partitionBy,
    SinkKind sink,
    String report,
    String rejected,
    List<OutputPartition> outputs) {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-z-]{1,64}");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A table's name with its database. */
  record TableName(String database, String table) {
    @Override
    public String toString() {
      return database + "." + table;
    }
  }

  /** How an output partition is published. */
  enum SinkKind {
    PARQUET,
    ICEBERG
  }

  CloudTrailArguments {
    if (!TOKEN.matcher(token).matches()) {
      throw new JobException(
          "Job argument --sluice-token is '%s'. It must match %s.".formatted(token, TOKEN));
    }
    partitionBy = List.copyOf(partitionBy);
    outputs = List.copyOf(outputs);
  }

  static CloudTrailArguments from(JobArguments arguments) {
    List<String> partitionBy =
        Arrays.stream(arguments.require("sluice-partition-by").split(","))
            .map(String::strip)
            .toList();
    return new CloudTrailArguments(
        arguments.require("sluice-pipeline"),
        arguments.require("sluice-token"),
        arguments.find("JOB_RUN_ID").orElse(""),
        new TableName(
            arguments.require("sluice-source-database"), arguments.require("sluice-source-table")),
        arguments.require("sluice-predicate"),
        new TableName(
            arguments.require("sluice-target-database"), arguments.require("sluice-target-table")),
        Storages.directory(arguments.require("sluice-target-location")),
        PathLayout.parse(arguments.require("sluice-layout")),
        partitionBy,
        sink(arguments.require("sluice-sink")),
        arguments.require("sluice-report"),
        Storages.directory(arguments.require("sluice-rejected")),
        outputs(text(arguments.require("sluice-outputs")), partitionBy));
  }

  private static SinkKind sink(String name) {
    return switch (name) {
      case "parquet" -> SinkKind.PARQUET;
      case "iceberg" -> SinkKind.ICEBERG;
      default ->
          throw new JobException(
              "Job argument --sluice-sink is '%s'. Use parquet or iceberg.".formatted(name));
    };
  }

  private static String text(String inlineOrUri) {
    if (inlineOrUri.startsWith("[")) {
      return inlineOrUri;
    }
    try (InputStream in = Storages.of(inlineOrUri).open(new StoredFile(inlineOrUri, 0))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new JobException(
          "The outputs at %s cannot be read: %s".formatted(inlineOrUri, e.getMessage()), e);
    }
  }

  private static List<OutputPartition> outputs(String json, List<String> partitionBy) {
    try {
      return JSON.readValue(json, new TypeReference<List<OutputJson>>() {}).stream()
          .map(output -> output.checked(partitionBy))
          .toList();
    } catch (JsonProcessingException e) {
      throw new JobException(
          "Job argument --sluice-outputs is no list of outputs: " + e.getOriginalMessage(), e);
    }
  }

  private record OutputJson(@Nullable Map<String, String> values, long generation) {

    /** Puts the values into the table's order of keys. */
    OutputPartition checked(List<String> partitionBy) {
      Map<String, String> given = Objects.requireNonNullElse(values, Map.of());
      if (given.size() != partitionBy.size() || !given.keySet().containsAll(partitionBy)) {
        throw new JobException(
            "Job argument --sluice-outputs names the keys %s; --sluice-partition-by wants %s."
                .formatted(given.keySet(), partitionBy));
      }
      Map<String, String> ordered = new LinkedHashMap<>();
      partitionBy.forEach(key -> ordered.put(key, given.get(key)));
      return new OutputPartition(ordered, generation);
    }
  }
}

package dev.sluice.jobs.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.jobs.SparkSessions;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.cloudtrail.CloudTrailJob;
import dev.sluice.jobs.run.JobArguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A raw bucket, a lake and their catalog in a directory, for tests of whole runs. */
public final class TestLake {
  public static final String LAYOUT = "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KEYS = List.of("account", "region", "year", "month", "day");

  private final Path root;
  private final String database = "d" + UUID.randomUUID().toString().replace("-", "");
  private final FakeCatalog catalog = FakeGlue.catalog();
  private final GlueClient glue = AwsClients.ofProcess().glue();
  private final Map<String, String> overrides = new LinkedHashMap<>();

  public TestLake(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root.resolve("raw"));
      Files.createDirectories(root.resolve("lake"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    glue.createDatabase(create -> create.databaseInput(input -> input.name(database)));
    TableInput raw =
        TableInput.builder()
            .name("raw")
            .partitionKeys(KEYS.stream().map(TestLake::column).toList())
            .parameters(Map.of("classification", "cloudtrail"))
            .storageDescriptor(
                storage -> storage.location(raw("AWSLogs/")).columns(column("eventName")))
            .build();
    glue.createTable(create -> create.databaseName(database).tableInput(raw));
  }

  private static Column column(String name) {
    return Column.builder().name(name).type("string").build();
  }

  public String database() {
    return database;
  }

  public FakeCatalog catalog() {
    return catalog;
  }

  public SparkSession session() {
    return SparkSessions.open("test");
  }

  public String raw(String key) {
    return root.resolve("raw").toUri() + key;
  }

  public Path lake() {
    return root.resolve("lake");
  }

  /** Overrides a job argument for the runs that follow. */
  public TestLake with(String argument, String value) {
    overrides.put(argument, value);
    return this;
  }

  /** Lands bytes under a key and registers the partition that the key lies in. */
  public TestLake land(String key, byte[] content) {
    try {
      Path file = root.resolve("raw").resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    register(key.substring(0, key.lastIndexOf('/') + 1));
    return this;
  }

  public void register(String directory) {
    register(List.of(directory), raw(""));
  }

  /** Registers partitions whose directories lie under a root. */
  public void register(List<String> directories, String root) {
    List<PartitionInput> partitions =
        directories.stream()
            .map(
                directory -> {
                  String[] parts = directory.split("/", -1);
                  return PartitionInput.builder()
                      .values(parts[1], parts[3], parts[4], parts[5], parts[6])
                      .storageDescriptor(storage -> storage.location(root + directory))
                      .build();
                })
            .toList();
    glue.batchCreatePartition(
        create -> create.databaseName(database).tableName("raw").partitionInputList(partitions));
  }

  /** Runs the job over the day's outputs, given as {@code account/region/year/month/day}. */
  public JsonNode run(String token, String predicate, long generation, String... outputs)
      throws IOException {
    List<Map<String, Object>> list = new ArrayList<>();
    for (String output : outputs) {
      String[] values = output.split("/", -1);
      Map<String, String> byKey = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        byKey.put(KEYS.get(i), values[i]);
      }
      list.add(Map.of("values", byKey, "generation", generation));
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("sluice-pipeline", "cloudtrail");
    arguments.put("sluice-token", token);
    arguments.put("sluice-source-database", database);
    arguments.put("sluice-source-table", "raw");
    arguments.put("sluice-predicate", predicate);
    arguments.put("sluice-outputs", JSON.writeValueAsString(list));
    arguments.put("sluice-layout", LAYOUT);
    arguments.put("sluice-partition-by", String.join(",", KEYS));
    arguments.put("sluice-target-database", database);
    arguments.put("sluice-target-table", "cloudtrail");
    arguments.put("sluice-target-location", lake().toUri() + "cloudtrail/");
    arguments.put("sluice-sink", "parquet");
    arguments.put("sluice-report", report(token).toUri().toString());
    arguments.put("sluice-rejected", lake().toUri() + "_sluice/rejected/");
    arguments.putAll(overrides);
    new CloudTrailJob(
            () -> glue, () -> new JavaSparkContext(session().sparkContext()), Clock.systemUTC())
        .run(new JobArguments(arguments));
    return report(JSON, token);
  }

  private Path report(String token) {
    return lake().resolve("_sluice/reports/" + token + ".json");
  }

  public JsonNode reportOf(String token) throws IOException {
    return report(JSON, token);
  }

  private JsonNode report(ObjectMapper json, String token) throws IOException {
    return json.readTree(report(token).toFile());
  }

  /** A log file of events with these ids. */
  public static byte[] log(String... eventIds) {
    StringBuilder json = new StringBuilder("{\"Records\":[");
    for (int i = 0; i < eventIds.length; i++) {
      json.append(i == 0 ? "" : ",")
          .append(
              "{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-11-03T10:00:%02dZ\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"awsRegion\":\"us-east-1\",\"eventID\":\"%s\",\"requestParameters\":{\"key\":\"ü\"}}"
                  .formatted(i % 60, eventIds[i]));
    }
    return gzip(json.append("]}").toString());
  }

  public static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

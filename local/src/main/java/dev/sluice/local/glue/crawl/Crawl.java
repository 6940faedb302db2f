package dev.sluice.local.glue.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.catalog.Catalog;
import dev.sluice.local.glue.catalog.PartitionStore;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Walks the folders below tables and adds the partitions that the catalog does not know. */
final class Crawl {
  private static final int BATCH = 100;

  private final Catalog catalog;
  private final PartitionStore partitions;
  private final ObjectTree objects;
  private final BooleanSupplier cancelled;
  private int created;

  Crawl(Catalog catalog, PartitionStore partitions, ObjectTree objects, BooleanSupplier cancelled) {
    this.catalog = catalog;
    this.partitions = partitions;
    this.objects = objects;
    this.cancelled = cancelled;
  }

  /** Crawls all catalog targets and answers how many partitions are new. */
  int run(JsonNode targets) {
    for (ObjectNode target : Json.objects(targets, "CatalogTargets")) {
      for (String table : Json.strings(target, "Tables")) {
        table(Json.required(target, "DatabaseName"), table);
      }
    }
    for (ObjectNode target : Json.objects(targets, "S3Targets")) {
      throw AwsError.client(
          "InvalidInputException",
          "The embedded cloud crawls catalog targets, not the S3 target "
              + target.path("Path").asText());
    }
    return created;
  }

  private void table(String database, String name) {
    ObjectNode table = catalog.table(database, name);
    String location = table.path("StorageDescriptor").path("Location").asText();
    URI root = URI.create(location.replace(" ", "%20"));
    String bucket = root.getAuthority();
    String prefix = location.substring(location.indexOf(bucket) + bucket.length() + 1);
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      prefix += "/";
    }
    List<String> keys = new ArrayList<>();
    table.path("PartitionKeys").forEach(key -> keys.add(key.path("Name").asText()));
    Set<List<String>> known = new HashSet<>();
    catalog.partitionsOf(database, name).forEach(p -> known.add(Json.strings(p, "Values")));
    List<ObjectNode> found = new ArrayList<>();
    descend(table, bucket, prefix, keys, new ArrayList<>(), known, found);
    for (int from = 0; from < found.size(); from += BATCH) {
      List<ObjectNode> batch = found.subList(from, Math.min(found.size(), from + BATCH));
      // one that another registered meanwhile is no fault, and is not counted
      created += batch.size() - partitions.create(database, name, batch).size();
    }
  }

  private void descend(
      ObjectNode table,
      String bucket,
      String prefix,
      List<String> keys,
      List<String> values,
      Set<List<String>> known,
      List<ObjectNode> found) {
    if (cancelled.getAsBoolean()) {
      return;
    }
    if (values.size() == keys.size()) {
      if (!keys.isEmpty() && !known.contains(values) && objects.hasFiles(bucket, prefix)) {
        found.add(partition(table, "s3://" + bucket + "/" + prefix, values));
      }
      return;
    }
    for (String folder : objects.folders(bucket, prefix)) {
      List<String> deeper = new ArrayList<>(values);
      deeper.add(value(keys.get(values.size()), folder));
      descend(table, bucket, prefix + folder + "/", keys, deeper, known, found);
    }
  }

  /** A Hive-style folder carries its key; any other is the value itself. */
  private static String value(String key, String folder) {
    String hive = key + "=";
    return folder.startsWith(hive) ? folder.substring(hive.length()) : folder;
  }

  private static ObjectNode partition(ObjectNode table, String location, List<String> values) {
    ObjectNode partition = Json.object();
    partition.set("Values", Json.arrayOfStrings(values));
    JsonNode descriptor = table.path("StorageDescriptor");
    ObjectNode own = descriptor.isObject() ? descriptor.deepCopy() : Json.object();
    own.put("Location", location);
    partition.set("StorageDescriptor", own);
    partition.putObject("Parameters").put("UPDATED_BY_CRAWLER", "true");
    return partition;
  }
}

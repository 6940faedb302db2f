package dev.sluice.local.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.store.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Partitions of tables: what may be stored, and how each is found by its values. */
public final class PartitionStore {
  private static final List<String> MEMBERS =
      List.of("LastAccessTime", "LastAnalyzedTime", "StorageDescriptor", "Parameters");

  private final Catalog catalog;
  private final String account;
  private final Clock clock;

  public PartitionStore(Catalog catalog, String account, Clock clock) {
    this.catalog = catalog;
    this.account = account;
    this.clock = clock;
  }

  /** What became of one item of a batch. */
  record Failure(List<String> values, AwsError error) {}

  /** Creates what can be created in one commit, and tells of the rest. */
  public List<List<String>> create(String database, String table, List<ObjectNode> inputs) {
    List<Failure> failures = createAll(database, table, inputs);
    return failures.stream().map(Failure::values).toList();
  }

  List<Failure> createAll(String database, String table, List<ObjectNode> inputs) {
    synchronized (catalog) {
      ObjectNode description = catalog.table(database, table);
      List<Failure> failures = new ArrayList<>();
      Map<String, ObjectNode> fresh = new LinkedHashMap<>();
      for (ObjectNode input : inputs) {
        List<String> values = Json.strings(input, "Values");
        try {
          checkValues(description, values);
          String key = key(description, values);
          if (catalog.partitions.contains(key) || fresh.containsKey(key)) {
            throw GlueErrors.alreadyExists("Partition");
          }
          fresh.put(key, described(description, values, input));
        } catch (AwsError e) {
          failures.add(new Failure(values, e));
        }
      }
      catalog.partitions.putAll(fresh);
      return failures;
    }
  }

  Optional<ObjectNode> find(String database, String table, List<String> values) {
    return catalog.partitions.get(key(catalog.table(database, table), values));
  }

  ObjectNode get(String database, String table, List<String> values) {
    return find(database, table, values).orElseThrow(() -> GlueErrors.notFound("Partition"));
  }

  void update(String database, String table, List<String> values, ObjectNode input) {
    synchronized (catalog) {
      ObjectNode description = catalog.table(database, table);
      ObjectNode old = get(database, table, values);
      List<String> named = Json.strings(input, "Values");
      List<String> wanted = named.isEmpty() ? values : named;
      checkValues(description, wanted);
      ObjectNode changed = described(description, wanted, input);
      changed.set("CreationTime", old.get("CreationTime"));
      if (!wanted.equals(values)) {
        if (catalog.partitions.contains(key(description, wanted))) {
          throw GlueErrors.alreadyExists("Partition");
        }
        catalog.partitions.remove(key(description, values));
      }
      catalog.partitions.put(key(description, wanted), changed);
    }
  }

  void delete(String database, String table, List<String> values) {
    synchronized (catalog) {
      ObjectNode description = catalog.table(database, table);
      if (!catalog.partitions.remove(key(description, values))) {
        throw GlueErrors.notFound("Partition");
      }
    }
  }

  private ObjectNode described(ObjectNode table, List<String> values, ObjectNode input) {
    ObjectNode partition = Catalog.copyOf(input, MEMBERS);
    partition.set("Values", Json.arrayOfStrings(values));
    partition.set("DatabaseName", table.get("DatabaseName"));
    partition.set("TableName", table.get("Name"));
    partition.put("CatalogId", account);
    partition.put("CreationTime", Json.seconds(clock.instant()));
    return partition;
  }

  private static void checkValues(ObjectNode table, List<String> values) {
    int keys = table.get("PartitionKeys").size();
    if (keys != values.size()) {
      throw GlueErrors.invalidInput(
          "The number of partition keys do not match the number of partition values: "
              + keys
              + " keys, values "
              + values);
    }
  }

  private static String key(ObjectNode table, List<String> values) {
    List<String> parts = new ArrayList<>();
    parts.add(table.get("DatabaseName").asText());
    parts.add(table.get("Name").asText());
    parts.addAll(values);
    return Table.key(parts.toArray(String[]::new));
  }
}

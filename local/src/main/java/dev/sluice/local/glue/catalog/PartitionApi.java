package dev.sluice.local.glue.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.util.ArrayList;
import java.util.List;

/** Operations on partitions. */
public final class PartitionApi {
  private final PartitionStore partitions;
  private final PartitionQuery query;

  public PartitionApi(PartitionStore partitions, Catalog catalog) {
    this.partitions = partitions;
    this.query = new PartitionQuery(catalog);
  }

  public void addTo(Operations operations) {
    operations
        .on("CreatePartition", this::create)
        .on("BatchCreatePartition", this::batchCreate)
        .on("GetPartition", this::get)
        .on("GetPartitions", query::answer)
        .on("BatchGetPartition", this::batchGet)
        .on("UpdatePartition", this::update)
        .on("BatchUpdatePartition", this::batchUpdate)
        .on("DeletePartition", this::delete)
        .on("BatchDeletePartition", this::batchDelete);
  }

  private ObjectNode create(ObjectNode request) {
    ObjectNode input = Json.requiredObject(request, "PartitionInput");
    List<PartitionStore.Failure> failures =
        partitions.createAll(database(request), table(request), List.of(input));
    if (!failures.isEmpty()) {
      throw failures.get(0).error();
    }
    return Json.object();
  }

  private ObjectNode batchCreate(ObjectNode request) {
    List<ObjectNode> inputs = bounded(request, "PartitionInputList", 100);
    return errors(partitions.createAll(database(request), table(request), inputs));
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set(
        "Partition",
        partitions.get(
            database(request), table(request), Json.strings(request, "PartitionValues")));
    return answer;
  }

  private ObjectNode batchGet(ObjectNode request) {
    ArrayNode found = Json.array();
    for (ObjectNode wanted : bounded(request, "PartitionsToGet", 1000)) {
      partitions
          .find(database(request), table(request), Json.strings(wanted, "Values"))
          .ifPresent(found::add);
    }
    ObjectNode answer = Json.object();
    answer.set("Partitions", found);
    answer.set("UnprocessedKeys", Json.array());
    return answer;
  }

  private ObjectNode update(ObjectNode request) {
    partitions.update(
        database(request),
        table(request),
        Json.strings(request, "PartitionValueList"),
        Json.requiredObject(request, "PartitionInput"));
    return Json.object();
  }

  private ObjectNode batchUpdate(ObjectNode request) {
    List<PartitionStore.Failure> failures = new ArrayList<>();
    for (ObjectNode entry : bounded(request, "Entries", 100)) {
      List<String> values = Json.strings(entry, "PartitionValueList");
      try {
        partitions.update(
            database(request),
            table(request),
            values,
            Json.requiredObject(entry, "PartitionInput"));
      } catch (AwsError e) {
        failures.add(new PartitionStore.Failure(values, e));
      }
    }
    ObjectNode answer = errors(failures);
    answer.path("Errors").forEach(error -> rename((ObjectNode) error));
    return answer;
  }

  /** BatchUpdatePartition alone calls the values of a failed item a list. */
  private static void rename(ObjectNode error) {
    error.set("PartitionValueList", error.remove("PartitionValues"));
  }

  private ObjectNode delete(ObjectNode request) {
    partitions.delete(database(request), table(request), Json.strings(request, "PartitionValues"));
    return Json.object();
  }

  private ObjectNode batchDelete(ObjectNode request) {
    List<PartitionStore.Failure> failures = new ArrayList<>();
    for (ObjectNode entry : bounded(request, "PartitionsToDelete", 25)) {
      List<String> values = Json.strings(entry, "Values");
      try {
        partitions.delete(database(request), table(request), values);
      } catch (AwsError e) {
        failures.add(new PartitionStore.Failure(values, e));
      }
    }
    return errors(failures);
  }

  private static ObjectNode errors(List<PartitionStore.Failure> failures) {
    ArrayNode errors = Json.array();
    for (PartitionStore.Failure failure : failures) {
      ObjectNode error = errors.addObject();
      error.set("PartitionValues", Json.arrayOfStrings(failure.values()));
      error
          .putObject("ErrorDetail")
          .put("ErrorCode", failure.error().code())
          .put("ErrorMessage", failure.error().getMessage());
    }
    ObjectNode answer = Json.object();
    answer.set("Errors", errors);
    return answer;
  }

  private static List<ObjectNode> bounded(ObjectNode request, String member, int most) {
    List<ObjectNode> items = Json.objects(request, member);
    if (items.size() > most) {
      throw AwsError.client(
          "ValidationException",
          "1 validation error detected: Value at '"
              + member
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + most
              + " (it has "
              + items.size()
              + ")");
    }
    return items;
  }

  private static String database(ObjectNode request) {
    return Json.required(request, "DatabaseName");
  }

  private static String table(ObjectNode request) {
    return Json.required(request, "TableName");
  }
}

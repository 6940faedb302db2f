package dev.sluice.lambda.glue;

import dev.sluice.control.Catalog;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.aws.Calls;
import dev.sluice.ledger.Page;
import dev.sluice.pipeline.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/** Partitions in the Glue Data Catalog. */
public final class GlueCatalog implements Catalog {
  private static final int KEYS_PER_READ = 1000;
  private static final int READS_OF_A_BATCH = 8;
  private static final int PAGE = 1000;
  private static final String EXISTS = "AlreadyExistsException";

  private final GlueClient glue;

  /** The catalog of the client's account and region. */
  public GlueCatalog(GlueClient glue) {
    this.glue = glue;
  }

  @Override
  public Outcome<Set<List<String>>> existing(TableName table, List<List<String>> values) {
    return Calls.repeatable(
        "BatchGetPartition " + table,
        () -> {
          var found = new HashSet<List<String>>();
          for (int from = 0; from < values.size(); from += KEYS_PER_READ) {
            int to = Math.min(from + KEYS_PER_READ, values.size());
            read(table, values.subList(from, to), found);
          }
          return found;
        });
  }

  private void read(TableName table, List<List<String>> values, Set<List<String>> found) {
    List<PartitionValueList> left =
        values.stream().map(each -> PartitionValueList.builder().values(each).build()).toList();
    for (int read = 0; !left.isEmpty(); read++) {
      if (read == READS_OF_A_BATCH) {
        throw new UnprocessedKeysException(left.size(), values.size());
      }
      List<PartitionValueList> wanted = left;
      var response =
          glue.batchGetPartition(
              get ->
                  get.databaseName(table.database())
                      .tableName(table.table())
                      .partitionsToGet(wanted));
      response.partitions().forEach(partition -> found.add(List.copyOf(partition.values())));
      left = response.unprocessedKeys();
    }
  }

  @Override
  public Outcome<List<Failure>> create(TableName table, List<Partition> partitions) {
    return Calls.repeatable(
        "BatchCreatePartition " + table,
        () -> {
          StorageDescriptor storage =
              glue.getTable(get -> get.databaseName(table.database()).name(table.table()))
                  .table()
                  .storageDescriptor();
          return glue
              .batchCreatePartition(
                  create ->
                      create
                          .databaseName(table.database())
                          .tableName(table.table())
                          .partitionInputList(
                              partitions.stream().map(each -> input(each, storage)).toList()))
              .errors()
              .stream()
              .filter(error -> !error.errorDetail().errorCode().equals(EXISTS))
              .map(GlueCatalog::failure)
              .toList();
        });
  }

  /** A partition reads as its table does; only the place differs. */
  private static PartitionInput input(Partition partition, StorageDescriptor storage) {
    return PartitionInput.builder()
        .values(partition.values())
        .storageDescriptor(storage.toBuilder().location(partition.location()).build())
        .build();
  }

  private static Failure failure(PartitionError error) {
    var detail = error.errorDetail();
    return new Failure(error.partitionValues(), detail.errorCode() + ": " + detail.errorMessage());
  }

  @Override
  public Outcome<Page<Partition>> partitions(TableName table, @Nullable String cursor) {
    return Calls.repeatable(
        "GetPartitions " + table,
        () -> {
          var page =
              glue.getPartitions(
                  get ->
                      get.databaseName(table.database())
                          .tableName(table.table())
                          .excludeColumnSchema(true)
                          .maxResults(PAGE)
                          .nextToken(cursor));
          return new Page<>(
              page.partitions().stream().map(GlueCatalog::partition).toList(),
              Cursors.orNone(page.nextToken()));
        });
  }

  private static Partition partition(
      software.amazon.awssdk.services.glue.model.Partition partition) {
    var storage = partition.storageDescriptor();
    String location = storage == null || storage.location() == null ? "" : storage.location();
    return new Partition(partition.values(), location);
  }
}

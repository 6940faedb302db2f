package dev.sluice.jobs.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The parquet sink: a catalog partition's location is turned to the fresh directory in one call, so
 * a reader sees the whole of the old or the whole of the new.
 */
public final class PartitionFlip implements LakeSink {
  private static final int PER_CALL = 100;

  private final GlueClient glue;
  private final Table table;
  private final String token;
  private final List<String> keys;

  public PartitionFlip(GlueClient glue, Table table, String token) {
    this.glue = glue;
    this.table = table;
    this.token = token;
    this.keys = table.partitionKeys().stream().map(key -> key.name()).toList();
  }

  @Override
  public Map<String, Integer> fieldIds() {
    return Map.of();
  }

  @Override
  public Map<String, String> publish(List<Publication> publications) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (int from = 0; from < publications.size(); from += PER_CALL) {
      publishBatch(
          publications.subList(from, Math.min(publications.size(), from + PER_CALL)), problems);
    }
    return problems;
  }

  private void publishBatch(List<Publication> batch, Map<String, String> problems) {
    try {
      List<Publication> lost = flip(batch, problems);
      if (!lost.isEmpty()) {
        // Someone created these partitions since we looked: look again, and flip what is theirs.
        flip(lost, problems)
            .forEach(
                publication ->
                    problems.put(
                        publication.directory(),
                        "The partition was created and deleted by others while it was published. Run it again."));
      }
    } catch (GlueException e) {
      batch.forEach(
          publication ->
              problems.putIfAbsent(
                  publication.directory(), "The catalog refused the flip: " + e.getMessage()));
    }
  }

  /** Answers the publications whose partition came to exist between the look and the flip. */
  private List<Publication> flip(List<Publication> batch, Map<String, String> problems) {
    Map<List<String>, Partition> shown = shown(batch);
    Map<List<String>, Publication> creates = new LinkedHashMap<>();
    Map<List<String>, Publication> updates = new LinkedHashMap<>();
    for (Publication publication : batch) {
      List<String> values = publication.inOrder(keys);
      Partition existing = shown.get(values);
      if (existing == null) {
        if (!publication.files().isEmpty()) {
          creates.put(values, publication);
        }
        continue;
      }
      Optional<String> refused =
          Version.ofParameters(existing.parameters())
              .flatMap(new Version(publication.generation(), token)::refusedBy);
      if (refused.isPresent()) {
        problems.put(publication.directory(), refused.get());
      } else {
        updates.put(values, publication);
      }
    }
    update(updates, problems);
    return create(creates, problems);
  }

  private Map<List<String>, Partition> shown(List<Publication> batch) {
    Map<List<String>, Partition> shown = new HashMap<>();
    Collection<PartitionValueList> wanted =
        batch.stream()
            .map(publication -> publication.inOrder(keys))
            .map(values -> PartitionValueList.builder().values(values).build())
            .toList();
    while (!wanted.isEmpty()) {
      Collection<PartitionValueList> ask = wanted;
      BatchGetPartitionResponse response =
          glue.batchGetPartition(
              get ->
                  get.databaseName(table.databaseName())
                      .tableName(table.name())
                      .partitionsToGet(ask));
      response.partitions().forEach(partition -> shown.put(partition.values(), partition));
      wanted = response.hasUnprocessedKeys() ? response.unprocessedKeys() : List.of();
    }
    return shown;
  }

  private void update(Map<List<String>, Publication> updates, Map<String, String> problems) {
    if (updates.isEmpty()) {
      return;
    }
    glue.batchUpdatePartition(
            BatchUpdatePartitionRequest.builder()
                .databaseName(table.databaseName())
                .tableName(table.name())
                .entries(
                    updates.entrySet().stream()
                        .map(
                            entry ->
                                BatchUpdatePartitionRequestEntry.builder()
                                    .partitionValueList(entry.getKey())
                                    .partitionInput(input(entry.getKey(), entry.getValue()))
                                    .build())
                        .toList())
                .build())
        .errors()
        .forEach(
            error -> report(updates, error.partitionValueList(), error.errorDetail(), problems));
  }

  private List<Publication> create(
      Map<List<String>, Publication> creates, Map<String, String> problems) {
    List<Publication> lost = new ArrayList<>();
    if (creates.isEmpty()) {
      return lost;
    }
    glue.batchCreatePartition(
            BatchCreatePartitionRequest.builder()
                .databaseName(table.databaseName())
                .tableName(table.name())
                .partitionInputList(
                    creates.entrySet().stream()
                        .map(entry -> input(entry.getKey(), entry.getValue()))
                        .toList())
                .build())
        .errors()
        .forEach(
            error -> {
              Publication existing = creates.get(error.partitionValues());
              if (existing != null
                  && "AlreadyExistsException".equals(error.errorDetail().errorCode())) {
                lost.add(existing);
              } else {
                report(creates, error.partitionValues(), error.errorDetail(), problems);
              }
            });
    return lost;
  }

  private static void report(
      Map<List<String>, Publication> batch,
      List<String> values,
      ErrorDetail detail,
      Map<String, String> problems) {
    String reason =
        "The catalog refused the flip: %s: %s".formatted(detail.errorCode(), detail.errorMessage());
    Publication one = batch.get(values);
    // An error that names no partition of ours leaves every partition of the call in doubt.
    (one == null ? batch.values() : List.of(one))
        .forEach(publication -> problems.put(publication.directory(), reason));
  }

  private PartitionInput input(List<String> values, Publication publication) {
    return PartitionInput.builder()
        .values(values)
        .storageDescriptor(
            table.storageDescriptor().toBuilder().location(publication.directory()).build())
        .parameters(
            Map.of(
                Version.GENERATION,
                String.valueOf(publication.generation()),
                Version.TOKEN,
                token,
                "sluice.records",
                String.valueOf(publication.records()),
                "sluice.bytes",
                String.valueOf(publication.bytes())))
        .build();
  }
}

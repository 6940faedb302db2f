package dev.sluice.local.bench;

import dev.sluice.local.cloud.EmbeddedCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/** Registers the benchmark's input as a raw table, as the controller would. */
final class BenchCatalog {
  private static final List<String> KEYS = List.of("account", "region", "year", "month", "day");
  private static final int PARTITIONS_A_CALL = 100;

  private BenchCatalog() {}

  static void register(URI endpoint, Path input) throws IOException {
    try (GlueClient glue =
        GlueClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(EmbeddedCloud.REGION))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      for (String database : List.of("sluice_raw", "sluice")) {
        glue.createDatabase(request -> request.databaseInput(it -> it.name(database)));
      }
      glue.createTable(
          request ->
              request
                  .databaseName("sluice_raw")
                  .tableInput(
                      table ->
                          table
                              .name("cloudtrail")
                              .partitionKeys(KEYS.stream().map(BenchCatalog::text).toList())
                              .storageDescriptor(
                                  storage ->
                                      storage
                                          .location(input.toUri().toString())
                                          .columns(text("records")))));
      List<PartitionInput> partitions =
          BenchFiles.partitions(input).entrySet().stream().map(BenchCatalog::partition).toList();
      for (int from = 0; from < partitions.size(); from += PARTITIONS_A_CALL) {
        List<PartitionInput> some =
            partitions.subList(from, Math.min(partitions.size(), from + PARTITIONS_A_CALL));
        BatchCreatePartitionResponse answer =
            glue.batchCreatePartition(
                request ->
                    request
                        .databaseName("sluice_raw")
                        .tableName("cloudtrail")
                        .partitionInputList(some));
        if (!answer.errors().isEmpty()) {
          throw new IllegalStateException("Partitions were refused: " + answer.errors());
        }
      }
    }
  }

  private static Column text(String name) {
    return Column.builder().name(name).type("string").build();
  }

  private static PartitionInput partition(Map.Entry<Path, List<String>> partition) {
    return PartitionInput.builder()
        .values(partition.getValue())
        .storageDescriptor(storage -> storage.location(partition.getKey().toUri().toString()))
        .build();
  }
}

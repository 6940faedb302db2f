package dev.sluice.jobs.lake;

import dev.sluice.cloudtrail.convert.WrittenFile;
import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Turns a catalog table to directories that Spark has written. */
public final class WrittenDirectories {
  private final GlueClient glue;
  private final Table table;

  public WrittenDirectories(GlueClient glue, Table table) {
    this.glue = glue;
    this.table = table;
  }

  /** Shows what lies in a fresh directory: as the table, or as those of its partitions. */
  public void show(String directory, List<Column> columns, long generation, String token) {
    show(directory, columns, generation, token, Set.of());
  }

  /**
   * The same.
   *
   * @param rewritten partitions that were written anew; one that left no file is shown as empty
   */
  public void show(
      String directory,
      List<Column> columns,
      long generation,
      String token,
      Set<Map<String, String>> rewritten) {
    boolean partitioned = !table.partitionKeys().isEmpty();
    boolean sameColumns = names(columns).equals(names(table.storageDescriptor().columns()));
    if (!partitioned || !sameColumns) {
      update(partitioned ? table.storageDescriptor().location() : directory, columns);
    }
    if (partitioned) {
      Table shown =
          table.toBuilder()
              .storageDescriptor(table.storageDescriptor().toBuilder().columns(columns).build())
              .build();
      List<Publication> publications = new ArrayList<>(publications(directory, generation));
      Set<Map<String, String>> written =
          publications.stream().map(Publication::values).collect(Collectors.toSet());
      rewritten.stream()
          .filter(values -> !written.contains(values))
          .forEach(values -> publications.add(empty(directory, values, generation)));
      Map<String, String> problems = new PartitionFlip(glue, shown, token).publish(publications);
      if (!problems.isEmpty()) {
        throw new JobException(
            "%d partitions of %s.%s were written but not shown: %s"
                .formatted(problems.size(), table.databaseName(), table.name(), problems));
      }
    }
  }

  private static Publication empty(String directory, Map<String, String> values, long generation) {
    String name = "empty-%08x/".formatted(values.hashCode());
    return new Publication(values, generation, directory + name, List.of(), 0, 0);
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(column -> column.name() + " " + column.type()).toList();
  }

  private void update(String location, List<Column> columns) {
    TableInput input =
        TableInput.builder()
            .name(table.name())
            .tableType(table.tableType())
            .parameters(table.parameters())
            .partitionKeys(table.partitionKeys())
            .storageDescriptor(
                table.storageDescriptor().toBuilder().location(location).columns(columns).build())
            .build();
    try {
      glue.updateTable(
          request ->
              request
                  .databaseName(table.databaseName())
                  .versionId(table.versionId())
                  .tableInput(input));
    } catch (ConcurrentModificationException e) {
      throw new JobException(
          "Table %s.%s was changed by another run while this one wrote. Nothing was shown: run the job again."
              .formatted(table.databaseName(), table.name()),
          e);
    }
  }

  private List<Publication> publications(String directory, long generation) {
    Map<String, List<StoredFile>> byDirectory = new TreeMap<>();
    try {
      for (StoredFile file : Storages.of(directory).listAll(directory)) {
        if (!file.isHidden()) {
          byDirectory
              .computeIfAbsent(
                  file.uri().substring(0, file.uri().lastIndexOf('/') + 1),
                  key -> new ArrayList<>())
              .add(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byDirectory.entrySet().stream()
        .map(
            entry ->
                new Publication(
                    values(entry.getKey()),
                    generation,
                    entry.getKey(),
                    entry.getValue().stream()
                        .map(file -> new WrittenFile(file.uri(), file.bytes(), 0))
                        .toList(),
                    0,
                    entry.getValue().stream().mapToLong(StoredFile::bytes).sum()))
        .toList();
  }

  /** The values that the last segments of a directory name, as Spark escapes them. */
  private static Map<String, String> values(String directory) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String segment : directory.split("/", -1)) {
      int equals = segment.indexOf('=');
      if (equals > 0) {
        values.put(
            segment.substring(0, equals),
            URLDecoder.decode(
                segment.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}

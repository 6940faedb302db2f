package dev.sluice.jobs.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.TypeUtil;

/**
 * The iceberg sink: all partitions of a run are replaced in one commit. Runs into other partitions
 * are no conflict, Iceberg tries again by itself; a run into ours makes us look at the fence again.
 */
public final class IcebergCommit implements LakeSink {
  private static final int ATTEMPTS = 5;

  private final IcebergTables tables;
  private final Table table;
  private final String token;

  public IcebergCommit(IcebergTables tables, Table table, String token) {
    this.tables = tables;
    this.table = table;
    this.token = token;
  }

  @Override
  public Map<String, Integer> fieldIds() {
    return new HashMap<>(TypeUtil.indexByName(table.schema().asStruct()));
  }

  @Override
  public Map<String, String> publish(List<Publication> publications) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (int attempt = 1; ; attempt++) {
      table.refresh();
      List<Publication> due = new ArrayList<>();
      publications.stream()
          .filter(publication -> !problems.containsKey(publication.directory()))
          .forEach(
              publication ->
                  refused(publication)
                      .ifPresentOrElse(
                          reason -> problems.put(publication.directory(), reason),
                          () -> due.add(publication)));
      if (due.isEmpty() || committed(due, attempt, problems)) {
        return problems;
      }
    }
  }

  /** Answers false when the world changed under us and another look is worth it. */
  private boolean committed(List<Publication> due, int attempt, Map<String, String> problems) {
    try {
      commit(due);
      return true;
    } catch (CommitStateUnknownException e) {
      table.refresh();
      if (isVisible()) {
        return true;
      }
      return gaveUp(due, attempt, e, problems);
    } catch (ValidationException | CommitFailedException e) {
      return gaveUp(due, attempt, e, problems);
    }
  }

  private static boolean gaveUp(
      List<Publication> due, int attempt, RuntimeException e, Map<String, String> problems) {
    if (attempt < ATTEMPTS) {
      return false;
    }
    due.forEach(
        publication ->
            problems.put(
                publication.directory(),
                "The table took no commit in %d attempts: %s. Nothing was changed; run it again."
                    .formatted(ATTEMPTS, e.getMessage())));
    return true;
  }

  private void commit(List<Publication> due) {
    if (!EmptiedPartitions.changedBy(table, due)) {
      overwrite(table.newOverwrite(), due).commit();
      return;
    }
    Transaction transaction = table.newTransaction();
    overwrite(transaction.newOverwrite(), due).commit();
    EmptiedPartitions.update(transaction, due, token);
    transaction.commitTransaction();
  }

  private OverwriteFiles overwrite(OverwriteFiles begun, List<Publication> due) {
    Expression partitions =
        due.stream()
            .map(IcebergCommit::partition)
            .reduce(Expressions.alwaysFalse(), Expressions::or);
    OverwriteFiles overwrite =
        begun
            .overwriteByRowFilter(partitions)
            .conflictDetectionFilter(partitions)
            .validateNoConflictingData()
            // A run that leaves our partition empty adds nothing, and is in conflict all the same.
            .validateNoConflictingDeletes()
            .set(Version.TOKEN, token);
    Snapshot base = table.currentSnapshot();
    if (base != null) {
      overwrite.validateFromSnapshot(base.snapshotId());
    }
    IcebergFiles files = new IcebergFiles(table);
    due.forEach(publication -> files.of(publication).forEach(overwrite::addFile));
    return overwrite;
  }

  private static Expression partition(Publication publication) {
    return publication.values().entrySet().stream()
        .<Expression>map(entry -> Expressions.equal(entry.getKey(), entry.getValue()))
        .reduce(Expressions.alwaysTrue(), Expressions::and);
  }

  private Optional<String> refused(Publication publication) {
    Version ours = new Version(publication.generation(), token);
    Optional<String> emptied =
        EmptiedPartitions.version(table, publication).flatMap(ours::refusedBy);
    if (emptied.isPresent()) {
      return emptied;
    }
    try (CloseableIterable<FileScanTask> files =
        table.newScan().filter(partition(publication)).planFiles()) {
      for (FileScanTask file : files) {
        Optional<String> refused = Version.ofFile(file.file().location()).flatMap(ours::refusedBy);
        if (refused.isPresent()) {
          return refused;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isVisible() {
    for (Snapshot snapshot : table.snapshots()) {
      if (token.equals(snapshot.summary().get(Version.TOKEN))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    tables.close();
  }
}

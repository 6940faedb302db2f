package dev.sluice.jobs.aws;

import dev.sluice.jobs.run.JobException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/** What the jobs ask of the Data Catalog, with all pages read. */
public final class GlueTables {
  private final GlueClient glue;

  public GlueTables(GlueClient glue) {
    this.glue = glue;
  }

  public Optional<Table> find(String database, String table) {
    try {
      return Optional.of(glue.getTable(get -> get.databaseName(database).name(table)).table());
    } catch (EntityNotFoundException e) {
      return Optional.empty();
    }
  }

  public Table require(String database, String table) {
    return find(database, table)
        .orElseThrow(
            () ->
                new JobException(
                    "Table %s.%s is not in the Data Catalog. Create it, or correct the name."
                        .formatted(database, table)));
  }

  /** The partitions that an expression selects; an empty expression selects all. */
  public List<Partition> partitions(String database, String table, String expression) {
    List<Partition> found = new ArrayList<>();
    glue.getPartitionsPaginator(
            get -> {
              get.databaseName(database).tableName(table).excludeColumnSchema(true);
              if (!expression.isEmpty()) {
                get.expression(expression);
              }
            })
        .forEach(page -> found.addAll(page.partitions()));
    return found;
  }

  public List<Database> databases() {
    return glue.getDatabasesPaginator(get -> {}).stream()
        .flatMap(page -> page.databaseList().stream())
        .toList();
  }

  public List<Table> tables(String database) {
    return glue.getTablesPaginator(get -> get.databaseName(database)).stream()
        .flatMap(page -> page.tableList().stream())
        .toList();
  }

  public GlueClient client() {
    return glue;
  }
}

package dev.sluice.jobs.declared;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.declared.JobSpec.Writing;
import dev.sluice.jobs.run.JobException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.DataTypes;

/**
 * Writes a frame's tables to a relational database, replacing what was there; the tables of
 * Relationalize get the keys that join them.
 */
record JdbcSink(AwsClients clients, JdbcPlace place, Optional<String> table, List<String> keys)
    implements Writing {

  @Override
  public long write(Frame frame, String name) {
    Map<String, String> options = place.options(clients);
    JdbcDialect dialect = JdbcDialects.get(options.getOrDefault("url", ""));
    RelationalKeys relational = RelationalKeys.of(frame, dialect);
    try (Connection connection = JdbcConnections.open(options)) {
      relational.dropAll(connection);
      long rows = 0;
      for (var entry : frame.tables(table.orElse(name)).entrySet()) {
        CountedRows counted = CountedRows.of(entry.getValue());
        counted
            .rows()
            .write()
            .mode(SaveMode.Overwrite)
            .format("jdbc")
            .options(options)
            .option("dbtable", dialect.quoteIdentifier(entry.getKey()))
            .options(keyTypes(entry.getValue()))
            .save();
        rows += counted.count();
      }
      relational.addAll(connection);
      if (!keys.isEmpty()) {
        relational.addKey(connection, table.orElse(name), keys);
      }
      return rows;
    } catch (SQLException e) {
      throw new JobException(
          "Writing '%s' to %s failed: %s".formatted(name, place.label(), e.getMessage()), e);
    }
  }

  /** Not every database can index its type for long texts, so texts in keys get a bound. */
  private Map<String, String> keyTypes(Dataset<Row> rows) {
    String types =
        Arrays.stream(rows.schema().fields())
            .filter(field -> keys.contains(field.name()))
            .filter(field -> field.dataType().equals(DataTypes.StringType))
            .map(field -> "`%s` VARCHAR(512)".formatted(field.name()))
            .collect(Collectors.joining(", "));
    return types.isEmpty() ? Map.of() : Map.of("createTableColumnTypes", types);
  }
}

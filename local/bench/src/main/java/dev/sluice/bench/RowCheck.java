package dev.sluice.bench;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailSchema;
import dev.sluice.cloudtrail.ColumnKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Sums up a table's rows, whatever their order, so that tables can be compared. */
final class RowCheck {
  private RowCheck() {}

  /** Number of rows and a hash over every column that all sides write. */
  static String of(Path table) throws SQLException {
    String columns =
        CloudTrailSchema.all().stream()
            .filter(column -> !column.isStruct())
            .filter(column -> !column.path().equals(CloudTrailSchema.OTHER_MEMBERS))
            // Which of two equal records stays, and so its file, is each engine's choice.
            .filter(column -> !column.path().equals(CloudTrailSchema.SOURCE_FILE))
            .map(RowCheck::comparable)
            .collect(Collectors.joining(", "));
    String query =
        "select count(*) || ' ' || sum(hash(%s)::hugeint) from read_parquet('%s/**/*.parquet', hive_partitioning=false)"
            .formatted(columns, table);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  /** JSON is printed anew, because Spark prints it anew. */
  private static String comparable(CloudTrailColumn column) {
    if (column.kind() == ColumnKind.TIMESTAMP) {
      return "epoch_us(" + column.path() + ")";
    }
    return column.kind() == ColumnKind.JSON
        ? "coalesce(json(" + column.path() + ")::varchar, '')"
        : "coalesce(" + column.path() + "::varchar, '')";
  }
}

package dev.sluice.bench;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** DuckDB by JDBC: explicit columns, duplicates removed by row number, one sorted COPY. */
final class DuckDbSide implements Side {
  private final Input input;
  private final Connection connection;

  DuckDbSide(Input input) throws SQLException {
    this.input = input;
    Properties properties = new Properties();
    properties.setProperty("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    properties.setProperty("preserve_insertion_order", "false");
    connection = DriverManager.getConnection("jdbc:duckdb:", properties);
  }

  @Override
  public void run(int round, Path output) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create or replace temp table records as " + records());
      statement.execute(
          "copy (select * from records semi join (select min(rowid) as kept from records group by "
              + input.keyNames()
              + ", coalesce(eventID, rowid::varchar)) on records.rowid = kept order by "
              + input.keyNames()
              + ", eventTime) to '"
              + output
              + "' (format parquet, compression zstd, compression_level 1, partition_by ("
              + input.keyNames()
              + "), overwrite_or_ignore true)");
      statement.execute("drop table records");
    }
  }

  private String records() throws IOException {
    List<String> columns = new ArrayList<>();
    for (CloudTrailColumn column : CloudTrailSchema.columns()) {
      columns.add(
          switch (column.name()) {
            case CloudTrailSchema.OTHER_MEMBERS -> "null::varchar as otherMembers";
            case CloudTrailSchema.SOURCE_FILE -> "filename as sourceFile";
            default -> "r." + column.name() + (column.isStruct() ? "" : cast(column));
          });
    }
    for (Input.Key key : input.keys()) {
      columns.add(
          "regexp_extract(filename, '%s', %d) as %s"
              .formatted(key.pattern(), key.group(), key.name()));
    }
    String files =
        input.files().stream()
            .map(file -> "'" + file.toString().replace("'", "''") + "'")
            .collect(Collectors.joining(",", "[", "]"));
    return "select "
        + String.join(", ", columns)
        + " from (select unnest(Records) as r, filename from read_json("
        + files
        + ", columns={Records: '"
        + struct(CloudTrailSchema.columns(), true)
        + "[]'}, filename=true, format='unstructured', compression='gzip', maximum_object_size="
        + largestObject()
        + "))";
  }

  private static String cast(CloudTrailColumn column) {
    return switch (column.kind()) {
      case JSON -> "::varchar as " + column.name();
      case STRING, TIMESTAMP, BOOLEAN, STRUCT -> " as " + column.name();
    };
  }

  /** A whole file is one object to DuckDB, and its buffers are as large as the largest. */
  private long largestObject() throws IOException {
    long largest = 1 << 24;
    for (Path file : input.files()) {
      largest = Math.max(largest, 40 * Files.size(file));
    }
    return largest;
  }

  private static String struct(List<CloudTrailColumn> columns, boolean top) {
    return columns.stream()
        .filter(column -> !top || !column.name().equals(CloudTrailSchema.SOURCE_FILE))
        .filter(column -> !top || !column.name().equals(CloudTrailSchema.OTHER_MEMBERS))
        .map(column -> "\"" + column.name() + "\" " + type(column))
        .collect(Collectors.joining(", ", "struct(", ")"));
  }

  private static String type(CloudTrailColumn column) {
    return switch (column.kind()) {
      case STRUCT -> struct(column.fields(), false);
      case STRING -> "varchar";
      case JSON -> "json";
      case TIMESTAMP -> "timestamp";
      case BOOLEAN -> "boolean";
    };
  }
}

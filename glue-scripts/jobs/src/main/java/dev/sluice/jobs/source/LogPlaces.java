package dev.sluice.jobs.source;

import dev.sluice.jobs.storage.PathLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Where log files are looked for; the layout's placeholders are the partition columns. */
sealed interface LogPlaces permits DirectoryTree, CatalogSelection {

  /** The names of the partition columns. */
  List<String> keys();

  /** Lists the directories whose values pass the filter, and no other if that can be helped. */
  List<LogDirectory> list(PartitionFilter filter) throws IOException;

  default StructType partitionSchema() {
    StructType schema = new StructType();
    for (String key : keys()) {
      schema = schema.add(key, DataTypes.StringType);
    }
    return schema;
  }

  /** A layout's values as Spark's row of partition columns. */
  static InternalRow row(PathLayout layout, Map<String, String> values) {
    return new GenericInternalRow(
        layout.placeholders().stream()
            .map(values::get)
            .map(UTF8String::fromString)
            .toArray(Object[]::new));
  }
}

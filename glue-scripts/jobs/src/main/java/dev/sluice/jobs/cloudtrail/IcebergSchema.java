package dev.sluice.jobs.cloudtrail;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The curated table's columns, then its partition columns, in Iceberg's types. */
final class IcebergSchema {

  private IcebergSchema() {}

  static Schema of(List<String> partitionBy) {
    AtomicInteger ids = new AtomicInteger();
    List<Types.NestedField> fields = new ArrayList<>(fields(CloudTrailSchema.columns(), ids));
    for (String key : partitionBy) {
      fields.add(Types.NestedField.optional(ids.incrementAndGet(), key, Types.StringType.get()));
    }
    return new Schema(fields);
  }

  private static List<Types.NestedField> fields(List<CloudTrailColumn> columns, AtomicInteger ids) {
    return columns.stream()
        .map(
            column ->
                Types.NestedField.optional(ids.incrementAndGet(), column.name(), type(column, ids)))
        .toList();
  }

  private static Type type(CloudTrailColumn column, AtomicInteger ids) {
    return switch (column.kind()) {
      case STRING, JSON -> Types.StringType.get();
      case TIMESTAMP -> Types.TimestampType.withZone();
      case BOOLEAN -> Types.BooleanType.get();
      case STRUCT -> Types.StructType.of(fields(column.fields(), ids));
    };
  }
}

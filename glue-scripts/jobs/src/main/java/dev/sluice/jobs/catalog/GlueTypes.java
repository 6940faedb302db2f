package dev.sluice.jobs.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.util.CharVarcharUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** Spark's types for the catalog's, and back. */
public final class GlueTypes {

  private GlueTypes() {}

  /** The table's columns, then its partition keys. */
  static StructType schema(Table table) {
    List<Column> columns = new ArrayList<>(table.storageDescriptor().columns());
    columns.addAll(table.partitionKeys());
    return schema(columns);
  }

  static StructType schema(List<Column> columns) {
    return new StructType(columns.stream().map(GlueTypes::field).toArray(StructField[]::new));
  }

  private static StructField field(Column column) {
    DataType type = CharVarcharUtils.replaceCharVarcharWithString(DataType.fromDDL(column.type()));
    StructField field =
        new StructField(column.name(), type, true, org.apache.spark.sql.types.Metadata.empty());
    return column.comment() == null ? field : field.withComment(column.comment());
  }

  /** The catalog's columns for Spark's. */
  public static List<Column> columns(StructType schema) {
    return List.of(schema.fields()).stream()
        .map(
            field ->
                Column.builder()
                    .name(field.name())
                    .type(field.dataType().catalogString())
                    .comment(field.getComment().getOrElse(() -> null))
                    .build())
        .toList();
  }
}

package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailSchema;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The table's columns as a Parquet file declares them. */
public final class ParquetSchema {
  private ParquetSchema() {}

  /**
   * Every column optional, under CloudTrail's own names.
   *
   * @param fieldIds Iceberg's id of each path that has one
   */
  public static MessageType message(Map<String, Integer> fieldIds) {
    List<Type> fields =
        CloudTrailSchema.columns().stream().map(column -> type(column, fieldIds)).toList();
    return new MessageType("cloudtrail", fields);
  }

  private static Type type(CloudTrailColumn column, Map<String, Integer> fieldIds) {
    Type type =
        switch (column.kind()) {
          case STRUCT ->
              Types.optionalGroup()
                  .addFields(
                      column.fields().stream()
                          .map(field -> type(field, fieldIds))
                          .toArray(Type[]::new))
                  .named(column.name());
          case STRING, JSON ->
              primitive(column, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
          case TIMESTAMP ->
              primitive(
                  column,
                  PrimitiveTypeName.INT64,
                  LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
          case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
        };
    Integer id = fieldIds.get(column.path());
    return id == null ? type : type.withId(id);
  }

  private static PrimitiveType primitive(
      CloudTrailColumn column, PrimitiveTypeName physical, LogicalTypeAnnotation logical) {
    return Types.primitive(physical, Repetition.OPTIONAL).as(logical).named(column.name());
  }
}

package dev.sluice.jobs.source;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailRow;
import dev.sluice.cloudtrail.CloudTrailSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Turns one column of a record into Spark's value for it, without a copy of its text. */
record FieldReader(CloudTrailColumn column, List<FieldReader> fields) {

  /** The readers of a struct's fields, by the fields that are left of it. */
  static List<FieldReader> of(StructType type, String parent) {
    List<FieldReader> readers = new ArrayList<>();
    for (StructField field : type.fields()) {
      CloudTrailColumn column = CloudTrailSchema.column(parent + field.name());
      readers.add(
          new FieldReader(
              column,
              field.dataType() instanceof StructType inner
                  ? of(inner, column.path() + ".")
                  : List.of()));
    }
    return readers;
  }

  /** The paths of all leaves that are read. */
  List<String> leaves() {
    return fields.isEmpty()
        ? List.of(column.path())
        : fields.stream().flatMap(field -> field.leaves().stream()).toList();
  }

  @Nullable Object read(CloudTrailRow row) {
    int index = column.index();
    if (row.isNull(index)) {
      return null;
    }
    return switch (column.kind()) {
      case STRING, JSON ->
          UTF8String.fromBytes(row.bytes(index), row.offset(index), row.length(index));
      case TIMESTAMP -> row.micros(index);
      case BOOLEAN -> row.isTrue(index);
      case STRUCT -> struct(row);
    };
  }

  private GenericInternalRow struct(CloudTrailRow row) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).read(row);
    }
    return new GenericInternalRow(values);
  }
}

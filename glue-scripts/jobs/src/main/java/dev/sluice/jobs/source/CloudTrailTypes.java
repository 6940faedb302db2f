package dev.sluice.jobs.source;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailSchema;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The CloudTrail table's columns in Spark's types. */
public final class CloudTrailTypes {
  /** Holds the reason and the text of what could not be read, when a query asks for it. */
  public static final String CORRUPT = "_corrupt";

  private CloudTrailTypes() {}

  public static StructType schema() {
    return struct(CloudTrailSchema.columns());
  }

  private static StructType struct(List<CloudTrailColumn> columns) {
    return new StructType(
        columns.stream()
            .map(column -> DataTypes.createStructField(column.name(), type(column), true))
            .toArray(StructField[]::new));
  }

  private static DataType type(CloudTrailColumn column) {
    return switch (column.kind()) {
      case STRING, JSON -> DataTypes.StringType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case BOOLEAN -> DataTypes.BooleanType;
      case STRUCT -> struct(column.fields());
    };
  }
}

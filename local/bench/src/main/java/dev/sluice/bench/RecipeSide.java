package dev.sluice.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What one finds when one looks for "CloudTrail to Parquet with Spark", with its best settings. */
final class RecipeSide implements Side {
  private final Input input;
  private final SparkSession spark;

  RecipeSide(Input input) {
    this.input = input;
    spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("recipe")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "localhost")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .config("parquet.compression.codec.zstd.level", "1")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .getOrCreate();
  }

  @Override
  public void run(int round, Path output) {
    String[] paths = input.files().stream().map(Path::toString).toArray(String[]::new);
    StructType file =
        new StructType()
            .add("Records", new ArrayType(struct(CloudTrailSchema.columns(), true), true));
    Dataset<Row> records =
        spark
            .read()
            .schema(file)
            .json(paths)
            .select(input_file_name().as("file"), explode(col("Records")).as("record"));
    List<Column> columns = new ArrayList<>();
    for (CloudTrailColumn column : CloudTrailSchema.columns()) {
      columns.add(
          switch (column.name()) {
            case CloudTrailSchema.OTHER_MEMBERS -> lit(null).cast("string").as(column.name());
            case CloudTrailSchema.SOURCE_FILE -> col("file").as(column.name());
            default -> col("record." + column.name());
          });
    }
    for (Input.Key key : input.keys()) {
      columns.add(regexp_extract(col("file"), key.pattern(), key.group()).as(key.name()));
    }
    String[] keys = input.keys().stream().map(Input.Key::name).toArray(String[]::new);
    Column[] keyColumns = Arrays.stream(keys).map(key -> col(key)).toArray(Column[]::new);
    String[] identity = Arrays.copyOf(keys, keys.length + 1);
    identity[keys.length] = "eventID";
    Column[] order = Arrays.copyOf(keyColumns, keys.length + 1);
    order[keys.length] = col("eventTime");
    records
        .select(columns.toArray(Column[]::new))
        .repartition(keyColumns)
        .dropDuplicates(identity)
        .sortWithinPartitions(order)
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy(keys)
        .parquet(output.toString());
  }

  private static StructType struct(List<CloudTrailColumn> columns, boolean top) {
    return new StructType(
        columns.stream()
            .filter(column -> !top || !column.name().equals(CloudTrailSchema.SOURCE_FILE))
            .filter(column -> !top || !column.name().equals(CloudTrailSchema.OTHER_MEMBERS))
            .map(column -> StructField.apply(column.name(), type(column), true, Metadata.empty()))
            .toArray(StructField[]::new));
  }

  private static DataType type(CloudTrailColumn column) {
    return switch (column.kind()) {
      case STRUCT -> struct(column.fields(), false);
      case STRING, JSON -> DataTypes.StringType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case BOOLEAN -> DataTypes.BooleanType;
    };
  }
}

package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.read.BoxFormats;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.transform.UnboxTransform;
import dev.sluice.dynamicframe.type.StructType;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** Finds the reader of a boxed format. */
final class Unboxing {
  private Unboxing() {}

  static UnboxTransform transform(FieldPath path, String format, Map<String, String> options) {
    return new UnboxTransform(path, BoxFormats.of(format, Map.copyOf(options), hint(options)));
  }

  private static @Nullable StructType hint(Map<String, String> options) {
    String schema = options.get("withSchema");
    if (schema == null) {
      return null;
    }
    if (DataType.fromJson(schema) instanceof org.apache.spark.sql.types.StructType struct) {
      return SparkTypes.fromSpark(struct);
    }
    throw new IllegalArgumentException(
        "withSchema takes the JSON of a Spark struct type, not " + schema);
  }
}

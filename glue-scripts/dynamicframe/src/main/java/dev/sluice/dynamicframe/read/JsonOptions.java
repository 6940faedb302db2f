package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.type.StructType;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How JSON is read.
 *
 * @param hint the schema, when it is known: values are read as its types, other fields are skipped
 * @param jsonPath where in each document the records stand, such as {@code $.programs[*]}
 */
public record JsonOptions(@Nullable StructType hint, @Nullable String jsonPath)
    implements Serializable {

  /** Everything is found out by looking. */
  public static final JsonOptions DEFAULT = new JsonOptions(null, null);

  public JsonOptions {
    if (jsonPath != null) {
      JsonPath.parse(jsonPath);
    }
  }
}

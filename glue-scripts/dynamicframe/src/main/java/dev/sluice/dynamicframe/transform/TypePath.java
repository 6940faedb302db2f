package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;

/** Finds the type at a path of a schema. */
final class TypePath {
  private TypePath() {}

  /** The type, or {@code null}'s type when there is no such field. */
  static DynamicType find(StructType root, FieldPath path, boolean caseSensitive) {
    DynamicType at = root;
    for (String name : path.names()) {
      if (at instanceof StructType struct) {
        at =
            struct.fields().stream()
                .filter(
                    f -> caseSensitive ? f.name().equals(name) : f.name().equalsIgnoreCase(name))
                .map(Field::type)
                .findFirst()
                .orElse(ScalarType.NULL);
      } else if (at instanceof MapType map) {
        at = map.value();
      } else {
        return ScalarType.NULL;
      }
    }
    return at;
  }
}

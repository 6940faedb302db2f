package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.path.Projection.Want;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to read at one place of a document: the schema hint says as which type, the projection says
 * how much. Fields that neither wants are skipped without being built.
 */
final class ReadPlan {

  /** Everything, as the types that the text itself shows. */
  static final ReadPlan NATURAL = new ReadPlan(null, Projection.ALL);

  private final @Nullable DynamicType hint;
  private final Projection projection;
  private final boolean allFields;
  private final Map<String, @Nullable ReadPlan> fields = new HashMap<>();
  private final Map<String, DynamicType> hinted = new HashMap<>();
  private @Nullable ReadPlan element;

  private ReadPlan(@Nullable DynamicType hint, Projection projection) {
    this.hint = hint;
    this.projection = projection;
    DynamicType struct = alternative(hint, "struct");
    this.allFields = projection.want() == Want.ALL && !(struct instanceof StructType);
    if (struct instanceof StructType type) {
      type.fields().forEach(f -> hinted.put(f.name(), f.type()));
    }
  }

  static ReadPlan of(@Nullable StructType hint, Projection projection) {
    return hint == null && projection.want() == Want.ALL ? NATURAL : new ReadPlan(hint, projection);
  }

  /** What to read of a field, or nothing to skip it. */
  @Nullable ReadPlan field(String name) {
    if (allFields) {
      return hint instanceof MapType map ? new ReadPlan(map.value(), Projection.ALL) : NATURAL;
    }
    if (fields.containsKey(name)) {
      return fields.get(name);
    }
    ReadPlan plan = plan(name);
    // A document with ever new names must not fill the memory with what it skips.
    if (plan != null) {
      fields.put(name, plan);
    }
    return plan;
  }

  private @Nullable ReadPlan plan(String name) {
    Projection wanted = projection.want() == Want.ALL ? Projection.ALL : projection.field(name);
    DynamicType type = hinted.get(name);
    if (wanted == null || (type == null && alternative(hint, "struct") instanceof StructType)) {
      return null;
    }
    return type == null && wanted.want() == Want.ALL ? NATURAL : new ReadPlan(type, wanted);
  }

  /** What to read of an array's elements. */
  ReadPlan element() {
    if (this == NATURAL) {
      return NATURAL;
    }
    ReadPlan plan = element;
    if (plan == null) {
      plan =
          new ReadPlan(
              alternative(hint, "array") instanceof ArrayType a ? a.element() : null, projection);
      element = plan;
    }
    return plan;
  }

  /** Whether only the length of an array matters. */
  boolean lengthOnly() {
    return projection.want() == Want.LENGTH;
  }

  /** The declared type, when it says anything. */
  @Nullable DynamicType hint() {
    return hint instanceof ScalarType type && type.isOpen() ? null : hint;
  }

  private static @Nullable DynamicType alternative(@Nullable DynamicType type, String name) {
    return type instanceof ChoiceType choice ? choice.alternative(name).orElse(null) : type;
  }
}

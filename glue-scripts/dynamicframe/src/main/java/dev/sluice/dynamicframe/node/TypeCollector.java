package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeMerge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the type of many values in one pass, without a type object per value. */
public final class TypeCollector {
  private final EnumSet<ScalarType> scalars = EnumSet.noneOf(ScalarType.class);
  private @Nullable DynamicType decimal;
  private @Nullable Map<String, TypeCollector> fields;
  private @Nullable TypeCollector element;
  private @Nullable TypeCollector value;
  private @Nullable Shape lastShape;
  private TypeCollector[] lastFields = {};

  /** The type of one value. */
  public static DynamicType typeOf(DynamicNode node) {
    TypeCollector collector = new TypeCollector();
    collector.add(node);
    return collector.type();
  }

  /** Takes one more value into account. */
  public void add(DynamicNode node) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.type() instanceof ScalarType type) {
        scalars.add(type);
      } else {
        decimal = decimal == null ? scalar.type() : TypeMerge.merge(decimal, scalar.type());
      }
    } else if (node instanceof StructNode struct) {
      add(struct);
    } else if (node instanceof ArrayNode array) {
      element = element == null ? new TypeCollector() : element;
      array.elements().forEach(element::add);
    } else if (node instanceof MapNode map) {
      value = value == null ? new TypeCollector() : value;
      map.entries().values().forEach(value::add);
    } else {
      scalars.add(ScalarType.NULL);
    }
  }

  private void add(StructNode struct) {
    Map<String, TypeCollector> known = fields;
    if (known == null) {
      known = new LinkedHashMap<>();
      fields = known;
    }
    if (lastShape != struct.shape()) {
      lastFields = new TypeCollector[struct.size()];
      for (int i = 0; i < struct.size(); i++) {
        lastFields[i] = known.computeIfAbsent(struct.shape().name(i), n -> new TypeCollector());
      }
      lastShape = struct.shape();
    }
    for (int i = 0; i < lastFields.length; i++) {
      lastFields[i].add(struct.value(i));
    }
  }

  /** The narrowest type of all values so far. */
  public DynamicType type() {
    List<DynamicType> types = new ArrayList<>();
    scalars.stream().filter(t -> !t.isOpen()).forEach(types::add);
    if (decimal != null) {
      types.add(decimal);
    }
    if (fields != null) {
      types.add(structType());
    }
    if (element != null) {
      // An array that never had an element prints as array of null, as Glue shows it.
      types.add(new ArrayType(known(element.type())));
    }
    if (value != null) {
      types.add(new MapType(known(value.type())));
    }
    if (types.isEmpty()) {
      return scalars.contains(ScalarType.NULL) ? ScalarType.NULL : ScalarType.UNKNOWN;
    }
    return types.size() == 1 ? types.get(0) : new ChoiceType(types);
  }

  private static DynamicType known(DynamicType type) {
    return type == ScalarType.UNKNOWN ? ScalarType.NULL : type;
  }

  /** The schema of all structs so far. */
  public StructType structType() {
    if (fields == null) {
      return StructType.EMPTY;
    }
    return new StructType(
        fields.entrySet().stream().map(e -> new Field(e.getKey(), e.getValue().type())).toList());
  }
}

package dev.sluice.dynamicframe.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges the types of two values that stand under one name. */
public final class TypeMerge {
  private TypeMerge() {}

  /** The narrowest type that holds both; different scalars make a choice and are never widened. */
  public static DynamicType merge(DynamicType left, DynamicType right) {
    if (left.equals(right) || isOpen(right)) {
      return isOpen(left) && right == ScalarType.NULL ? right : left;
    }
    if (isOpen(left)) {
      return right;
    }
    List<DynamicType> alternatives = new ArrayList<>(alternatives(left));
    alternatives(right).forEach(type -> add(alternatives, type));
    return alternatives.size() == 1 ? alternatives.get(0) : new ChoiceType(alternatives);
  }

  /** Merges two schemas: the first one's fields, then what only the second one has. */
  public static StructType mergeStructs(StructType left, StructType right) {
    Map<String, DynamicType> fields = new LinkedHashMap<>();
    left.fields().forEach(f -> fields.put(f.name(), f.type()));
    right.fields().forEach(f -> fields.merge(f.name(), f.type(), TypeMerge::merge));
    return new StructType(
        fields.entrySet().stream().map(e -> new Field(e.getKey(), e.getValue())).toList());
  }

  private static boolean isOpen(DynamicType type) {
    return type instanceof ScalarType scalar && scalar.isOpen();
  }

  private static List<DynamicType> alternatives(DynamicType type) {
    return type instanceof ChoiceType choice ? choice.alternatives() : List.of(type);
  }

  private static void add(List<DynamicType> alternatives, DynamicType type) {
    for (int i = 0; i < alternatives.size(); i++) {
      if (alternatives.get(i).sameKind(type)) {
        alternatives.set(i, mergeSameKind(alternatives.get(i), type));
        return;
      }
    }
    alternatives.add(type);
  }

  private static DynamicType mergeSameKind(DynamicType left, DynamicType right) {
    if (left instanceof StructType a && right instanceof StructType b) {
      return mergeStructs(a, b);
    }
    if (left instanceof ArrayType a && right instanceof ArrayType b) {
      return new ArrayType(merge(a.element(), b.element()));
    }
    if (left instanceof MapType a && right instanceof MapType b) {
      return new MapType(merge(a.value(), b.value()));
    }
    if (left instanceof DecimalType a && right instanceof DecimalType b) {
      return a.widen(b);
    }
    return left;
  }
}

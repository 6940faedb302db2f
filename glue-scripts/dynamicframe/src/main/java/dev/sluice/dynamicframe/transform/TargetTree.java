package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The structs that the targets of mappings build: a leaf holds the position of its mapping. */
record TargetTree(Map<String, TargetTree> children, int mapping, List<Mapping> mappings) {
  private static final int INNER = -1;

  static TargetTree of(List<Mapping> mappings) {
    TargetTree root = new TargetTree(new LinkedHashMap<>(), INNER, mappings);
    for (int i = 0; i < mappings.size(); i++) {
      root.put(FieldPath.parse(mappings.get(i).target()).names(), i);
    }
    return root;
  }

  boolean isLeaf() {
    return mapping != INNER;
  }

  private void put(List<String> path, int position) {
    TargetTree at = this;
    for (String name : path.subList(0, path.size() - 1)) {
      at =
          at.children.computeIfAbsent(
              name, n -> new TargetTree(new LinkedHashMap<>(), INNER, mappings));
      if (at.isLeaf()) {
        throw clash(position);
      }
    }
    TargetTree leaf = new TargetTree(Map.of(), position, mappings);
    if (at.children.putIfAbsent(path.get(path.size() - 1), leaf) != null) {
      throw clash(position);
    }
  }

  private IllegalArgumentException clash(int position) {
    return new IllegalArgumentException(
        "the target '%s' is mapped twice, or is both a value and a struct: give each mapping its own target"
            .formatted(mappings.get(position).target()));
  }

  StructType schema(StructType source, boolean caseSensitive) {
    List<Field> fields = new ArrayList<>();
    children.forEach(
        (name, child) -> fields.add(new Field(name, child.type(source, caseSensitive))));
    return new StructType(fields);
  }

  private DynamicType type(StructType source, boolean caseSensitive) {
    if (!isLeaf()) {
      return schema(source, caseSensitive);
    }
    Mapping line = mappings.get(mapping);
    DynamicType from = TypePath.find(source, FieldPath.parse(line.source()), caseSensitive);
    if (line.targetType() == null) {
      return from;
    }
    DynamicType to = TypeNames.parse(line.targetType());
    boolean open =
        to.equals(StructType.EMPTY)
            || (to instanceof ArrayType a && a.element() == ScalarType.UNKNOWN);
    return open && from.sameKind(to) ? from : to;
  }
}

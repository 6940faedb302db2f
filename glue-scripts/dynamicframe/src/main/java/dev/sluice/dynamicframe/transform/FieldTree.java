package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Paths by their names, through arrays without brackets; a leaf names the whole field. */
record FieldTree(Map<String, FieldTree> fields) implements Serializable {

  static FieldTree of(Collection<FieldPath> paths) {
    FieldTree root = new FieldTree(new LinkedHashMap<>());
    for (FieldPath path : paths) {
      FieldTree at = root;
      for (String name : path.names()) {
        at = at.fields.computeIfAbsent(name, n -> new FieldTree(new LinkedHashMap<>()));
      }
      at.fields.clear();
    }
    return root;
  }

  /** The fields of a schema whose type is null, also those inside structs and arrays of structs. */
  static FieldTree ofNulls(StructType schema) {
    FieldTree tree = new FieldTree(new LinkedHashMap<>());
    for (Field field : schema.fields()) {
      DynamicType inner = field.type();
      while (inner instanceof ArrayType array) {
        inner = array.element();
      }
      if (field.type() == ScalarType.NULL) {
        tree.fields.put(field.name(), new FieldTree(Map.of()));
      } else if (inner instanceof StructType struct) {
        FieldTree below = ofNulls(struct);
        if (!below.isLeaf()) {
          tree.fields.put(field.name(), below);
        }
      }
    }
    return tree;
  }

  boolean isLeaf() {
    return fields.isEmpty();
  }
}

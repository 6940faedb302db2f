package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DropFields and DropNullFields: a struct goes with the last of its fields. */
public final class DropTransform implements RecordTransform {
  private final String name;
  private final FieldTree tree;

  private DropTransform(String name, FieldTree tree) {
    this.name = name;
    this.tree = tree;
  }

  /** Drops these paths. */
  public static DropTransform of(List<FieldPath> paths) {
    return new DropTransform("dropFields", FieldTree.of(paths));
  }

  /** Drops the fields that were null in every record. */
  public static DropTransform ofNulls(StructType schema) {
    return new DropTransform("dropNullFields", FieldTree.ofNulls(schema));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RecordFunction compile(Tally tally) {
    Shape root = Shape.root();
    return record -> drop(record, tree, root);
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    return Optional.of(drop(before, tree));
  }

  private static StructNode drop(StructNode struct, FieldTree tree, Shape root) {
    Shape shape = root;
    List<DynamicNode> values = new ArrayList<>(struct.size());
    for (int i = 0; i < struct.size(); i++) {
      String field = struct.shape().name(i);
      FieldTree at = tree.fields().get(field);
      DynamicNode value = struct.value(i);
      if (at != null && !at.isLeaf()) {
        value = inside(value, at, root);
      }
      boolean emptied =
          value instanceof StructNode after && after.size() == 0 && value != struct.value(i);
      if (!emptied && (at == null || !at.isLeaf())) {
        values.add(value);
        shape = shape.with(field);
      }
    }
    return new StructNode(shape, values.toArray(new DynamicNode[0]));
  }

  private static DynamicNode inside(DynamicNode value, FieldTree at, Shape root) {
    if (value instanceof StructNode struct) {
      return drop(struct, at, root);
    }
    if (value instanceof ArrayNode array) {
      return new ArrayNode(array.elements().stream().map(e -> inside(e, at, root)).toList());
    }
    return value;
  }

  private static StructType drop(StructType struct, FieldTree tree) {
    List<Field> fields = new ArrayList<>();
    for (Field field : struct.fields()) {
      FieldTree at = tree.fields().get(field.name());
      if (at == null) {
        fields.add(field);
      } else if (!at.isLeaf()) {
        DynamicType after = inside(field.type(), at);
        if (!after.equals(StructType.EMPTY) || field.type().equals(StructType.EMPTY)) {
          fields.add(new Field(field.name(), after));
        }
      }
    }
    return new StructType(fields);
  }

  private static DynamicType inside(DynamicType type, FieldTree at) {
    if (type instanceof StructType struct) {
      return drop(struct, at);
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(inside(array.element(), at));
    }
    return type instanceof ChoiceType choice
        ? new ChoiceType(choice.alternatives().stream().map(t -> inside(t, at)).toList())
        : type;
  }
}

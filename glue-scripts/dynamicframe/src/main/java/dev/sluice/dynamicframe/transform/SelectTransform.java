package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SelectFields: these fields only, in the order asked for; a missing one is left out. */
public final class SelectTransform implements RecordTransform {
  private final List<FieldPath> paths;
  private final FieldTree tree;

  public SelectTransform(List<FieldPath> paths) {
    this.paths = List.copyOf(paths);
    this.tree = FieldTree.of(paths);
  }

  @Override
  public String name() {
    return "selectFields";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    Shape root = Shape.root();
    return record -> select(record, tree, root);
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    return Optional.of(select(before, tree));
  }

  @Override
  public Projection needs(Projection wanted) {
    return Projection.of(paths.stream().map(FieldPath::names).toList(), true);
  }

  private static StructNode select(StructNode struct, FieldTree tree, Shape root) {
    Shape shape = root;
    List<DynamicNode> values = new ArrayList<>();
    for (Map.Entry<String, FieldTree> entry : tree.fields().entrySet()) {
      DynamicNode value = struct.get(entry.getKey());
      if (value == null) {
        continue;
      }
      if (!entry.getValue().isLeaf()) {
        if (!(value instanceof StructNode inner)) {
          continue;
        }
        value = select(inner, entry.getValue(), root);
      }
      values.add(value);
      shape = shape.with(entry.getKey());
    }
    return new StructNode(shape, values.toArray(new DynamicNode[0]));
  }

  private static StructType select(StructType struct, FieldTree tree) {
    List<Field> fields = new ArrayList<>();
    tree.fields()
        .forEach(
            (name, below) -> {
              Optional<DynamicType> type = struct.field(name);
              if (type.isPresent() && below.isLeaf()) {
                fields.add(new Field(name, type.get()));
              } else if (type.isPresent() && type.get() instanceof StructType inner) {
                fields.add(new Field(name, select(inner, below)));
              }
            });
    return new StructType(fields);
  }
}

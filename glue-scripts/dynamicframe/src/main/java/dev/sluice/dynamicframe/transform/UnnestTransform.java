package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Unnest: struct fields become columns named by their path; arrays stay one column. */
public record UnnestTransform() implements RecordTransform {

  /** What stands for an element in a flattened name. */
  static final String ELEMENT = ".val";

  @Override
  public String name() {
    return "unnest";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    Shape root = Shape.root();
    return record -> {
      Flat flat = new Flat(root);
      flat.add(record, "");
      return flat.build();
    };
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    List<Field> fields = new ArrayList<>();
    add(before, "", fields);
    return Optional.of(new StructType(fields));
  }

  private static void add(StructType struct, String prefix, List<Field> fields) {
    for (Field field : struct.fields()) {
      String name = prefix + field.name();
      if (field.type() instanceof StructType inner) {
        add(inner, name + ".", fields);
      } else {
        fields.add(new Field(name, element(field.type(), name)));
      }
    }
  }

  private static DynamicType element(DynamicType type, String name) {
    if (!(type instanceof ArrayType array)) {
      return type;
    }
    if (array.element() instanceof StructType struct) {
      List<Field> fields = new ArrayList<>();
      add(struct, name + ELEMENT + ".", fields);
      return new ArrayType(new StructType(fields));
    }
    return new ArrayType(element(array.element(), name + ELEMENT));
  }

  private static final class Flat {
    private final Shape root;
    private Shape shape;
    private final List<DynamicNode> values = new ArrayList<>();

    Flat(Shape root) {
      this.root = root;
      this.shape = root;
    }

    void add(StructNode struct, String prefix) {
      for (int i = 0; i < struct.size(); i++) {
        String name = prefix + struct.shape().name(i);
        if (struct.value(i) instanceof StructNode inner) {
          add(inner, name + ".");
        } else {
          put(name, elements(struct.value(i), name));
        }
      }
    }

    private void put(String name, DynamicNode value) {
      Shape grown = shape.with(name);
      if (grown == shape) {
        throw new RecordException(
            "two fields flatten to the name '%s': rename one of them before unnest"
                .formatted(name));
      }
      shape = grown;
      values.add(value);
    }

    private DynamicNode elements(DynamicNode node, String name) {
      if (!(node instanceof ArrayNode array)) {
        return node;
      }
      List<DynamicNode> flat = new ArrayList<>();
      for (DynamicNode element : array.elements()) {
        if (element instanceof StructNode struct) {
          Flat inner = new Flat(root);
          inner.add(struct, name + ELEMENT + ".");
          flat.add(inner.build());
        } else {
          flat.add(elements(element, name + ELEMENT));
        }
      }
      return new ArrayNode(flat);
    }

    StructNode build() {
      return new StructNode(shape, values.toArray(new DynamicNode[0]));
    }
  }
}

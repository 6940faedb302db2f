package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves the choices of records: the places first that lie deepest. */
final class ResolveFunction implements RecordFunction {
  private final StructFix root;

  ResolveFunction(ResolveTree tree, @Nullable StructType schema) {
    this.root = new StructFix(tree, schema == null ? ScalarType.UNKNOWN : schema);
  }

  @Override
  public StructNode apply(StructNode record) {
    return root.apply(record);
  }

  private static @Nullable DynamicType alternative(DynamicType type, String name) {
    return type instanceof ChoiceType choice ? choice.alternative(name).orElse(null) : type;
  }

  /** What happens at one field or element. */
  private static final class Fix {
    private final @Nullable StructFix struct;
    private final @Nullable Fix element;
    private final @Nullable ResolveAction action;
    private final boolean choice;
    private final List<String> columns;

    Fix(ResolveTree tree, @Nullable DynamicType type) {
      DynamicType known = type == null ? ScalarType.UNKNOWN : type;
      this.struct =
          tree.fields.isEmpty() ? null : new StructFix(tree, alternative(known, "struct"));
      DynamicType array = alternative(known, "array");
      this.element =
          tree.element == null
              ? null
              : new Fix(tree.element, array instanceof ArrayType a ? a.element() : null);
      this.action = tree.action;
      this.choice = known instanceof ChoiceType;
      this.columns =
          known instanceof ChoiceType c && tree.action instanceof ResolveAction.MakeCols
              ? c.alternatives().stream().map(DynamicType::typeName).toList()
              : List.of();
    }

    DynamicNode apply(DynamicNode node) {
      DynamicNode inner = node;
      if (struct != null && node instanceof StructNode fields) {
        inner = struct.apply(fields);
      } else if (element != null && node instanceof ArrayNode array) {
        inner = new ArrayNode(array.elements().stream().map(element::apply).toList());
      }
      if (action == null || inner.isNull()) {
        return inner;
      }
      if (action instanceof ResolveAction.Cast cast) {
        return Casts.cast(inner, cast.type());
      }
      if (action instanceof ResolveAction.Project project) {
        return inner.typeName().equals(project.type().typeName()) ? inner : NullNode.NULL;
      }
      return action instanceof ResolveAction.MakeStruct && choice
          ? StructNode.of(Map.of(inner.typeName(), inner))
          : inner;
    }
  }

  private static final class Plan {
    private final @Nullable Fix[] fixes;
    private final @Nullable Shape renamed;

    Plan(@Nullable Fix[] fixes, @Nullable Shape renamed) {
      this.fixes = fixes;
      this.renamed = renamed;
    }
  }

  /** What happens to the fields of one struct; a shape's plan is kept for later records. */
  private static final class StructFix {
    private static final int MAX_PLANS = 1_000;

    private final ResolveTree tree;
    private final @Nullable DynamicType type;
    private final Map<Shape, Plan> plans = new HashMap<>();

    StructFix(ResolveTree tree, @Nullable DynamicType type) {
      this.tree = tree;
      this.type = type;
    }

    StructNode apply(StructNode node) {
      Plan plan = plans.get(node.shape());
      if (plan == null) {
        plan = plan(node.shape());
        if (plans.size() < MAX_PLANS) {
          plans.put(node.shape(), plan);
        }
      }
      return plan.renamed == null ? replaced(node, plan) : rebuilt(node, plan, plan.renamed);
    }

    private static StructNode replaced(StructNode node, Plan plan) {
      DynamicNode[] values = node.copyValues();
      for (int i = 0; i < values.length; i++) {
        Fix fix = plan.fixes[i];
        values[i] = fix == null ? values[i] : fix.apply(values[i]);
      }
      return node.withValues(values);
    }

    private static StructNode rebuilt(StructNode node, Plan plan, Shape shape) {
      List<DynamicNode> values = new ArrayList<>(shape.size());
      for (int i = 0; i < plan.fixes.length; i++) {
        Fix fix = plan.fixes[i];
        DynamicNode value = fix == null ? node.value(i) : fix.apply(node.value(i));
        if (fix == null || fix.columns.isEmpty()) {
          values.add(value);
        } else {
          fix.columns.forEach(c -> values.add(c.equals(value.typeName()) ? value : NullNode.NULL));
        }
      }
      return new StructNode(shape, values.toArray(new DynamicNode[0]));
    }

    private Plan plan(Shape shape) {
      @Nullable Fix[] fixes = new Fix[shape.size()];
      List<String> names = new ArrayList<>();
      for (int i = 0; i < fixes.length; i++) {
        String name = shape.name(i);
        ResolveTree at = tree.fields.get(name);
        Fix fix = at == null ? null : new Fix(at, fieldType(name));
        fixes[i] = fix;
        if (fix == null || fix.columns.isEmpty()) {
          names.add(name);
        } else {
          fix.columns.forEach(c -> names.add(ResolvedTypes.column(name, c)));
        }
      }
      return new Plan(fixes, names.equals(shape.names()) ? null : Shape.of(names));
    }

    private @Nullable DynamicType fieldType(String name) {
      return type instanceof StructType struct ? struct.field(name).orElse(null) : null;
    }
  }
}

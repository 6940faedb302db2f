package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.PathReader;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps records; every target is in every result, null where the source had nothing. */
final class MappingFunction implements RecordFunction {

  private record Line(
      Mapping mapping,
      PathReader source,
      @Nullable String takes,
      @Nullable DynamicType exact,
      @Nullable DynamicType cast) {}

  private final List<Line> lines = new ArrayList<>();
  private final Target root;
  private final boolean strict;
  private final Tally tally;

  MappingFunction(MappingTransform transform, Tally tally) {
    this.strict = transform.strict();
    this.tally = tally;
    for (Mapping mapping : transform.mappings()) {
      String sourceType = mapping.sourceType();
      boolean choice = "choice".equals(sourceType);
      DynamicType type = sourceType == null || choice ? null : TypeNames.parse(sourceType);
      lines.add(
          new Line(
              mapping,
              new PathReader(FieldPath.parse(mapping.source()).names(), transform.caseSensitive()),
              choice ? sourceType : type == null ? null : type.typeName(),
              type,
              mapping.targetType() == null ? null : TypeNames.parse(mapping.targetType())));
    }
    this.root = new Target(TargetTree.of(transform.mappings()));
  }

  @Override
  public StructNode apply(StructNode record) {
    return root.build(record);
  }

  private DynamicNode value(StructNode record, int position) {
    Line line = lines.get(position);
    DynamicNode node = line.source.get(record);
    if (node == null || node.isNull()) {
      return NullNode.NULL;
    }
    if (line.takes != null && !matches(node, line)) {
      tally.add(position);
      if (strict) {
        throw new RecordException(
            "'%s' is declared %s but holds the %s %s: resolveChoice or cast it first, or declare its type"
                .formatted(line.mapping.source(), line.takes, node.typeName(), node));
      }
      return NullNode.NULL;
    }
    return line.cast == null ? node : Casts.cast(node, line.cast);
  }

  private static boolean matches(DynamicNode node, Line line) {
    return (node instanceof ScalarNode scalar && scalar.type() == line.exact)
        || node.typeName().equals(line.takes);
  }

  /** A struct to build; a leaf is the position of a mapping. */
  private final class Target {
    private final Shape shape;
    private final int[] mappings;
    private final @Nullable Target[] structs;

    Target(TargetTree tree) {
      List<TargetTree> children = List.copyOf(tree.children().values());
      this.shape = Shape.of(List.copyOf(tree.children().keySet()));
      this.mappings = new int[children.size()];
      this.structs = new Target[children.size()];
      for (int i = 0; i < mappings.length; i++) {
        mappings[i] = children.get(i).mapping();
        structs[i] = children.get(i).isLeaf() ? null : new Target(children.get(i));
      }
    }

    StructNode build(StructNode record) {
      DynamicNode[] values = new DynamicNode[mappings.length];
      for (int i = 0; i < values.length; i++) {
        Target inner = structs[i];
        values[i] = inner == null ? value(record, mappings[i]) : inner.build(record);
      }
      return new StructNode(shape, values);
    }
  }
}

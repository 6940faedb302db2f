package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ResolveChoice by specs. Casts and projections work on any field and need no schema; make_cols and
 * make_struct touch choices only, so they are given the schema that says what is one.
 */
public record ResolveTransform(List<ResolveSpec> specs, @Nullable StructType schema)
    implements RecordTransform {
  public ResolveTransform {
    specs = List.copyOf(specs);
    ResolveTree tree = ResolveTree.of(specs);
    if (schema != null) {
      ResolvedTypes.resolve(schema, tree);
    }
  }

  /** Whether these specs can be carried out only with the schema at hand. */
  public static boolean needsSchema(List<ResolveSpec> specs) {
    return specs.stream()
        .map(ResolveSpec::action)
        .anyMatch(
            a -> a instanceof ResolveAction.MakeCols || a instanceof ResolveAction.MakeStruct);
  }

  /** One spec for each choice of a schema that {@code listed} does not name. */
  public static List<ResolveSpec> forAll(
      StructType schema, ResolveAction action, List<ResolveSpec> listed) {
    List<ResolveSpec> specs = new ArrayList<>(listed);
    ChoicePaths.of(schema).keySet().stream()
        .filter(path -> listed.stream().noneMatch(s -> s.path().equals(path)))
        .forEach(path -> specs.add(new ResolveSpec(path, action)));
    return specs;
  }

  @Override
  public String name() {
    return "resolveChoice";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    return new ResolveFunction(ResolveTree.of(specs), schema);
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    return Optional.of(ResolvedTypes.resolve(before, ResolveTree.of(specs)));
  }

  @Override
  public Projection needs(Projection wanted) {
    boolean renames = specs.stream().anyMatch(s -> s.action() instanceof ResolveAction.MakeCols);
    return renames
        ? Projection.ALL
        : wanted.and(specs.stream().map(s -> s.path().names()).toList());
  }
}

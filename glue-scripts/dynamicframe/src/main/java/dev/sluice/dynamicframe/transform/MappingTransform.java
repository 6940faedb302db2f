package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ApplyMapping: the mapped fields only, in the mappings' order. */
public record MappingTransform(List<Mapping> mappings, boolean caseSensitive, boolean strict)
    implements RecordTransform {
  public MappingTransform {
    mappings = List.copyOf(mappings);
    if (mappings.isEmpty()) {
      throw new IllegalArgumentException(
          "ApplyMapping without a mapping would drop every field: name at least one");
    }
    // Bad type names and targets that exclude one another are found here, not in a task.
    TargetTree.of(mappings);
    mappings.forEach(MappingTransform::check);
  }

  private static void check(Mapping mapping) {
    if (mapping.sourceType() != null && !mapping.sourceType().equals("choice")) {
      TypeNames.parse(mapping.sourceType());
    }
    if (FieldPath.parse(mapping.source()).entersArrays()) {
      throw new IllegalArgumentException(
          "ApplyMapping cannot take '%s' from inside an array: map the array as a whole, or relationalize first"
              .formatted(mapping.source()));
    }
  }

  @Override
  public String name() {
    return "applyMapping";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    return new MappingFunction(this, tally);
  }

  @Override
  public Optional<StructType> fixedSchema() {
    boolean declared =
        mappings.stream().map(Mapping::targetType).allMatch(MappingTransform::isComplete);
    return declared ? schemaAfter(StructType.EMPTY) : Optional.empty();
  }

  private static boolean isComplete(@Nullable String type) {
    if (type == null) {
      return false;
    }
    DynamicType parsed = TypeNames.parse(type);
    return parsed.typeName().equals("decimal") || parsed instanceof ScalarType;
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    return Optional.of(TargetTree.of(mappings).schema(before, caseSensitive));
  }

  @Override
  public Projection needs(Projection wanted) {
    // An error record must show the whole record, so strict mode reads all of it.
    return strict
        ? Projection.ALL
        : Projection.of(
            mappings.stream().map(m -> FieldPath.parse(m.source()).names()).toList(),
            caseSensitive);
  }

  @Override
  public List<String> tallied() {
    return mappings.stream().map(m -> m.source() + ": " + m.sourceType()).toList();
  }
}

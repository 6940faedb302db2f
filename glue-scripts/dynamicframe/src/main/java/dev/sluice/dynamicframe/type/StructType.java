package dev.sluice.dynamicframe.type;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Named fields in order; a frame's schema is one. */
public record StructType(List<Field> fields) implements DynamicType {

  /** The struct without fields. */
  public static final StructType EMPTY = new StructType(List.of());

  public StructType {
    fields = List.copyOf(fields);
    long names = fields.stream().map(Field::name).distinct().count();
    if (names < fields.size()) {
      throw new IllegalArgumentException(
          "a struct has two fields of one name among "
              + fields.stream().map(Field::name).toList()
              + ": rename one of them first");
    }
  }

  /** A struct of these fields. */
  public static StructType of(Field... fields) {
    return new StructType(Arrays.asList(fields));
  }

  /** The type of the field of this very name. */
  public Optional<DynamicType> field(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::type).findFirst();
  }

  /** The fields' names in order. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  @Override
  public String typeName() {
    return "struct";
  }

  @Override
  public String toString() {
    return fields.stream()
        .map(f -> f.name() + ":" + f.type())
        .collect(Collectors.joining(",", "struct<", ">"));
  }
}

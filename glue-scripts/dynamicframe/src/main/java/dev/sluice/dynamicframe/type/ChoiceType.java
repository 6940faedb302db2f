package dev.sluice.dynamicframe.type;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values of more than one type under one name; at most one alternative has each type name. */
public record ChoiceType(List<DynamicType> alternatives) implements DynamicType {
  public ChoiceType {
    alternatives =
        alternatives.stream().sorted(Comparator.comparing(DynamicType::typeName)).toList();
    long kinds = alternatives.stream().map(DynamicType::typeName).distinct().count();
    if (alternatives.size() < 2 || kinds < alternatives.size()) {
      throw new IllegalArgumentException(
          "a choice needs two or more alternatives with different type names, not " + alternatives);
    }
  }

  /** The alternative of this type name. */
  public Optional<DynamicType> alternative(String typeName) {
    return alternatives.stream().filter(t -> t.typeName().equals(typeName)).findFirst();
  }

  /** The struct that a choice becomes in a DataFrame: one field an alternative. */
  public StructType asStruct() {
    return new StructType(alternatives.stream().map(t -> new Field(t.typeName(), t)).toList());
  }

  @Override
  public String typeName() {
    return "choice";
  }

  @Override
  public String toString() {
    return alternatives.stream()
        .map(DynamicType::toString)
        .collect(Collectors.joining(",", "choice<", ">"));
  }
}

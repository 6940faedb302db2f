package dev.sluice.dynamicframe.type;

import java.util.Objects;

/** A list of elements of one type, which may be a choice. */
public record ArrayType(DynamicType element) implements DynamicType {
  public ArrayType {
    Objects.requireNonNull(element, "element");
  }

  @Override
  public String typeName() {
    return "array";
  }

  @Override
  public String toString() {
    return "array<" + element + ">";
  }
}

package dev.sluice.dynamicframe.type;

import java.util.Objects;

/** Values of one type under string keys. */
public record MapType(DynamicType value) implements DynamicType {
  public MapType {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String typeName() {
    return "map";
  }

  @Override
  public String toString() {
    return "map<string," + value + ">";
  }
}

package dev.sluice.dynamicframe.type;

import java.io.Serializable;
import java.util.Objects;

/** One named field of a struct. */
public record Field(String name, DynamicType type) implements Serializable {
  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}

package dev.sluice.dynamicframe.type;

import java.io.Serializable;

/** The type of a field, of an element or of a whole frame, with Glue's names. */
public sealed interface DynamicType extends Serializable
    permits ScalarType, DecimalType, ArrayType, MapType, StructType, ChoiceType {

  /**
   * The plain name: {@code int}, {@code struct}, {@code choice}; a choice holds one type a name.
   */
  String typeName();

  /** Whether {@code other} would be the same alternative of a choice. */
  default boolean sameKind(DynamicType other) {
    return typeName().equals(other.typeName());
  }
}

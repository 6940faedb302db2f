package dev.sluice.dynamicframe.type;

import java.util.Locale;

/** The types without parameters; {@code UNKNOWN} and {@code NULL} fit every other type. */
public enum ScalarType implements DynamicType {
  NULL,
  UNKNOWN,
  BOOLEAN,
  BYTE,
  SHORT,
  INT,
  LONG,
  FLOAT,
  DOUBLE,
  DATE,
  TIMESTAMP,
  TIMESTAMPNTZ,
  STRING,
  BINARY;

  private final String typeName = name().toLowerCase(Locale.ROOT);

  @Override
  public String typeName() {
    return typeName;
  }

  /** Whether the type says nothing about values, so that any other type wins over it. */
  public boolean isOpen() {
    return this == NULL || this == UNKNOWN;
  }

  @Override
  public String toString() {
    return typeName;
  }
}

package dev.sluice.dynamicframe.node;

/** The null value, which fits every type. */
public enum NullNode implements DynamicNode {
  NULL;

  @Override
  public String typeName() {
    return "null";
  }

  @Override
  public String toString() {
    return "null";
  }
}

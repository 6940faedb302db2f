package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.node.StructNode;

/**
 * Numbers the arrays that have elements. Each table is made in a pass of its own, so the same array
 * must get the same key in the pass over its parent and in the pass over itself.
 */
interface Keys {

  /** A new record begins. */
  void record(StructNode root);

  /** The key of the next array of this place that has elements, in the order of the document. */
  long next(int arrayId);
}

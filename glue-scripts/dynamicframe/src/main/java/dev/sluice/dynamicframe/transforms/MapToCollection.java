package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import java.util.function.UnaryOperator;

/** Changes every frame of a collection in one way. */
public final class MapToCollection {
  private MapToCollection() {}

  /** The changed collection. */
  public static DynamicFrameCollection apply(
      DynamicFrameCollection collection, UnaryOperator<DynamicFrame> change) {
    return collection.map(change);
  }
}

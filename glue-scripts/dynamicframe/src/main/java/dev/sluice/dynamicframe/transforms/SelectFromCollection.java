package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;

/** Takes one frame of a collection. */
public final class SelectFromCollection {
  private SelectFromCollection() {}

  /** The frame under a key. */
  public static DynamicFrame apply(DynamicFrameCollection collection, String key) {
    return collection.select(key);
  }
}

package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.SpigotOptions;

/** Writes a sample of a frame on its way. */
public final class Spigot {
  private Spigot() {}

  /** The same frame, after its sample was written. */
  public static DynamicFrame apply(DynamicFrame frame, String path, SpigotOptions options) {
    return frame.spigot(path, options);
  }
}

package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.record.CallSite;
import java.io.Serializable;
import java.util.Objects;

/**
 * The arguments that every transform takes beside its own.
 *
 * @param stageThreshold how many errors the transform may make; 0 means any number
 * @param totalThreshold how many errors there may be up to and including it; 0 means any number
 */
public record Call(
    String transformationContext, CallSite callSite, long stageThreshold, long totalThreshold)
    implements Serializable {

  /** No name, no limits. */
  public static final Call DEFAULT = new Call("", CallSite.NONE, 0, 0);

  public Call {
    Objects.requireNonNull(transformationContext, "transformationContext");
    Objects.requireNonNull(callSite, "callSite");
    if (stageThreshold < 0 || totalThreshold < 0) {
      throw new IllegalArgumentException(
          "an error threshold is 0 (no limit) or more; found stage %d, total %d"
              .formatted(stageThreshold, totalThreshold));
    }
  }

  /** A call with limits only. */
  public static Call thresholds(long stage, long total) {
    return new Call("", CallSite.NONE, stage, total);
  }

  /** A call whose error records tell where it stood. */
  public static Call at(String site, String info) {
    return new Call("", new CallSite(site, info), 0, 0);
  }

  boolean limits() {
    return stageThreshold > 0 || totalThreshold > 0;
  }
}

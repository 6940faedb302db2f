package dev.sluice.dynamicframe.record;

import java.io.Serializable;

/** Where in a job a transform was called, as its error records tell. */
public record CallSite(String site, String info) implements Serializable {

  /** A call that says nothing of itself. */
  public static final CallSite NONE = new CallSite("Not provided", "");
}

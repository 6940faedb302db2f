package dev.sluice.layout;

import java.util.Locale;

/** An object that belongs to no pipeline, with the reason under which it is counted. */
public record Ignored(Reason reason) implements KeyMatch {
  /** Why an object is no log of a pipeline. */
  public enum Reason {
    OTHER_BUCKET,
    OUTSIDE_PREFIX,
    DIGEST,
    INSIGHT,
    OTHER_FAMILY,
    MARKER,
    EMPTY_OBJECT,
    NOT_A_LOG,
    NO_DELIVERY_HOUR,
    UNKNOWN_LAYOUT;

    /** The form used in counters: {@code other-family}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

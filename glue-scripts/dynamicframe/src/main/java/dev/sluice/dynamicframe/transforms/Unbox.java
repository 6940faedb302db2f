package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import java.util.Map;

/** Parses the texts of a field and puts their values there. */
public final class Unbox {
  private Unbox() {}

  /** The frame with the parsed field. */
  public static DynamicFrame apply(
      DynamicFrame frame, String path, String format, Map<String, String> options) {
    return apply(frame, path, format, options, Call.DEFAULT);
  }

  /** The frame with the parsed field; what cannot be parsed is an error record. */
  public static DynamicFrame apply(
      DynamicFrame frame, String path, String format, Map<String, String> options, Call call) {
    return frame.with(call).unbox(path, format, options);
  }
}

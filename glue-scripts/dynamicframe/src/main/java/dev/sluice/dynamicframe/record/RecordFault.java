package dev.sluice.dynamicframe.record;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Why a record is an error record.
 *
 * @param stage the number of the transform that failed
 * @param input what a reader could not read; nothing for failures of transforms
 */
public record RecordFault(
    CallSite callSite, String message, String stackTrace, int stage, @Nullable Input input)
    implements Serializable {

  /** The text that a reader failed at, how many bytes of it were read, and of which file. */
  public record Input(String text, long bytesRead, String source) implements Serializable {}

  /** The fault of a transform that threw. */
  public static RecordFault of(CallSite site, String message, Throwable cause, int stage) {
    return new RecordFault(site, message, stackTrace(cause), stage, null);
  }

  /** The fault of a reader. */
  public static RecordFault of(String message, Throwable cause, Input input) {
    return new RecordFault(CallSite.NONE, message, stackTrace(cause), 0, input);
  }

  private static String stackTrace(Throwable cause) {
    StringWriter text = new StringWriter();
    try (PrintWriter writer = new PrintWriter(text)) {
      cause.printStackTrace(writer);
    }
    return text.toString();
  }
}

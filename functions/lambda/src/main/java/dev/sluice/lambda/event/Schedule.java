package dev.sluice.lambda.event;

import dev.sluice.lambda.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a schedule asks for, by the {@code scope} of its input. */
public enum Schedule {
  /** Compare S3 and Glue with the ledger. */
  SWEEP,
  /** Only wake the pipelines. */
  WAKE;

  /** Reads a schedule's input. */
  public static Schedule of(Map<String, @Nullable Object> members) {
    String scope = JsonObject.of("Schedule's input", members).text("scope");
    return switch (scope) {
      case "sweep" -> SWEEP;
      case "wake" -> WAKE;
      default ->
          throw new IllegalArgumentException(
              "Schedule's input has scope '%s'; use sweep or wake".formatted(scope));
    };
  }
}

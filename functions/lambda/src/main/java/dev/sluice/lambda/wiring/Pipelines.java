package dev.sluice.lambda.wiring;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.pipeline.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the document that describes the pipelines. */
final class Pipelines {
  private Pipelines() {}

  /** The pipelines of the document; a fault names {@code source}. */
  static List<Pipeline> parse(String source, String document) {
    List<Pipeline> pipelines =
        JsonObject.parse(source, document).objects("pipelines").stream()
            .map(json -> Pipeline.parse(json.members()))
            .toList();
    if (pipelines.isEmpty()) {
      throw new IllegalArgumentException(source + " describes no pipeline; add at least one");
    }
    Set<String> names = new HashSet<>();
    for (Pipeline pipeline : pipelines) {
      if (!names.add(pipeline.name())) {
        throw new IllegalArgumentException(
            "%s names pipeline '%s' twice; names must differ".formatted(source, pipeline.name()));
      }
    }
    return pipelines;
  }
}

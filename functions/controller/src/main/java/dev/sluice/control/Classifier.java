package dev.sluice.control;

import dev.sluice.layout.Ignored;
import dev.sluice.layout.Ignored.Reason;
import dev.sluice.layout.KeyMatch;
import dev.sluice.layout.LogKey;
import dev.sluice.layout.OutputPartition;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** Finds the partitions that an object belongs to, or why it belongs to none. */
final class Classifier {
  /** Pipeline's name under which objects of buckets without a pipeline are counted. */
  static final String NO_PIPELINE = "-";

  /** What an object is to a pipeline. */
  sealed interface Place {
    String pipeline();
  }

  /** Part of an output partition, by this source partition. */
  record Part(String pipeline, OutputPartition output, String rest) implements Place {}

  /** Nothing of ours. */
  record Nowhere(String pipeline, Reason reason) implements Place {}

  private final List<Pipeline> pipelines;

  Classifier(List<Pipeline> pipelines) {
    this.pipelines = List.copyOf(pipelines);
  }

  /** One part for each pipeline that the object belongs to, or the most telling reason for none. */
  List<Place> classify(Arrival arrival) {
    var parts = new ArrayList<Place>();
    var nowhere = new Nowhere(NO_PIPELINE, Reason.OTHER_BUCKET);
    for (Pipeline pipeline : pipelines) {
      if (pipeline.raw().bucket().equals(arrival.bucket())) {
        Place place = place(pipeline, arrival);
        if (place instanceof Nowhere other) {
          nowhere = moreTelling(nowhere, other);
        } else {
          parts.add(place);
        }
      }
    }
    return parts.isEmpty() ? List.of(nowhere) : parts;
  }

  private static Place place(Pipeline pipeline, Arrival arrival) {
    String name = pipeline.name();
    KeyMatch match = pipeline.raw().layout().match(arrival.key());
    if (match instanceof Ignored ignored) {
      return new Nowhere(name, ignored.reason());
    }
    if (arrival.size() == 0) {
      return new Nowhere(name, Reason.EMPTY_OBJECT);
    }
    var key = (LogKey) match;
    return pipeline
        .outputOf(key)
        .<Place>map(output -> new Part(name, output, pipeline.restOf(key.source())))
        .orElseGet(() -> new Nowhere(name, Reason.NO_DELIVERY_HOUR));
  }

  private static Nowhere moreTelling(Nowhere one, Nowhere other) {
    return rank(other.reason) > rank(one.reason) ? other : one;
  }

  private static int rank(Reason reason) {
    return switch (reason) {
      case OTHER_BUCKET -> 0;
      case OUTSIDE_PREFIX -> 1;
      case UNKNOWN_LAYOUT -> 2;
      case MARKER, EMPTY_OBJECT, NOT_A_LOG, NO_DELIVERY_HOUR -> 3;
      case DIGEST, INSIGHT, OTHER_FAMILY -> 4;
    };
  }
}

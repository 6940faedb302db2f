package dev.sluice.proof;

import dev.sluice.layout.LogKey;
import dev.sluice.layout.LogLayout;
import dev.sluice.layout.OutputPartition;
import dev.sluice.pipeline.Pipeline;
import java.util.Optional;

/** Where the digests of a pipeline's logs lie: in the sibling family of the logs' own. */
final class DigestPlace {
  private static final String LOGS = "/CloudTrail/";
  private static final String DIGESTS = "/CloudTrail-Digest/";

  private final Pipeline pipeline;
  private final Optional<LogLayout> layout;

  DigestPlace(Pipeline pipeline) {
    this.pipeline = pipeline;
    LogLayout logs = pipeline.raw().layout();
    String pattern = logs.pattern().substring(logs.prefix().length());
    layout =
        pattern.contains(LOGS)
            ? Optional.of(LogLayout.parse(logs.prefix(), pattern.replace(LOGS, DIGESTS)))
            : Optional.empty();
  }

  /** The layout of the digests; none for logs that CloudTrail did not deliver. */
  Optional<LogLayout> layout() {
    return layout;
  }

  /** Whether an object lies where this pipeline's digests do. */
  boolean holds(ObjectRef object) {
    return pipeline.raw().bucket().equals(object.bucket())
        && layout.filter(place -> place.match(object.key()) instanceof LogKey).isPresent();
  }

  /** The output partition of a log file; none when it is no log of this pipeline. */
  Optional<OutputPartition> outputOf(ObjectRef log) {
    return log.bucket().equals(pipeline.raw().bucket())
            && pipeline.raw().layout().match(log.key()) instanceof LogKey key
        ? pipeline.outputOf(key)
        : Optional.empty();
  }
}

package dev.sluice.pipeline;

import java.util.List;

/** Settings that no pipeline can run with; lists every fault at once. */
public final class PipelineException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  PipelineException(String pipeline, List<String> faults) {
    super(
        "Pipeline '%s' has %d fault(s):%n- %s"
            .formatted(
                pipeline, faults.size(), String.join(System.lineSeparator() + "- ", faults)));
  }
}

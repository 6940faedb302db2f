package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.ConditionalFile;
import java.util.Optional;

/** A watermark that waits for the rows to be written. */
record Advance(
    String uri, ConditionalFile file, Optional<ConditionalFile.Content> seen, Watermark to) {

  /** Moves the watermark, unless another run has done so since this one looked. */
  void apply() {
    String text = to.toJson();
    if (seen.filter(content -> content.text().equals(text)).isPresent()) {
      return;
    }
    try {
      file.write(text, seen.map(ConditionalFile.Content::version));
    } catch (ConditionalFile.ChangedException e) {
      throw new JobException(
          "Another run has moved the watermark %s while this one ran. The rows are written, the watermark is left as it is: run one job at a time, and this one again."
              .formatted(uri),
          e);
    }
  }
}

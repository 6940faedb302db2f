package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.run.JobException;

/** Says which value cannot be landed as its column is. */
final class BadValue {

  private BadValue() {}

  static JobException of(ReadPart part, SourceColumn column, String value) {
    return new JobException(
        "Reading %s through %s failed: column '%s' holds %s, which %s cannot. Cast or correct it in a 'query'."
            .formatted(
                part.label(),
                part.place().label(),
                column.name(),
                value,
                column.type().simpleString()));
  }
}

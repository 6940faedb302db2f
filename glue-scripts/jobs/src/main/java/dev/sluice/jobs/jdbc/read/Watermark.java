package dev.sluice.jobs.jdbc.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.jobs.run.JobException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has been read.
 *
 * @param source the table or query and its place
 * @param at the last value; null when there was no row
 * @param columns names and types as they were read; when they change, all is read again
 */
record Watermark(String source, String by, List<String> columns, @Nullable Point at) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Watermark {
    columns = List.copyOf(columns);
  }

  static Watermark of(
      JdbcRequest request, String by, List<SourceColumn> columns, @Nullable Point at) {
    return new Watermark(
        request.place().label() + " " + request.relation().label(),
        by,
        columns.stream().map(c -> c.name() + " " + c.type().simpleString()).toList(),
        at);
  }

  static Watermark fromJson(String uri, String json) {
    try {
      return JSON.readValue(json, Watermark.class);
    } catch (JsonProcessingException e) {
      throw new JobException(
          "The watermark %s cannot be read: %s. Restore it, or delete it to read all once more."
              .formatted(uri, e.getOriginalMessage()),
          e);
    }
  }

  String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A watermark cannot be written as JSON", e);
    }
  }

  /** Why this state says nothing about what is read now; absent when it does. */
  Optional<String> differsFrom(Watermark now) {
    if (!source.equals(now.source) || !by.equals(now.by)) {
      return Optional.of("the watermark is of %s by %s".formatted(source, by));
    }
    return columns.equals(now.columns) ? Optional.empty() : Optional.of("the columns have changed");
  }
}

package dev.sluice.jobs.declared;

import dev.sluice.jobs.run.JobException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The frames that a job has made so far, by name. */
final class Frames {
  private final SparkSession session;
  private final Map<String, Frame> frames = new LinkedHashMap<>();

  Frames(SparkSession session) {
    this.session = session;
  }

  SparkSession session() {
    return session;
  }

  void put(String name, Frame frame) {
    frames.put(name, frame);
  }

  /** What the frames' rows left out, by name, of those that left out something. */
  Map<String, Long> leftOut() {
    Map<String, Long> leftOut = new LinkedHashMap<>();
    frames.forEach((name, frame) -> leftOut.put(name, frame.leftOut()));
    leftOut.values().removeIf(count -> count == 0);
    return leftOut;
  }

  Frame get(String name) {
    Frame frame = frames.get(name);
    if (frame == null) {
      throw new JobException(
          "There is no frame '%s'; there are %s.".formatted(name, frames.keySet()));
    }
    return frame;
  }

  /** Runs SQL in which the frames that it names are views; others are not even computed. */
  Dataset<Row> sql(String text) {
    frames.forEach(
        (name, frame) -> {
          boolean several = frame instanceof Frame.Tables;
          if (several || mentions(text, name)) {
            frame
                .tables(name)
                .forEach(
                    (view, rows) -> {
                      if (mentions(text, view)) {
                        rows.createOrReplaceTempView(view);
                      }
                    });
          }
        });
    return session.sql(text);
  }

  private static boolean mentions(String text, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b", Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }
}

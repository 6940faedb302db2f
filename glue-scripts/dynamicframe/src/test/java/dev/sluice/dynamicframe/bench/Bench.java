package dev.sluice.dynamicframe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Times the frame's programs beside hand-written DataFrame programs of the same effect, in turn and
 * in one process, and prints the ratios of the medians. Arguments: megabytes, runs, directory.
 */
public final class Bench {

  /** One of two programs that are compared. */
  interface Program {
    void run(Path input, Path output);
  }

  private Bench() {}

  /** Runs the bench. */
  public static void main(String[] args) throws IOException {
    long megabytes = args.length > 0 ? Long.parseLong(args[0]) : 1_000;
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path directory = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("bench");
    Path input = directory.resolve("events-" + megabytes);
    if (!Files.exists(input)) {
      new EventGenerator(42).write(input, megabytes << 20, 8);
    }
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()) {
      spark.sparkContext().setLogLevel("WARN");
      Programs programs = new Programs(spark);
      compare(
          "ApplyMapping + ResolveChoice + write",
          1.3,
          runs,
          input,
          directory,
          programs::mappedFrame,
          programs::mappedRows);
      compare(
          "Relationalize",
          2.0,
          runs,
          input,
          directory,
          programs::relationalizedFrame,
          programs::explodedRows);
    }
  }

  private static void compare(
      String name,
      double limit,
      int runs,
      Path input,
      Path directory,
      Program frame,
      Program rows) {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      double first = seconds(frame, input, directory.resolve("frame"));
      double second = seconds(rows, input, directory.resolve("rows"));
      // The first run of each warms the JVM up and is not counted.
      if (run > 0) {
        ours.add(first);
        theirs.add(second);
      }
    }
    double ratio = median(ours) / median(theirs);
    print(
        "%s: DynamicFrame %.1f s %s, DataFrame %.1f s %s, ratio %.2f (at most %.1f)"
            .formatted(name, median(ours), ours, median(theirs), theirs, ratio, limit));
  }

  private static double seconds(Program program, Path input, Path output) {
    long start = System.nanoTime();
    program.run(input, output);
    return Math.round((System.nanoTime() - start) / 1e8) / 10.0;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @SuppressWarnings("SystemOut")
  private static void print(String line) {
    System.out.println(line);
  }
}

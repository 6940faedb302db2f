package dev.sluice.local.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a side's JVM is started: with what the build left in the checkout. */
record BenchClassPath(Path checkout) {

  /** The beginning of the command line. */
  List<String> java() throws IOException {
    Path bench = checkout.resolve("local/bench/target");
    Path jobs = checkout.resolve("glue-scripts/jobs/target");
    String classPath =
        String.join(
            File.pathSeparator,
            bench.resolve("sluice-bench.jar").toString(),
            jobs.resolve("sluice-jobs.jar").toString(),
            Files.readString(jobs.resolve("spark.classpath")).strip(),
            Files.readString(bench.resolve("bench.classpath")).strip());
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "@" + bench.resolve("classes/spark.jvm.args"),
        "-cp",
        classPath);
  }
}

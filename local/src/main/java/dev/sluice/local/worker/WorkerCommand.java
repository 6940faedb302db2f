package dev.sluice.local.worker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a worker JVM is started.
 *
 * @param checkout where the jobs were built
 * @param logs where workers and runs write their logs
 * @param scratch where Spark may keep files for a while
 * @param environment what points the run's AWS clients at the cloud
 */
public record WorkerCommand(
    Path checkout, Path logs, Path scratch, int megabytes, Map<String, String> environment) {
  private static final Path JOBS = Path.of("glue-scripts", "jobs", "target");

  public WorkerCommand {
    environment = Map.copyOf(environment);
  }

  Process start(int number) {
    try {
      Files.createDirectories(logs);
      Files.createDirectories(scratch);
      ProcessBuilder builder = new ProcessBuilder(command());
      builder.environment().putAll(environment);
      builder.redirectError(
          ProcessBuilder.Redirect.appendTo(logs.resolve("worker-" + number + ".log").toFile()));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("a worker JVM could not be started", e);
    }
  }

  Path runLog(String runId) {
    return logs.resolve(runId + ".log");
  }

  private List<String> command() throws IOException {
    Path classPath = checkout.resolve(JOBS).resolve("spark.classpath");
    Path jar = checkout.resolve(JOBS).resolve("sluice-jobs.jar");
    if (!Files.exists(classPath) || !Files.exists(jar)) {
      throw new IOException(
          "the jobs are not built: "
              + jar
              + " or "
              + classPath
              + " is missing; build them with"
              + " mvn package -pl glue-scripts/jobs -am, or start by ./sluice, which does");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + scratch);
    command.addAll(SparkOptions.read());
    command.add("-cp");
    command.add(
        jar
            + File.pathSeparator
            + Files.readString(classPath).trim()
            + File.pathSeparator
            + ownClasses());
    command.add(Worker.class.getName());
    return command;
  }

  private static Path ownClasses() {
    try {
      return Path.of(Worker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the worker's classes is no path", e);
    }
  }
}

package dev.sluice.local.spark;

import dev.sluice.local.worker.SparkOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts a JVM on Spark's class path with one of the job jar's main classes. */
public final class SparkJvm {
  private static final Path JOBS = Path.of("glue-scripts", "jobs", "target");

  private final Path checkout;
  private final int megabytes;

  public SparkJvm(Path checkout, int megabytes) {
    this.checkout = checkout;
    this.megabytes = megabytes;
  }

  /**
   * Runs the main class with this process's own input and output; answers its exit code. What Spark
   * says beside the result goes to the log; after a failure the cause is shown.
   */
  public int run(
      String mainClass, List<String> arguments, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command(mainClass, arguments)).inheritIO().redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread end = new Thread(process::destroyForcibly, "end-spark");
    Runtime.getRuntime().addShutdownHook(end);
    int code = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(end);
    if (code != 0) {
      throw new IllegalStateException(cause(log) + " (the whole log is " + log + ")");
    }
    return code;
  }

  /** Runs the main class and hands over each line that it prints. */
  public void ask(
      String mainClass,
      List<String> arguments,
      Map<String, String> environment,
      Path log,
      Consumer<String> line)
      throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command(mainClass, arguments)).redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread end = new Thread(process::destroyForcibly, "end-spark");
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(line);
    }
    int code = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(end);
    if (code != 0) {
      throw new IllegalStateException(cause(log) + " (the whole log is " + log + ")");
    }
  }

  /** The message of the exception that ended the JVM, without its stack trace. */
  private static String cause(Path log) throws IOException {
    StringBuilder cause = new StringBuilder();
    boolean within = false;
    for (String line : Files.readAllLines(log)) {
      within = line.startsWith("Exception in thread") || (within && !line.startsWith("\tat "));
      if (within) {
        cause.append(line.replaceFirst("^Exception in thread \"[^\"]*\" ", "")).append('\n');
      }
    }
    return cause.isEmpty() ? "Spark ended without saying why" : cause.toString().trim();
  }

  List<String> command(String mainClass, List<String> arguments) throws IOException {
    Path classPathFile = checkout.resolve(JOBS).resolve("spark.classpath");
    Path jar = checkout.resolve(JOBS).resolve("sluice-jobs.jar");
    if (!Files.exists(classPathFile) || !Files.exists(jar)) {
      throw new IllegalStateException(
          "the jobs are not built: "
              + jar
              + " or "
              + classPathFile
              + " is missing; start Sluice by"
              + " its launcher, ./sluice, which builds them");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-Xss4m"));
    command.addAll(List.of("-Dlog4j2.level=ERROR", "-Dlog4j2.StatusLogger.level=OFF"));
    command.addAll(SparkOptions.read());
    command.add("-cp");
    command.add(jar + File.pathSeparator + Files.readString(classPathFile).trim());
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}

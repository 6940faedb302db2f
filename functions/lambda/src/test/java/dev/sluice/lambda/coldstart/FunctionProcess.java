package dev.sluice.lambda.coldstart;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A function's package in a JVM of its own, under AWS's runtime client, as Lambda starts it. */
final class FunctionProcess {
  private FunctionProcess() {}

  /**
   * What one start took.
   *
   * @param init nanoseconds from process start to being ready for an event
   * @param first nanoseconds from then, or from the restore, to the first answer
   * @param processor nanoseconds of processor time until the first answer, which a busy machine
   *     changes less
   * @param memory peak resident bytes, where the system tells
   */
  record Start(long init, long first, long processor, long memory, RuntimeApi.Answer answer) {
    long total() {
      return init + first;
    }
  }

  /** Starts the function once for one event. */
  static Start start(
      Jdks.Jdk jdk, Path taskRoot, String handler, String event, Map<String, String> variables)
      throws IOException, InterruptedException {
    try (var api = new RuntimeApi()) {
      api.send(event);
      List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
      // As Lambda sets them, and the template's own.
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              "-Xmx440m",
              "-XX:+TieredCompilation",
              "-XX:TieredStopAtLevel=1",
              "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
              "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
      command.addAll(List.of("-cp", runtimeClient(), AWSLambda.class.getName(), handler));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      Path log = Files.createTempFile("function", ".log");
      builder.redirectOutput(log.toFile());
      // The runtime client looks for the function where it is started, as Lambda starts it there.
      builder.directory(taskRoot.toFile());
      builder.environment().clear();
      builder.environment().putAll(variables);
      builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
      builder.environment().put("LAMBDA_TASK_ROOT", taskRoot.toString());
      builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "function");
      builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
      builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
      builder.environment().put("AWS_LAMBDA_LOG_FORMAT", "TEXT");
      long startedAt = System.nanoTime();
      Process process = builder.start();
      try {
        RuntimeApi.Answer answer = answer(api, process, log);
        long ready = api.restoredAt() == 0 ? api.readyAt() : api.restoredAt();
        long processor = process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
        return new Start(
            ready - startedAt, answer.at() - ready, processor, memory(process), answer);
      } finally {
        process.destroyForcibly().waitFor();
        Files.delete(log);
      }
    }
  }

  private static RuntimeApi.Answer answer(RuntimeApi api, Process process, Path log)
      throws IOException, InterruptedException {
    try {
      return api.answer(process);
    } catch (IllegalStateException ended) {
      throw new IOException(ended.getMessage() + ":\n" + Files.readString(log), ended);
    }
  }

  private static String runtimeClient() {
    return Stream.of(AWSLambda.class, LambdaRuntime.class, JacksonFactory.class)
        .map(type -> Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()))
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static long memory(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    }
  }
}

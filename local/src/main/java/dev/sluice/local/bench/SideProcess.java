package dev.sluice.local.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One side's JVM, kept warm from round to round. */
final class SideProcess implements AutoCloseable {
  private static final String ANSWER = "bench:";

  private final String side;
  private final Path log;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private SideProcess(String side, Path log, Process process) {
    this.side = side;
    this.log = log;
    this.process = process;
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static SideProcess start(
      String side,
      String heap,
      BenchClassPath classPath,
      Path input,
      Path log,
      Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(classPath.java());
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseParallelGC"));
    command.addAll(List.of("dev.sluice.bench.Worker", side, input.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new SideProcess(side, log, builder.start());
  }

  /** Asks for one thing and waits for the answer. */
  String ask(String... request) throws IOException {
    requests.write(String.join("\t", request));
    requests.newLine();
    requests.flush();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(ANSWER)) {
        return line.substring(ANSWER.length());
      }
    }
    throw new IOException("The side '" + side + "' ended without an answer; see " + log);
  }

  /** Seconds that one round took. */
  double run(int round, Path output) throws IOException {
    return Double.parseDouble(ask("run", Integer.toString(round), output.toString()));
  }

  /** The most memory that the process held, or -1 where the system does not tell. */
  long peakMemory() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    requests.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

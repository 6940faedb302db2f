package dev.sluice.local.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker JVM as its pool sees it. */
final class WorkerProcess {
  private final Process process;
  private final BufferedReader answers;
  private final Writer runs;
  private volatile @Nullable String killedFor;

  WorkerProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.US_ASCII);
    this.runs = process.outputWriter(StandardCharsets.US_ASCII);
  }

  /** Waits until Spark is up. */
  void awaitReady() {
    String answer = answer();
    if (!answer.equals("READY")) {
      throw new WorkerLostException("the worker did not start but said: " + answer);
    }
  }

  /** Carries out a run; answers nothing when it succeeded, else why it failed. */
  @Nullable String run(Work work, Path log) {
    try {
      runs.write(encoded(log.toString()));
      for (String argument : work.arguments()) {
        runs.write(" " + encoded(argument));
      }
      runs.write("\n");
      runs.flush();
    } catch (IOException e) {
      throw lost();
    }
    String answer = answer();
    if (answer.equals("DONE")) {
      return null;
    }
    String reason = answer.substring(answer.indexOf(' ') + 1);
    return new String(Base64.getDecoder().decode(reason), StandardCharsets.UTF_8);
  }

  private String answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw lost();
      }
      return line;
    } catch (IOException e) {
      throw lost();
    }
  }

  private WorkerLostException lost() {
    String reason = killedFor;
    return new WorkerLostException(reason != null ? reason : "Command failed: the worker was lost");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill(String reason) {
    killedFor = reason;
    process.destroyForcibly();
  }

  /** Waits for its end, as long as that takes at most. */
  boolean hasEnded(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String encoded(String word) {
    return Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
  }
}

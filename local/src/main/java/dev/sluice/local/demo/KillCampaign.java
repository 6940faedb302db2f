package dev.sluice.local.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the demo in a process of its own, kills it without warning at random moments, starts it
 * again on the same state each time, and lets the last one end.
 */
public final class KillCampaign {
  private final List<String> demo;
  private final List<String> again;
  private final Path data;
  private final Path begun;
  private final Duration latest;
  private final SplittableRandom random;
  private final Consumer<String> say;

  /**
   * @param demo the command that runs the demo on {@code data}
   * @param again what to add when all was done before a kill came, so that there is work again
   * @param begun kills come when this file is there, or the process has ended
   * @param latest how long after that a process is killed at the latest
   */
  public KillCampaign(
      List<String> demo,
      List<String> again,
      Path data,
      Path begun,
      Duration latest,
      SplittableRandom random,
      Consumer<String> say) {
    this.demo = List.copyOf(demo);
    this.again = List.copyOf(again);
    this.data = data;
    this.begun = begun;
    this.latest = latest;
    this.random = random;
    this.say = say;
  }

  /** Answers the exit code of the demo that was let to its end. */
  public int run(int kills) throws IOException, InterruptedException {
    Path log = Files.createDirectories(data.resolve("logs")).resolve("campaign.log");
    boolean finished = false;
    int killed = 0;
    while (killed < kills) {
      long millis = random.nextLong(500, latest.toMillis());
      Process process = start(log, finished);
      awaitBeginning(process);
      finished = process.waitFor(millis, TimeUnit.MILLISECONDS);
      if (!finished) {
        process.destroyForcibly().waitFor();
        killed++;
        say.accept(String.format("kill %2d/%d  after %5.1f s", killed, kills, millis / 1e3));
      } else if (process.exitValue() != 0) {
        say.accept(
            "the demo ended by itself with exit code " + process.exitValue() + "; see " + log);
        return process.exitValue();
      }
    }
    say.accept("no more kills; the demo may end");
    return start(log, false).waitFor();
  }

  private void awaitBeginning(Process process) throws InterruptedException {
    boolean ended = false;
    while (!ended && !Files.exists(begun)) {
      ended = process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  private Process start(Path log, boolean finished) throws IOException {
    List<String> command = new ArrayList<>(demo);
    if (finished) {
      command.addAll(again);
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }
}

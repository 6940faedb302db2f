package dev.sluice.jobs.cloudtrail;

import dev.sluice.jobs.lake.LakeSink;
import dev.sluice.jobs.run.JobArguments;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * What a run asks of the catalog and the raw bucket before it converts, asked while Spark starts:
 * the two wait for different things.
 */
final class Preparation implements AutoCloseable {
  private final CompletableFuture<Integer> slots = new CompletableFuture<>();
  private final CompletableFuture<Ready> ready = new CompletableFuture<>();

  /**
   * What a run was asked to do, how it will do it, and the sink that it will be published by.
   *
   * @param startedAt before the first listing: an object that came earlier was listed, since S3
   *     lists are strongly consistent
   */
  record Ready(CloudTrailArguments run, Instant startedAt, RunPlan plan, LakeSink sink) {}

  /** Begins to ask. */
  Preparation(JobArguments arguments, Supplier<GlueClient> glue, Clock clock) {
    Thread thread =
        new Thread(
            () -> {
              try {
                ready.complete(ask(arguments, glue, clock));
              } catch (RuntimeException | Error e) {
                ready.completeExceptionally(e);
              }
            },
            "sluice-preparation");
    thread.setDaemon(true);
    thread.start();
  }

  private Ready ask(JobArguments arguments, Supplier<GlueClient> glue, Clock clock) {
    CloudTrailArguments run = CloudTrailArguments.from(arguments);
    Instant startedAt = clock.instant();
    LakeSink sink = Sinks.of(run, glue.get());
    try {
      return new Ready(run, startedAt, RunPlan.of(run, slots::join), sink);
    } catch (RuntimeException e) {
      sink.close();
      throw e;
    }
  }

  /** Waits for the answers; tasks are cut for so many slots. */
  Ready finish(int count) {
    slots.complete(count);
    try {
      return ready.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Closes the sink; planning closes it itself when it fails or is given up. */
  @Override
  public void close() {
    boolean givenUp = slots.cancel(false);
    if (!givenUp && ready.isDone() && !ready.isCompletedExceptionally()) {
      ready.join().sink().close();
    }
  }
}
